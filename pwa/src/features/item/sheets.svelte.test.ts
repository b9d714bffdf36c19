/** Nothing that somebody may do with an item is out of reach on its screen. */

import { expect, test } from 'vitest';

import { MOVES } from '../../domain/problems/moves';
import { FACES } from '../../wording/moves';
import { SHEETS } from './sheets';

const OWN_BUTTONS = ['give_permission', 'offer_coach'];

test('every move has its sheet and its words', () => {
  expect([...SHEETS.keys()].sort()).toEqual([...MOVES, ...OWN_BUTTONS].sort());
  expect(Object.keys(FACES).sort()).toEqual([...SHEETS.keys()].sort());
});
