/** An alert says how long it has stood, when it is stuck on this device, and whom to ring. */

import { describe, expect, test } from 'vitest';

import type { Alert, Instant } from '../../generated/wire';
import { orgOf } from '../org';
import {
  goingOnAt,
  isLongUnsent,
  isUnsent,
  minutesSince,
  minutesToAcknowledgement,
  minutesTold,
  nextTold,
  whoToPhone,
} from './derived';

const RAISED_AT = '2026-08-03T10:00:00Z';
const ALERT: Alert = {
  id: 'alert',
  rev: 1,
  unit: 'ash',
  words: 'The piped oxygen has failed',
  raised: { by: 'amina', who: 'Staff nurse', at: RAISED_AT, heard_at: '2026-08-03T10:02:00Z' },
  told: ['ash'],
};
const ORG = orgOf({
  unit: [
    { id: 'trust', rev: 1, name: 'Trust', tier: 5, phone: '01' },
    { id: 'division', rev: 1, name: 'Surgery', tier: 3, parent: 'trust', seat: 's3', phone: '03' },
    { id: 'group', rev: 1, name: 'Wards', tier: 2, parent: 'division', seat: 's2' },
    { id: 'ash', rev: 1, name: 'Ash', tier: 1, parent: 'group', seat: 's1', phone: '07' },
  ],
  contact: [
    { id: 'site', rev: 1, route: 'urgent', name: 'Site manager', phone: '4000', hours: 'Nights' },
    { id: 'crash', rev: 1, route: 'urgent', name: 'Crash team', phone: '2222' },
    { id: 'risk', rev: 1, route: 'incident', name: 'Incidents', phone: '5000' },
  ],
});
const CRASH = { id: 'crash', name: 'Crash team', phone: '2222' };
const SITE = { id: 'site', name: 'Site manager', phone: '4000', hours: 'Nights' };
const ASH = { id: 'ash', name: 'Ash', phone: '07' };
const SURGERY = { id: 'division', name: 'Surgery', phone: '03' };

function heardAt(at: Instant): Alert {
  return { ...ALERT, acknowledged: { by: 'dot', who: 'Matron', at, id: 'heard', unit: 'group' } };
}

test.each([
  ['2026-08-03T09:59:00Z', 0],
  ['2026-08-03T10:00:59Z', 0],
  ['2026-08-03T10:01:00Z', 1],
  ['2026-08-03T11:15:30Z', 75],
])('at %s it was raised %i minutes ago', (now, minutes) => {
  expect(minutesSince(ALERT, now)).toBe(minutes);
});

test('it is told from when the server heard, not from when it was raised', () => {
  expect(minutesTold(ALERT, '2026-08-03T10:05:30Z')).toBe(3);
});

test('minutes to acknowledgement count from when it was raised, not from when we heard', () => {
  expect(minutesToAcknowledgement(ALERT)).toBeNull();
  expect(minutesToAcknowledgement(heardAt('2026-08-03T10:06:59Z'))).toBe(6);
});

describe('not sent after a minute', () => {
  const AFTER = '2026-08-03T10:01:00.001Z';
  const saved = { state: 'saved', at: RAISED_AT } as const;
  const saving = { state: 'saving', at: null } as const;

  test.each([
    ['saved here', saved, '2026-08-03T10:01:00Z', false],
    ['saved here', saved, AFTER, true],
    ['not even saved', saving, '2026-08-03T10:01:00Z', false],
    ['not even saved', saving, AFTER, true],
    ['sent', { state: 'sent', at: RAISED_AT }, AFTER, false],
    ['seen by everyone', { state: 'visible', at: RAISED_AT }, AFTER, false],
  ] as const)('%s: %o at %s', (_, receipt, now, unsent) => {
    expect(isLongUnsent(ALERT, receipt, now)).toBe(unsent);
  });

  test('a note on it that was not sent is no unsent alert', () => {
    const noted = { ...ALERT, rev: 2 };
    const note = { state: 'saved', at: '2026-08-03T10:05:00Z' } as const;
    expect(isLongUnsent(noted, note, '2026-08-03T10:30:00Z')).toBe(false);
    expect(isLongUnsent(noted, saving, '2026-08-03T10:30:00Z')).toBe(false);
  });
});

test('it is unsent from the first moment on, long before that is loud', () => {
  const saved = { state: 'saved', at: RAISED_AT } as const;
  expect(isUnsent(ALERT, saved)).toBe(true);
  expect(isLongUnsent(ALERT, saved, RAISED_AT)).toBe(false);
});

test('what goes on at a unit is what it was told of and nobody ended, the oldest first', () => {
  const raised = { ...ALERT.raised, at: '2026-08-03T09:00:00Z' };
  const before = { ...ALERT, id: 'before', told: ['oak', 'ash'], raised };
  const stood_down = { by: 'b', who: 'Matron', at: RAISED_AT, unit: 'ash', words: 'Safe' };
  const others = [{ ...ALERT, told: ['oak'] }, { ...ALERT, stood_down }];
  expect(goingOnAt([ALERT, ...others, before], 'ash')).toEqual([before, ALERT]);
});

describe('who is told next', () => {
  const AT = '2026-08-03T10:07:00Z';

  test('the unit above the last one told, when the rung is due', () => {
    const next = nextTold(ORG, { ...ALERT, told: ['ash', 'group'], climbs_at: AT }, RAISED_AT);
    expect(next).toEqual({ unit: ORG.units.get('division'), at: AT });
  });

  test.each([
    ['it climbs no further', { ...ALERT, told: ['ash'] }],
    ['nobody stands above', { ...ALERT, told: ['division'], climbs_at: AT }],
  ])('nobody, where %s', (_, alert) => {
    expect(nextTold(ORG, alert, RAISED_AT)).toBeNull();
  });
});

describe('who to ring', () => {
  test('urgent numbers first, by name; the ward rings up and not itself', () => {
    expect(whoToPhone(ORG, { told: ['ash', 'group'] }, 'ash', RAISED_AT)).toEqual([
      CRASH,
      SITE,
      SURGERY,
    ]);
  });

  test('whoever is told rings the ward', () => {
    expect(whoToPhone(ORG, { told: ['ash', 'group'] }, 'group', RAISED_AT)).toEqual([
      CRASH,
      SITE,
      ASH,
      SURGERY,
    ]);
  });

  test('a unit without a number is passed over, and the board is not rung', () => {
    const told = ['ash', 'group', 'division'];
    const all = [CRASH, SITE, ASH, SURGERY];
    expect(whoToPhone(ORG, { told: ['ash'] }, null, RAISED_AT)).toEqual([CRASH, SITE, ASH]);
    expect(whoToPhone(ORG, { told }, null, RAISED_AT)).toEqual(all);
  });
});
