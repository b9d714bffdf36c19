/** A story says each move in words of its own. */

import { expect, it } from 'vitest';

import { entryWords } from './story';

const AT = '2026-08-03T08:20:00Z';
const READER = { me: '', now: AT, unit: () => '' };

it('says that an answer was read out, not that somebody wrote', () => {
  const entry = { id: 'one', at: AT, move: 'read_out', unit: 'maple', who: 'Staff nurse' };
  expect(entryWords(entry, READER).what).toBe('Staff nurse read the answer out to the team');
});
