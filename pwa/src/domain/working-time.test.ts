/** The device and the server name the same due time: every golden case gives the same instant. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Instant, Span } from '../generated/wire';
import { HOUR, instantOf, msOf } from './london';
import {
  addSpan,
  endOfDay,
  everOpens,
  opensNext,
  WEEKDAYS,
  workedBetween,
  type WorkingCalendar,
} from './working-time';

interface Cases {
  readonly calendars: Readonly<Record<string, WorkingCalendar | null>>;
  readonly due: readonly {
    readonly name: string;
    readonly calendar: string;
    readonly start: Instant;
    readonly span: Span;
    readonly due: Instant;
  }[];
  readonly opens_next: readonly {
    readonly name: string;
    readonly calendar: string;
    readonly at: Instant;
    readonly opens_next: Instant;
  }[];
  readonly worked_between: readonly {
    readonly name: string;
    readonly calendar: string;
    readonly start: Instant;
    readonly end: Instant;
    readonly seconds: number;
  }[];
  readonly end_of_day: readonly { readonly day: string; readonly end: Instant }[];
  readonly sweep: readonly {
    readonly calendar: string;
    readonly start: Instant;
    readonly due: Readonly<Record<string, Instant>>;
  }[];
}

const GOLDEN = new URL('../../../schemas/cases/working_time.json', import.meta.url);
const cases = JSON.parse(readFileSync(fileURLToPath(GOLDEN), 'utf8')) as Cases;

function calendarOf(key: string): WorkingCalendar | null {
  const known = cases.calendars[key];
  if (known === undefined) throw new Error(`no calendar ${key} in the cases`);
  return known;
}

describe('golden cases', () => {
  test.each(cases.due)('$name falls due', ({ calendar, start, span, due }) => {
    expect(addSpan(calendarOf(calendar), start, span)).toBe(due);
  });

  test.each(cases.opens_next)('$name opens next', ({ calendar, at, opens_next }) => {
    expect(opensNext(calendarOf(calendar), at)).toBe(opens_next);
  });

  test.each(cases.worked_between)('$name is counted', ({ calendar, start, end, seconds }) => {
    expect(workedBetween(calendarOf(calendar), start, end)).toBe(seconds * 1000);
  });

  test.each(cases.end_of_day)('$day ends', ({ day, end }) => {
    expect(endOfDay(day)).toBe(end);
  });

  test.each(cases.sweep)('$calendar from $start', ({ calendar, start, due }) => {
    for (const [words, expected] of Object.entries(due)) {
      const [n, per] = words.split(' ');
      const span = { n: Number(n), per: per === 'days' ? 'days' : 'hours' } as const;
      expect([words, addSpan(calendarOf(calendar), start, span)]).toEqual([words, expected]);
    }
  });
});

test('a fraction of a second survives, and only where there is one', () => {
  const hour = { n: 1, per: 'hours' } as const;
  expect(addSpan(null, '2026-03-02T10:00:00.250Z', hour)).toBe('2026-03-02T11:00:00.250Z');
  expect(addSpan(null, '2026-03-02T10:00:00+00:00', hour)).toBe('2026-03-02T11:00:00Z');
});

test('a calendar that never opens runs no clock', () => {
  const closed = { name: 'Closed' };
  expect(everOpens(closed)).toBe(false);
  expect(() => opensNext(closed, '2026-03-02T10:00:00Z')).toThrow('"Closed" never opens');
});

test('a calendar that opens too seldom gives up', () => {
  const minute = { name: 'Seldom', shifts: [{ weekday: 0, opens: '09:00', closes: '09:01' }] };
  const span = { n: 1000, per: 'hours' } as const;
  expect(() => addSpan(minute, '2026-03-02T10:00:00Z', span)).toThrow('opens too seldom');
});

const around = (from: Instant, days: number) =>
  fc.integer({ min: 0, max: days * 86_400 }).map((s) => instantOf(msOf(from) + s * 1000));
const instants = fc.oneof(
  around('2026-03-20T00:00:00Z', 21),
  around('2026-10-16T00:00:00Z', 20),
);
const calendars = fc.constantFrom(...Object.values(cases.calendars));
const spans = fc.record({
  n: fc.integer({ min: 0, max: 30 }),
  per: fc.constantFrom('hours' as const, 'days' as const),
});

describe('always', () => {
  test('nothing falls due before it starts', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (known, start, span) => {
        expect(msOf(addSpan(known, start, span))).toBeGreaterThanOrEqual(msOf(start));
      }),
    );
  });

  test('what starts later, or takes longer, falls due no sooner', () => {
    fc.assert(
      fc.property(calendars, instants, instants, spans, (known, one, other, span) => {
        const [first, second] = [one, other].sort();
        const due = msOf(addSpan(known, first ?? one, span));
        const longer = { ...span, n: span.n + 1 };
        expect(due).toBeLessThanOrEqual(msOf(addSpan(known, second ?? other, span)));
        expect(due).toBeLessThanOrEqual(msOf(addSpan(known, first ?? one, longer)));
      }),
    );
  });

  test('the open time up to the due time is the span', () => {
    const open = fc.constantFrom(WEEKDAYS, ...['six_days', 'lunch', 'nights'].map(calendarOf));
    fc.assert(
      fc.property(open, instants, fc.integer({ min: 0, max: 60 }), (known, start, n) => {
        const due = addSpan(known, start, { n, per: 'hours' });
        expect(workedBetween(known, start, due)).toBe(n * HOUR);
      }),
    );
  });
});
