/** What wards write comes down to terms that compare: "obs machines" are "the Dinamap". */

/** Words of one stem are forms of each other; stems that mean the same on a ward share a term. */
export interface WardWord {
  readonly stem: string;
  readonly term: string;
  readonly weight: number; // 1 for what the text is about, less for what is said of many things
}

/** The words of a text in lower case, with pairs such as "wi-fi" written as one. */
export function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase().replace(APOSTROPHES, '').replace(PAIRS, '$1$2');
  return lower.match(WORDS) ?? [];
}

/** Null for a word that says nothing alone ("the", "again"). */
export function wardWord(word: string): WardWord | null {
  const stem = stemOf(word);
  if (STOP_WORDS.has(word) || STOP_WORDS.has(stem)) return null;
  const term = TERMS.get(word) ?? TERMS.get(stem) ?? stem;
  return { stem, term, weight: weightOf(stem, term) };
}

/** Light on purpose: a stem need not be a word, only the same for "charge" and "charging". */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  const singular = word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1');
  const bare = singular.replace(/(?<=...)(ing|ed|e)$/, '');
  return bare.replace(/([bdgmnprt])\1$/, '$1');
}

function weightOf(stem: string, term: string): number {
  if (/^\d/.test(stem) || PLACES_AND_TIMES.has(stem)) return 0.2;
  return FAULTS.has(term) ? 0.5 : 1;
}

function spaced(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}

function meanings(table: string): readonly (readonly string[])[] {
  return table.trim().split('\n').map(spaced);
}

const APOSTROPHES = /['’]/g;
const WORDS = /[\p{L}\p{N}]+/gu;
const PAIRS = /\b(wi|blood|call|nurse|hand|x)[ \-\u2011]+(fi|pressure|bell|call|over|ray)\b/g;

const STOP_WORDS: ReadonlySet<string> = new Set(
  spaced(`
    a about after again all also always am an and another any are arent as at be because been
    before being both but by can cannot cant come could couldnt did didnt do does doesnt doing
    dont down each even every everyone few for from get getting go goes going got had has hasnt
    have havent having he her here him his how i if in into is isnt it its just keep kept last
    let lot made make many me more most much must my need never next nobody no nor not nothing
    now of off often on once one only or other our out over patient people please put really
    said same she should so some someone still such take than that the their them then there
    these they thing this those through time to today too up us use very was wasnt we well were
    what when where which while who why will with without wont would yesterday yet you your
  `),
);

/** Said of many problems: where and when, and words for any machine. */
const PLACES_AND_TIMES: ReadonlySet<string> = new Set(
  spaced(`
    ward bay bed room side corridor area machine kit equipment device unit
    night morning afternoon evening day week weekend shift round lunch
  `).map(stemOf),
);

/** What is wrong with a thing. Each line is one meaning, named by its first word. */
const FAULT_MEANINGS = meanings(`
  broken broke break faulty fault bust dead damaged failing jam stuck sticks working knackered
  battery batteries flat charge charger uncharged
  missing lost lose gone disappeared find vanished
  short shortage empty stock low lack ran enough
  late delay slow wait long
  leak flood wet
  torn tear ripped split cracked
  collect pick fetch
`);

/** What the text is about. */
const SUBJECT_MEANINGS = meanings(`
  obs observation bp bloodpressure dinamap vitals sphyg
  medicine medication meds drug tablet tto tta
  wifi wireless internet network
  computer pc laptop cow wow workstation terminal
  buzzer bell callbell nursecall
  linen sheet blanket pillowcase pillow towel
  ppe glove apron mask
  fridge refrigerator
  physio physiotherapy physiotherapist
  doctor dr doc
  staff understaffed
  blood phleb phlebotomy phlebotomist sample
  cannula venflon
  drip infusion iv
  toilet loo wc bathroom lavatory
  scales weigh
  phone telephone mobile handset
  light lamp bulb
  oxygen o2
  printer print
  relative family visitor
`);

const FAULTS: ReadonlySet<string | undefined> = new Set(FAULT_MEANINGS.map(([term]) => term));

const TERMS: ReadonlyMap<string, string> = new Map(
  [...FAULT_MEANINGS, ...SUBJECT_MEANINGS].flatMap((words) =>
    words.flatMap((word) => [word, stemOf(word)].map((form) => [form, words[0] ?? word] as const)),
  ),
);
