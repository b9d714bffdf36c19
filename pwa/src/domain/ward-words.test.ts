/** Words that mean the same on a ward share a term, and words that say little weigh little. */

import { expect, test } from 'vitest';

import { wardWord, wordsOf } from './ward-words';

function termsOf(text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => wardWord(word)?.term ?? []);
}

test.each([
  ['The Wi-Fi', ['wifi']],
  ['wi fi', ['wifi']],
  ['Wi\u2011Fi', ['wifi']],
  ['WIFI!!', ['wifi']],
  ['The obs machine', ['obs', 'machin']],
  ['Observations', ['obs']],
  ['blood pressure', ['obs']],
  ['blood samples', ['blood', 'blood']],
  ['meds / medicines / medication', ['medicine', 'medicine', 'medicine']],
  ['call bell, buzzer', ['buzzer', 'buzzer']],
  ['batteries don’t charge', ['battery', 'battery']],
  ["it isn't working, it's broken", ['broken', 'broken']],
  ['comode commodes', ['comod', 'commod']],
  ['slings sling', ['sling', 'sling']],
  ['glass glasses', ['glass', 'glass']],
  ['x-ray', ['xray']],
  ['again and again', []],
  ['Café', ['café']],
  ['', []],
])('"%s" comes down to %j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});

test.each([
  ['hoist', 1],
  ['broken', 0.5],
  ['faulty', 0.5],
  ['machines', 0.2],
  ['side', 0.2],
  ['nights', 0.2],
  ['3', 0.2],
  ['6am', 0.2],
])('%s weighs %d', (word, weight) => {
  expect(wardWord(word)?.weight).toBe(weight);
});
