/** What is not sent is said first and everywhere; what somebody is on, on boards alone. */

import { describe, expect, test } from 'vitest';

import type { Receipt } from '../../domain/sync/overlay';
import type { Alert, Person } from '../../generated/wire';
import { barsOf, type Looking } from './bars';

const AT = '2026-08-03T10:00:00Z';
const NOW = '2026-08-03T10:03:00Z';
const ALERT: Alert = {
  id: 'oxygen',
  rev: 1,
  unit: 'ash',
  words: 'The piped oxygen has failed',
  raised: { by: 'amina', who: 'Staff nurse', at: AT, heard_at: AT },
  told: ['ash', 'group'],
};
const HEARD: Alert = {
  ...ALERT,
  acknowledged: { by: 'dot', who: 'Matron', at: AT, id: 'heard', unit: 'group' },
};
const OVER: Alert = {
  ...ALERT,
  stood_down: { by: 'dot', who: 'Matron', at: AT, unit: 'group', words: 'Cylinders are here' },
};
const SEEN: Receipt = { state: 'visible', at: NOW };
const SAVED: Receipt = { state: 'saved', at: AT };

const AMINA: Person = { id: 'amina', rev: 1, name: 'Amina', memberships: [member('ash')] };
const BEN: Person = { id: 'ben', rev: 1, name: 'Ben', memberships: [member('ash')] };
const KIT: Person = { id: 'kit', rev: 1, name: 'Kit', memberships: [member('oak')] };

function member(unit: string) {
  return { seat: `${unit}-team`, unit, role: 'member' } as const;
}

function looking(person: Person, where: Partial<Looking> = {}): Looking {
  return { person, now: NOW, receipt: () => SEEN, opened: null, pinned: false, ...where };
}

function kinds(alerts: readonly Alert[], looks: Looking): readonly string[] {
  return barsOf(alerts, looks).map(({ kind }) => kind);
}

describe('over every page', () => {
  test('those who were told see it until somebody is on it', () => {
    expect(kinds([ALERT], looking(BEN))).toEqual(['unheard']);
    expect(kinds([HEARD], looking(BEN))).toEqual([]);
  });

  test('whoever raised it, or was not told, is not asked to be on it', () => {
    expect(kinds([ALERT], looking(AMINA))).toEqual([]);
    expect(kinds([ALERT], looking(KIT))).toEqual([]);
  });

  test('what is not sent after a minute is said on its own page too', () => {
    const here = { receipt: () => SAVED, opened: ALERT.id };
    expect(kinds([ALERT], looking(AMINA, here))).toEqual(['unsent']);
    expect(kinds([ALERT], looking(AMINA, { ...here, now: AT }))).toEqual([]);
  });

  test('its own page says the rest by itself', () => {
    expect(kinds([ALERT], looking(BEN, { opened: ALERT.id }))).toEqual([]);
  });
});

describe('on boards and queues', () => {
  test('what goes on is pinned, until it is stood down', () => {
    const board = { pinned: true };
    expect(kinds([HEARD], looking(BEN, board))).toEqual(['open']);
    expect(kinds([ALERT], looking(AMINA, board))).toEqual(['open']);
    expect(kinds([OVER], looking(BEN, board))).toEqual([]);
  });

  test('the one that is not sent stands first, then what nobody is on, the oldest first', () => {
    const unsent = { ...ALERT, id: 'unsent' };
    const later = { ...ALERT, id: 'later', raised: { ...ALERT.raised, at: NOW } };
    const receipt = (id: string): Receipt => (id === 'unsent' ? SAVED : SEEN);
    const bars = barsOf(
      [{ ...HEARD, id: 'heard' }, later, ALERT, unsent],
      looking(BEN, { receipt, pinned: true }),
    );
    expect(bars.map(({ alert }) => alert.id)).toEqual(['unsent', 'oxygen', 'later', 'heard']);
  });
});
