/** The open items that one may be joined with: likely the same first, then the newest. */

import type { Desk } from '../../data/desk.svelte';
import { dayAt } from '../../domain/days';
import { likelyDuplicates } from '../../domain/likely-duplicates';
import { isOpen } from '../../domain/problems/entity';
import { involved } from '../../domain/problems/telling';
import { hasRight } from '../../domain/rights';
import type { Problem, Uuid } from '../../generated/wire';

const SHOWN = 6;

export interface Wanted {
  readonly problem: Problem;
  readonly desk: Pick<Desk, 'problems' | 'person' | 'now'>;
  /** What the reader looks for; empty: whatever is like the item itself. */
  readonly search: string;
  /** Stays in the list, whatever is searched for; empty while none is chosen. */
  readonly chosen: Uuid;
}

export function mergeChoices({ problem, desk, search, chosen }: Wanted): readonly Problem[] {
  const open = mine(problem, desk);
  const found = search.trim() === '' ? likeItself(problem, open) : searched(search, open);
  const picked = open.filter(({ id }) => id === chosen);
  return [...new Set([...picked, ...found])].slice(0, SHOWN);
}

/** Open, another one, and of a unit for which the reader may act. */
function mine(problem: Problem, { problems, person, now }: Wanted['desk']): readonly Problem[] {
  const today = dayAt(now);
  return problems
    .filter((other) => other.id !== problem.id && isOpen(other) && other.text !== '')
    .filter((other) => involved(other).some((unit) => hasRight(person, 'team_work', today, unit)))
    .sort((one, other) => Date.parse(other.raised.at) - Date.parse(one.raised.at));
}

function likeItself(problem: Problem, open: readonly Problem[]): readonly Problem[] {
  return [...alike(problem.text, open), ...open];
}

function searched(search: string, open: readonly Problem[]): readonly Problem[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const holding = open.filter(({ text }) => {
    return words.every((word) => text.toLowerCase().includes(word));
  });
  return [...holding, ...alike(search, open)];
}

function alike(text: string, open: readonly Problem[]): readonly Problem[] {
  const raised = open.map(({ id, text: words, voices = [] }) => {
    return { id, text: words, voices: voices.length + 1 };
  });
  const ids = likelyDuplicates(text, raised, SHOWN).map(({ id }) => id);
  return ids.flatMap((id) => open.filter((one) => one.id === id));
}
