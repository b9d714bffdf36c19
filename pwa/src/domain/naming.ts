/** What in a line may name somebody: a question to whoever lets it leave the ward, and no more. */

import { maybeSomebody } from './beside-a-bed';

export type Naming =
  | 'nhs_number'
  | 'phone'
  | 'date'
  | 'email'
  | 'address'
  | 'postcode'
  | 'bed'
  | 'title'
  | 'name';

export interface Trace {
  readonly kind: Naming;
  /** As they stand in the text, from this character on. */
  readonly words: string;
  readonly from: number;
}

interface Sign {
  readonly kind: Naming;
  readonly pattern: RegExp;
  /** What else must be true of the words found, or of the line around them. */
  readonly holds?: (words: string, text: string) => boolean;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const YEAR = '(?:18|19|20)\\d{2}';
const BORN = '(?:born|d\\.?o\\.?b\\.?)(?: in| on)?:?';
// Its second part has none of the letters that are read as another (BS 7666): "B2 3PM" is a time.
const POSTCODE = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}';
const STREET = "(?:\\p{Lu}[\\p{L}'’-]+,? ){0,5}";
const BED = '[Bb]ed \\d+[a-z]?';
const SURNAME = "\\p{Lu}[\\p{Ll}'’][\\p{L}'’-]+(?![\\p{L}'’-])";
const PLACE = '(?:Ward|Bay|Unit|Suite|Wing|House|Room)';
const TITLES = 'Mrs|Mr|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sister|Matron|Nurse|Sir';
const WHO = 'he|she|him|her|his|man|woman|lady|gentleman|patient|relative';
const WHOSE = 'wife|husband|son|daughter|mother|father';
const SOMEBODY = new RegExp(`\\b(?:${WHO}|${WHOSE})\\b`, 'iu');
const NHS_DIGITS = 10;
const NHS_MODULUS = 11;
const SHORTEST_NAME = 3;

// Where two find the same words, the one that stands higher names them.
const SIGNS: readonly Sign[] = [
  { kind: 'email', pattern: /[^\s@]+@[^\s@]+\.[^\s@.,;]+/gu },
  { kind: 'nhs_number', pattern: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/gu, holds: isNhsNumber },
  { kind: 'phone', pattern: /(?:\+44 ?|\b0)\d(?:[ -]?\d){8,9}\b/gu },
  { kind: 'date', pattern: /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b/gu },
  { kind: 'date', pattern: new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH} \\d{4}\\b`, 'giu') },
  { kind: 'date', pattern: new RegExp(`\\b${YEAR}([./-])(?:0?[1-9]|1[0-2])\\1[0-3]?\\d\\b`, 'gu') },
  { kind: 'date', pattern: new RegExp(`\\b${BORN} (?:${MONTH} )?${YEAR}\\b`, 'giu') },
  { kind: 'address', pattern: new RegExp(`\\b\\d{1,4}[a-z]?,? ${STREET}${POSTCODE}\\b`, 'gu') },
  { kind: 'postcode', pattern: new RegExp(`\\b${POSTCODE}\\b`, 'gu') },
  { kind: 'title', pattern: new RegExp(`\\b(?:${TITLES})\\.? \\p{Lu}[\\p{L}'’-]+`, 'gu') },
  {
    kind: 'bed',
    pattern: new RegExp(`\\b${BED}(?:[,:]? | \\()${SURNAME}(?! ${PLACE}\\b)`, 'gu'),
    holds: saysWho,
  },
  {
    kind: 'bed',
    pattern: new RegExp(`\\b${SURNAME}(?:,? | is )(?:(?:in|at) )?${BED}\\b`, 'gu'),
    holds: saysWho,
  },
  { kind: 'bed', pattern: /\bbed \d+[a-z]?\b/giu, holds: (_words, text) => SOMEBODY.test(text) },
];

/**
 * In the order of the text; no two overlap. `names`: of the people who are known here, as they
 * are written, each of their words counts alone. A patient's name cannot be known: a title before
 * it, a number or a bed with somebody in it is all that tells.
 */
export function tracesIn(text: string, names: readonly string[]): readonly Trace[] {
  const found = [...SIGNS.flatMap((sign) => tracesOf(sign, text)), ...namesIn(text, names)];
  const apart: Trace[] = [];
  for (const trace of found) if (!apart.some((one) => overlap(one, trace))) apart.push(trace);
  return apart.sort((one, other) => one.from - other.from);
}

function tracesOf({ kind, pattern, holds = () => true }: Sign, text: string): readonly Trace[] {
  return [...text.matchAll(pattern)]
    .map(({ 0: words, index }) => ({ kind, words, from: index }))
    .filter(({ words }) => holds(words, text));
}

/** A name is written with a capital: "will" and "rose" are words. */
function namesIn(text: string, names: readonly string[]): readonly Trace[] {
  const known = new Set(names.flatMap((name) => name.split(/\s+/u)).filter(isTelling));
  return [...text.matchAll(/\p{Lu}[\p{L}'’-]+/gu)]
    .map(({ 0: words, index }): Trace => ({ kind: 'name', words, from: index }))
    .filter(({ words }) => known.has(words.replace(/['’]s$/u, '')))
    .reduce<readonly Trace[]>((before, next) => joined(text, before, next), []);
}

/** "Amina Yusuf" is one. */
function joined(text: string, before: readonly Trace[], next: Trace): readonly Trace[] {
  const last = before.at(-1);
  const between = last && text.slice(last.from + last.words.length, next.from);
  if (last === undefined || between !== ' ') return [...before, next];
  return [...before.slice(0, -1), { ...last, words: `${last.words} ${next.words}` }];
}

function isTelling(name: string): boolean {
  return name.length >= SHORTEST_NAME && /^\p{Lu}/u.test(name);
}

/** "Okafor in bed 4", and not "Hoist in bed 4" */
function saysWho(words: string): boolean {
  const beside = words.replace(new RegExp(BED, 'u'), '');
  return maybeSomebody(new RegExp(SURNAME, 'u').exec(beside)?.[0] ?? '');
}

/** The tenth digit checks the others: NHS Data Dictionary, modulus 11. */
function isNhsNumber(words: string): boolean {
  const digits = Array.from(words.replace(/\D/gu, ''), Number);
  const weighed = digits.slice(0, -1).map((digit, at) => digit * (NHS_DIGITS - at));
  const sum = weighed.reduce((total, one) => total + one, 0);
  return (NHS_MODULUS - (sum % NHS_MODULUS)) % NHS_MODULUS === digits.at(-1);
}

function overlap(one: Trace, other: Trace): boolean {
  return one.from < other.from + other.words.length && other.from < one.from + one.words.length;
}
