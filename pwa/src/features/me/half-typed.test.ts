/** Whatever was typed can be found again, and copied, wherever its form has gone. */

import { expect, test } from 'vitest';

import type { Problem } from '../../generated/wire';
import { halfTyped, textsIn } from './half-typed';

const ID = '0190a5d0-0000-7000-8000-00000000000a';
const ITEM = { id: ID, text: 'The tap drips' } as Problem;

test.each([
  [{ text: ' No hoist sling ', about: 'equipment', unit: ID }, ['No hoist sling']],
  [{ step: 'Ring Ann', person: ID, by_on: '2026-11-30', also: ['Bo.'] }, ['Ring Ann', 'Bo.']],
  [{ text: 'lift', unit: ID }, ['lift']],
  [{ text: '  ', about: null }, []],
  ['Plain words', ['Plain words']],
])('of %j these were typed: %j', (value, texts) => {
  expect(textsIn(value)).toEqual(texts);
});

test('each draft says where it goes on; one whose item is gone is still listed', () => {
  const drafts = ['capture#t', `item-${ID}-problem.own#t`, 'needs-you other', 'new-date x'].map(
    (key, at) => ({ key, value: { words: at === 3 ? '' : `Words of ${key}` }, saved_at: '' }),
  );
  const found = halfTyped(drafts, (id) => (id === ID ? ITEM : undefined));
  expect(found.map(({ is_new, about }) => [is_new, about?.text])).toEqual([
    [true, undefined],
    [false, 'The tap drips'],
    [false, undefined],
  ]);
});
