/** Why there was no huddle is the last reason that anybody gave for it, and never an old one. */

import { describe, expect, test } from 'vitest';

import type { Huddle, Mark, Marked, Reason } from '../../generated/wire';
import { whySkipped } from './log';

type Said = readonly [mark: Mark, reason?: Reason];

function huddle(lines: readonly Said[], started?: number): Huddle {
  const at = (n: number) => `2026-08-03T08:0${n}:00Z`;
  const marks = lines.map(([mark, reason], n): Marked => ({
    id: `said ${n}`, at: at(n), mark, by: 'amina', ...(reason && { reason }),
  }));
  const slot = { id: 'one', rev: 1, unit: 'maple', day: '2026-08-03', slot: 555 } as const;
  const begun = started === undefined ? {} : { started: { id: 'start', at: at(started) } };
  return { ...slot, state: 'skipped', marks, ...begun };
}

describe('why not today', () => {
  test.each<[string, Reason | undefined, readonly Said[], number?]>([
    ['nobody said', undefined, [['skipped']]],
    ['said at once', 'too_busy', [['skipped', 'too_busy']]],
    ['said afterwards', 'ward_closed', [['skipped'], ['skipped', 'ward_closed']]],
    ['a second phone gives none', 'too_busy', [['skipped', 'too_busy'], ['skipped']]],
    ['the last of two', 'other', [['skipped', 'too_busy'], ['skipped', 'other']]],
    ['taken back', undefined, [['skipped', 'too_busy'], ['unskipped']]],
    ['and left out anew', undefined, [['skipped', 'too_busy'], ['unskipped'], ['skipped']]],
    ['it had begun', undefined, [['started'], ['skipped', 'too_busy']], 0],
  ])('%s: %s', (_name, why, lines, started) => {
    expect(whySkipped(huddle(lines, started))).toBe(why);
  });
});
