/** Whoever may look after Heard finds the way there, on every device. */

import { expect, test } from 'vitest';

import { placesFor } from './places';

const WARD = { id: 'ward', rev: 1, name: 'Maple Ward', tier: 1 };
const MATRONS = { id: 'matrons', rev: 1, name: 'Medical wards', tier: 2 };
const BOARD = { page: 'board' } as const;

type Units = readonly { readonly tier: number }[];

function placesOf(rights: readonly string[], answering: Units, wards: Units = [WARD]) {
  const units = [...wards, ...answering];
  const places = placesFor({ me: { rights }, answering, units, view: { needsYou: [] } }, BOARD);
  return places.map(({ label }) => label);
}

test('each place comes with the seat that it is for', () => {
  expect(placesOf(['team_work'], [])).toEqual(['Board', 'Me']);
  expect(placesOf(['answer'], [MATRONS])).toEqual(['Board', 'Queue', 'Me']);
  expect(placesOf(['administer'], [])).toEqual(['Board', 'Admin', 'Me']);
});

test('whoever only answers sees first what they owe', () => {
  expect(placesOf(['answer'], [MATRONS], [])).toEqual(['Queue', 'Board', 'Me']);
  expect(placesOf(['administer'], [], [])).toEqual(['Board', 'Admin', 'Me']);
});

test('a shared tablet has its board, and what needs somebody once something does', () => {
  const shared = { kind: 'tablet', unit: 'ward', revoked: false } as const;
  const me = { rights: ['huddle'], shared };
  const on = (needsYou: readonly unknown[]) => {
    const places = placesFor({ me, answering: [], units: [WARD], view: { needsYou } }, BOARD);
    return places.map(({ label, count }) => [label, count?.figure]);
  };
  expect(on([])).toEqual([['Board', undefined]]);
  expect(on([1, 2])).toEqual([['Board', undefined], ['Needs you', '2']]);
});

test('an administrator who also answers has both places', () => {
  expect(placesOf(['administer', 'answer'], [MATRONS])).toEqual(['Board', 'Queue', 'Admin', 'Me']);
});
