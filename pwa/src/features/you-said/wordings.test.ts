/** What was decided of a line is kept; what is not ours is no decision. */

import { expect, test } from 'vitest';

import { asItStands, keepWordings, keyOf, worded, type Wordings, wordingsIn } from './wordings';

const LINE = { id: 'p1', said: 'Mrs Patel fell', did: 'A rail', at: '2026-08-06T09:00:00Z' };
const DECIDED: Wordings = { p1: { kept: true }, p2: { said: 'Somebody fell', did: 'A rail' } };

function memory(before: string | null) {
  let held = before;
  return {
    getItem: () => held,
    setItem: (_key: string, value: string) => { held = value; },
  };
}

test('what is kept is read back', () => {
  const one = memory(null);
  keepWordings(one, DECIDED);
  expect(wordingsIn(one)).toEqual(DECIDED);
});

test.each([null, '', '[]', 'null', '{"p1":1}', '{"p1":{"said":"a"}}', '{"p1":{"kept":false}}'])(
  '%s is no decision',
  (held) => { expect(wordingsIn(memory(held))).toEqual({}); },
);

test('the poster has the words that were decided on, and of an answer anew none', () => {
  expect(worded(LINE, undefined)).toBe(LINE);
  expect(worded(LINE, DECIDED.p1)).toBe(LINE);
  expect(worded(LINE, DECIDED.p2)).toEqual({ ...LINE, said: 'Somebody fell' });
  expect(worded(LINE, asItStands(DECIDED.p2))).toEqual({ ...LINE, said: 'Somebody fell' });
  expect(worded(LINE, asItStands(undefined))).toBe(LINE);
  expect(keyOf(LINE)).not.toBe(keyOf({ ...LINE, at: '2026-08-07T09:00:00Z' }));
});
