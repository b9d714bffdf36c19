/** A refused or held move is told on its own item, and on no other. */

import { expect, test } from 'vitest';

import type { NeedsYou } from '../../domain/sync/record';
import { needsOn } from './needs';

const AT = '2026-08-03T08:20:00Z';

function need(id: string, problem: string, said_at = AT): NeedsYou {
  const command = { do: 'problem.note', problem, words: 'Rang them' };
  return { id, said_at, command, outcome: 'refused', code: null, facts: {}, answered_at: AT };
}

test('an item tells of what was said of it, the oldest first', () => {
  const late = need('late', 'p', '2026-08-03T08:20:00.5Z');
  const needs = [late, need('other', 'q'), need('soon', 'p')];
  expect(needsOn('p', needs).map(({ id }) => id)).toEqual(['soon', 'late']);
});
