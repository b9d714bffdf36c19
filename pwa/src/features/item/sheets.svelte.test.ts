/** Nothing that somebody may do with an item is out of reach on its screen. */

import { expect, test } from 'vitest';

import { PREDICTED } from '../../domain/problems/rules';
import { FACES } from '../../wording/moves';
import { SHEETS } from './sheets';

/** Said by capture, and by opening. */
const NOT_CHOSEN_HERE = ['problem.raise', 'problem.see', 'problem.receive'];
const OWN_BUTTONS = ['give_permission', 'offer_coach'];

test('every move has its sheet and its words', () => {
  const moves = PREDICTED.filter((command) => !NOT_CHOSEN_HERE.includes(command));
  expect(Object.keys(SHEETS).sort()).toEqual([...moves, ...OWN_BUTTONS].sort());
  expect(Object.keys(FACES).sort()).toEqual(Object.keys(SHEETS).sort());
});
