/**
 * While somebody types, the device finds what the team has raised already; it needs no network.
 *
 * Two texts are likely the same when they share most of the weight of their words. A word weighs
 * more when few problems hold it, and a slip of the thumb ("scaner") still counts.
 */

import { slipOf } from './slips';
import { wardWord, wordsOf, type WardWord } from './ward-words';

export interface Raised {
  readonly id: string;
  readonly text: string;
  readonly voices: number;
}

/** Texts read once, so that each letter typed after that costs little. */
export interface Read<T extends Raised> {
  readonly texts: readonly ReadText<T>[];
  readonly holders: ReadonlyMap<WardWord, readonly ReadText<T>[]>;
  readonly weigh: Weigh;
}

interface ReadText<T extends Raised> {
  readonly raised: T;
  readonly folded: string;
  readonly words: readonly WardWord[];
}

/** A word's own weight, times how rare its term is: 1 where nobody holds it, down to RARITY_MIN. */
type Weigh = (word: WardWord) => number;

/** How like each other an asked word and one that was raised are: above 0, at most 1. */
interface Likeness {
  readonly asked: WardWord;
  readonly alike: number;
}

type LikenessOf = ReadonlyMap<WardWord, readonly Likeness[]>;

/** The open problems that these words may repeat: likeliest first, at most `limit`. */
export function likelyDuplicates<T extends Raised>(
  words: string,
  open: Read<T> | readonly T[],
  limit = 3,
): readonly T[] {
  const read = 'texts' in open ? open : readTexts(open);
  return alikeTo(words, read, DUPLICATE_SCORE_MIN).slice(0, limit);
}

/** The closed problem that seems to be back. Held to more: a wrong guess stirs up old ground. */
export function recurrenceOf<T extends Raised>(
  words: string,
  closedWithin90Days: Read<T> | readonly T[],
): T | null {
  const read = 'texts' in closedWithin90Days ? closedWithin90Days : readTexts(closedWithin90Days);
  return alikeTo(words, read, RECURRENCE_SCORE_MIN)[0] ?? null;
}

/** Wards repeat their words, so each is understood once for all texts. */
export function readTexts<T extends Raised>(raised: readonly T[]): Read<T> {
  const lexicon = new Map<string, WardWord | null>();
  const understand = (word: string): WardWord | null => {
    const known = lexicon.get(word);
    if (known !== undefined) return known;
    const understood = wardWord(word);
    lexicon.set(word, understood);
    return understood;
  };
  const texts = raised.map((one) => ({
    raised: one,
    folded: fold(one.text),
    words: distinct(wordsOf(one.text).map(understand)),
  }));
  return { texts, ...indexOf(texts) };
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

function distinct(words: readonly (WardWord | null)[]): readonly WardWord[] {
  const kept: WardWord[] = [];
  for (const word of words) {
    if (word && !kept.some(({ term }) => term === word.term)) kept.push(word);
  }
  return kept;
}

function indexOf<T extends Raised>(texts: Read<T>['texts']): Pick<Read<T>, 'holders' | 'weigh'> {
  const holders = new Map<WardWord, ReadText<T>[]>();
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of text.words) {
      const others = holders.get(word);
      if (others) others.push(text);
      else holders.set(word, [text]);
      counts.set(word.term, (counts.get(word.term) ?? 0) + 1);
    }
  }
  const all = Math.log(Math.max(texts.length, FEW) + 1);
  const share = (term: string) => Math.log((counts.get(term) ?? 0) + 1) / all;
  return { holders, weigh: ({ term, weight }) => weight * (1 - (1 - RARITY_MIN) * share(term)) };
}

function alikeTo<T extends Raised>(words: string, read: Read<T>, scoreMin: number): readonly T[] {
  const asked = distinct(wordsOf(words).map(wardWord)).slice(0, ASKED_WORDS_MAX);
  const likeness = likenessTo(asked, read.holders.keys());
  const folded = fold(words);
  const sharing = [...likeness.keys()].flatMap((word) => read.holders.get(word) ?? []);
  const same = read.texts.filter((text) => text.folded === folded);
  return [...new Set([...same, ...sharing])]
    .map((text) => ({
      raised: text.raised,
      score: text.folded === folded ? SAME : scoreOf(asked, text.words, likeness, read.weigh),
    }))
    .filter(({ score }) => score >= scoreMin)
    .sort((one, other) => other.score - one.score || moreVoicesFirst(one.raised, other.raised))
    .map(({ raised }) => raised);
}

function moreVoicesFirst(one: Raised, other: Raised): number {
  return other.voices - one.voices || (one.id < other.id ? -1 : 1);
}

function likenessTo(asked: readonly WardWord[], raised: Iterable<WardWord>): LikenessOf {
  const likeness = new Map<WardWord, readonly Likeness[]>();
  for (const word of raised) {
    const alike = asked.flatMap((other) => {
      if (other.term === word.term) return [{ asked: other, alike: 1 }];
      return slipOf(other.stem, word.stem) ? [{ asked: other, alike: SLIP }] : [];
    });
    if (alike.length > 0) likeness.set(word, alike);
  }
  return likeness;
}

/** 0 to 1: half for what both share, half for how much of the one is in the other. */
function scoreOf(
  asked: readonly WardWord[],
  raised: readonly WardWord[],
  likeness: LikenessOf,
  weigh: Weigh,
): number {
  const best = new Map<WardWord, number>();
  let [ofRaised, plainShared] = [0, 0];
  for (const word of raised) {
    let likest = 0;
    for (const { asked: other, alike } of likeness.get(word) ?? []) {
      best.set(other, Math.max(best.get(other) ?? 0, alike));
      likest = Math.max(likest, alike);
    }
    ofRaised += likest * weigh(word);
    plainShared += likest * word.weight;
  }
  if (plainShared < SHARED_WEIGHT_MIN) return 0;
  const ofAsked = sum(asked, (word) => (best.get(word) ?? 0) * weigh(word));
  const [allAsked, allRaised] = [sum(asked, weigh), sum(raised, weigh)];
  const shared = (ofAsked + ofRaised) / (allAsked + allRaised);
  return (shared + Math.max(ofAsked / allAsked, ofRaised / allRaised)) / 2;
}

function sum(words: readonly WardWord[], weigh: Weigh): number {
  return words.reduce((total, word) => total + weigh(word), 0);
}

// Tuned on the tables of the tests: texts that a ward calls the same, and texts that it does not.
const DUPLICATE_SCORE_MIN = 0.55;
const RECURRENCE_SCORE_MIN = 0.7;
const SAME = 2; // letter for letter: before any other
const SHARED_WEIGHT_MIN = 0.7; // one subject, or a fault with its place: never a place alone
const SLIP = 0.8;
const RARITY_MIN = 0.5;
const FEW = 20; // among fewer texts than this, what is common cannot be told
const ASKED_WORDS_MAX = 24;
