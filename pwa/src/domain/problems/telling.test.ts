/** A full story lets go of what is told elsewhere before it lets go of anybody's words. */

import { expect, test } from 'vitest';

import type { Entry, Person, Problem } from '../../generated/wire';
import type { Moment } from '../base';
import { orgOf } from '../org';
import { STORY_MAX } from './entity';
import { tell } from './telling';

const AT = '2026-08-03T08:00:00Z';
const EARLIER = '2026-08-03T07:00:00Z';
const SPEAKER: Person = { id: 'nurse', rev: 1, name: 'Amina Yusuf' };
const MOMENT: Moment = {
  command_id: 'late-note',
  said_at: EARLIER,
  heard_at: AT,
  speaker: SPEAKER,
  known: { problem: () => undefined, person: () => SPEAKER, find: () => undefined },
  org: orgOf({}),
};

function entry(n: number): Entry {
  const id = `entry-${String(n).padStart(3, '0')}`;
  return { id, at: AT, move: n < 2 ? 'me_too' : 'note', unit: 'ash' };
}

test('an older note that is heard late takes the place of the oldest "me too"', () => {
  const story = Array.from({ length: STORY_MAX }, (_, n) => entry(n));
  const problem: Problem = {
    id: 'one',
    rev: 1,
    unit: 'ash',
    text: 'No second pair of hands',
    state: 'raised',
    raised: { by: 'nurse', who: 'Nurse', at: AT, heard_at: AT },
    response_due_at: AT,
    story,
  };
  const told = tell(problem, MOMENT, 'note', { words: 'It was the night before' });
  expect(told.map(({ id }) => id)).toStrictEqual([
    'late-note',
    ...story.slice(1).map(({ id }) => id),
  ]);
});
