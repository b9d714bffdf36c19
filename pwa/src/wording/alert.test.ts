/** An alert is told in minutes and in seats: never a name, never "sent" before it was. */

import { describe, expect, test } from 'vitest';

import { orgOf } from '../domain/org';
import type { Alert, Entry } from '../generated/wire';
import {
  lasting,
  logWords,
  nextWords,
  raisedWords,
  standingWords,
  stoppedWords,
  tellsWords,
  toldWords,
  unsentWords,
} from './alert';

const AT = '2026-08-03T08:15:00Z';
const NOW = '2026-08-03T08:20:00Z';
const ORG = orgOf({
  unit: [
    { id: 'board', rev: 1, name: 'Trust', tier: 5 },
    { id: 'division', rev: 1, name: 'Surgery', tier: 3, parent: 'board', seat: 'director' },
    { id: 'group', rev: 1, name: 'Wards', tier: 2, parent: 'division', seat: 'matron' },
    { id: 'ash', rev: 1, name: 'Ash', tier: 1, parent: 'group' },
  ],
  seat: [
    { id: 'matron', rev: 1, unit: 'group', role: 'matron', title: 'Matron' },
    { id: 'director', rev: 1, unit: 'division', role: 'director', title: 'Divisional director' },
  ],
});
const ALERT: Alert = {
  id: 'alert',
  rev: 1,
  unit: 'ash',
  words: 'The piped oxygen has failed',
  raised: { by: 'amina', who: 'Staff nurse', at: AT, heard_at: '2026-08-03T08:17:00Z' },
  told: ['ash', 'group'],
  phoned: true,
};
const HEARD = { by: 'dot', who: 'Matron', at: '2026-08-03T08:19:00Z', id: 'h', unit: 'group' };
const ENDED = { by: 'dot', who: 'Matron', at: NOW, unit: 'group', words: 'Cylinders are here' };

test.each([
  [0, 'less than a minute'],
  [1, '1 minute'],
  [59, '59 minutes'],
  [119, '119 minutes'],
  [150, '2 hours'],
])('%i minutes last “%s”', (minutes, words) => {
  expect(lasting(minutes)).toBe(words);
});

describe('how it stands', () => {
  test.each([
    ['told', ALERT, false, 'Told 3 minutes ago. Nobody has answered yet.'],
    [
      'not sent, so nobody was told',
      ALERT,
      true,
      'It is on this device alone. Nobody has been told. Phone now.',
    ],
    [
      'somebody is on it',
      { ...ALERT, acknowledged: HEARD },
      false,
      'Matron is on it. That took 4 minutes.',
    ],
    [
      'over',
      { ...ALERT, acknowledged: HEARD, stood_down: ENDED },
      false,
      'It is safe to go on. Matron said so at 9:20am.',
    ],
  ])('%s', (_, alert, unsent, words) => {
    expect(standingWords(alert, unsent, NOW)).toBe(words);
  });

  test('the server has heard it this moment', () => {
    expect(standingWords(ALERT, false, AT)).toBe('Told just now. Nobody has answered yet.');
  });
});

test('who is next is a seat and a time, or nobody', () => {
  const unit = { id: 'division', rev: 1, name: 'Surgery', tier: 3, seat: 'director' };
  expect(nextWords({ unit, at: NOW }, ORG, NOW)).toBe('Next: Divisional director at 9:20am.');
  expect(nextWords(null, ORG, NOW)).toBe('Nobody stands above to be told. Phone.');
});

test('who was told is the team, then the seats above it', () => {
  expect(toldWords(ORG, ['ash', 'group', 'division'])).toBe(
    'Everyone in Ash. Matron. Divisional director.',
  );
  expect(toldWords(ORG, ['gone'])).toBe('');
});

test('whoever raised it is a role to others, and whether they phoned is said', () => {
  expect(raisedWords(ALERT, 'ben', NOW)).toBe('Staff nurse, today, 9:15am. They phoned.');
  expect(raisedWords({ ...ALERT, phoned: false }, 'amina', NOW)).toBe(
    'You, today, 9:15am. You had not phoned yet.',
  );
});

test('the bars say what stopped, and for how long nothing was sent', () => {
  expect(stoppedWords('Ash')).toBe('Ash has stopped the line');
  expect(stoppedWords('Ash', true)).toBe('You stopped the line for Ash');
  expect(unsentWords(3)).toContain('for 3 minutes now');
});

test('before it is sent it says who will be told', () => {
  expect(tellsWords('Ash', 'Matron')).toBe(
    'Everyone in Ash is told at once. If nobody answers in 5 minutes, we tell Matron.',
  );
  expect(tellsWords('Ash', null)).toBe('Everyone in Ash is told at once.');
});

describe('the live log', () => {
  const said = { id: 'e', at: AT, unit: 'ash', by: 'amina', who: 'Staff nurse' };

  test.each<[Partial<Entry> & Pick<Entry, 'move'>, string, string]>([
    [{ move: 'raise' }, 'You stopped the line', 'Staff nurse stopped the line'],
    [{ move: 'acknowledge' }, 'You are on it', 'Staff nurse is on it'],
    [{ move: 'note' }, 'You wrote', 'Staff nurse wrote'],
    [
      { move: 'stand_down' },
      'You said: it is safe to go on',
      'Staff nurse said: it is safe to go on',
    ],
    [{ move: 'climb', to: 'group' }, 'We told Matron', 'We told Matron'],
    [{ move: 'of_a_newer_app' }, 'You wrote', 'Staff nurse wrote'],
  ])('%o', (entry, mine, theirs) => {
    const line = { ...said, ...entry };
    expect(logWords(line, { me: 'amina', now: NOW, org: ORG }).what).toBe(mine);
    expect(logWords(line, { me: 'ben', now: NOW, org: ORG }).what).toBe(theirs);
  });

  test('words stand in quotes with their time', () => {
    const line = { ...said, move: 'note', words: 'Two cylinders are here' };
    expect(logWords(line, { me: 'ben', now: NOW, org: ORG })).toEqual({
      what: 'Staff nurse wrote',
      when: 'Today, 9:15am',
      quote: '“Two cylinders are here”',
    });
  });
});
