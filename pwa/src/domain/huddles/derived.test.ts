/** What a huddle shows follows from its log and the time: nothing of it is stored. */

import { describe, expect, test } from 'vitest';

import type { Huddle, Mark, Part } from '../../generated/wire';
import {
  beside,
  chimed,
  hasRunInPart,
  huddleBefore,
  huddleOn,
  isTogether,
  lastEnded,
  partOn,
  partsDone,
  timeLeft,
} from './derived';
import { saidBetween, spanOf } from './span';

const WARD = 'ward';
const STARTED = '2026-08-03T08:15:00Z';
const MINUTE = 60_000;

function at(minutes: number): string {
  return new Date(Date.parse(STARTED) + minutes * MINUTE).toISOString().replace('.000Z', 'Z');
}

interface Log {
  readonly marks?: readonly (readonly [Mark, number])[];
  readonly turns?: readonly (readonly [Part, number])[];
}

function huddle(log: Log, fields: Partial<Huddle> = {}): Huddle {
  const { marks = [['started', 0]], turns = [] } = log;
  return {
    id: 'one',
    rev: 1,
    unit: WARD,
    day: '2026-08-03',
    slot: 555,
    state: 'running',
    agenda: [
      { part: 'opener', seconds: 30 },
      { part: 'answers', seconds: 60 },
      { part: 'thanks', seconds: 30 },
    ],
    started: { at: STARTED, id: 'said-0' },
    marks: marks.map(([mark, minutes], n) => ({ id: `said-${String(n)}`, at: at(minutes), mark })),
    turns: turns.map(([part, minutes], n) => ({ id: `turn-${String(n)}`, at: at(minutes), part })),
    ...fields,
  };
}

describe('time', () => {
  test.each<readonly [string, Log, number, number]>([
    ['runs down', {}, 4, 6],
    ['goes on below nothing', {}, 12, -2],
    ['stands while it is paused', { marks: [['started', 0], ['paused', 2]] }, 9, 8],
    ['runs on after', { marks: [['started', 0], ['paused', 2], ['resumed', 5]] }, 6, 7],
    ['counts two starts once', { marks: [['started', 0], ['started', 1]] }, 4, 6],
  ])('%s', (_, log, now, left) => {
    expect(timeLeft(huddle(log), at(now))).toBe(left * MINUTE);
  });

  test('no clock that is behind gives time back', () => {
    expect(timeLeft(huddle({}), at(-60))).toBe(10 * MINUTE);
  });

  test('the chime sounds at four fifths of it', () => {
    expect([7.9, 8].map((minutes) => chimed(huddle({}), at(minutes)))).toStrictEqual([false, true]);
  });

  test('a team is together while it runs, but not where it was left running or care calls', () => {
    const on = [0, 19, 20].map((minutes) => isTogether(huddle({}), at(minutes)));
    expect(on).toStrictEqual([true, true, false]);
    const paused = huddle({ marks: [['started', 0], ['paused', 2]] }, { state: 'paused' });
    expect(isTogether(paused, at(3))).toBe(false);
  });

  test('an hour that the clocks skip is no hour of a huddle', () => {
    const night = '2026-03-29T00:55:00Z'; // five minutes before London goes from 1am to 2am
    const over = huddle({}, { started: { at: night, id: 'a' }, marks: [] });
    const running = { ...over, marks: [{ id: 'a', at: night, mark: 'started' }] } as const;
    expect(timeLeft(running, '2026-03-29T01:01:00Z')).toBe(4 * MINUTE);
  });

  test('of a part, since somebody turned to it, without the pause', () => {
    const log: Log = {
      marks: [['started', 0], ['paused', 3], ['resumed', 5]],
      turns: [['answers', 2]],
    };
    expect(hasRunInPart(huddle(log), at(6))).toBe(2 * MINUTE);
    expect(hasRunInPart(huddle({}), at(1))).toBe(MINUTE);
  });
});

describe('the parts', () => {
  test('the first, until somebody turns on, and back where they turn back', () => {
    expect(partOn(huddle({}))).toBe('opener');
    expect(partOn(huddle({ turns: [['answers', 1]] }))).toBe('answers');
    expect(partOn(huddle({ turns: [['answers', 1], ['opener', 2]] }))).toBe('opener');
  });

  test('a part that this script does not have turns nothing', () => {
    expect(partOn(huddle({ turns: [['answers', 1], ['numbers', 2]] }))).toBe('answers');
  });

  test('done are those that were shown', () => {
    expect([...partsDone(huddle({ turns: [['thanks', 1]] }))]).toStrictEqual(['opener']);
    expect([...partsDone(huddle({}))]).toStrictEqual([]);
  });

  test('what is beside one', () => {
    expect(beside(huddle({}), 'opener')).toStrictEqual({ next: 'answers' });
    expect(beside(huddle({}), 'thanks')).toStrictEqual({ back: 'answers' });
  });
});

/** Another slot's, begun so many minutes later. */
function started(minutes: number): Huddle {
  const start = { id: `start-${String(minutes)}`, at: at(minutes) };
  const marks = [{ ...start, mark: 'started' as const }];
  return huddle({}, { id: `slot-${String(minutes)}`, slot: 570, started: start, marks });
}

function ended(minutes: number): Pick<Huddle, 'state' | 'marks'> {
  return { state: 'closed', marks: [{ id: 'end', at: at(minutes), mark: 'closed' }] };
}

test('what is said once they went on was said at the board too', () => {
  const marks = [['started', 0], ['closed', 9], ['resumed', 11]] as const;
  const closed = huddle({ marks: marks.slice(0, 2) }, { state: 'closed' });
  expect(saidBetween(at(12), spanOf(closed))).toBe(false);
  expect(saidBetween(at(12), spanOf(huddle({ marks })))).toBe(true);
});

describe('which huddle', () => {
  const closed = huddle({ marks: [['started', 0], ['closed', 9]] }, { state: 'closed' });

  test('the one that is on, of this team, begun not long ago', () => {
    const on = huddle({});
    expect(huddleOn([on, closed], WARD, at(5))).toBe(on);
    expect(huddleOn([on], 'another', at(5))).toBeNull();
    expect(huddleOn([on], WARD, at(89))).toBe(on);
    expect(huddleOn([on], WARD, at(90))).toBeNull();
    const turned = huddle({ turns: [['answers', 9]] });
    expect(huddleOn([turned], WARD, at(98))).toBe(turned);
    expect(huddleOn([turned], WARD, at(99))).toBeNull();
    const paused = huddle({ marks: [['started', 0], ['paused', 5]] }, { state: 'paused' });
    expect(huddleOn([paused], WARD, at(64))).toBe(paused);
    expect(huddleOn([paused], WARD, at(65))).toBeNull();
    const never = huddle({ marks: [] }, { started: undefined } as never);
    expect(huddleOn([never], WARD, at(1))).toBeNull();
  });

  test('a device whose clock was wrong until now does not lose the huddle that it runs', () => {
    expect(huddleOn([huddle({})], WARD, at(-60))).not.toBeNull();
  });

  test('the last that ended today stays to be read until midnight', () => {
    expect(lastEnded([closed], WARD, at(60))).toBe(closed);
    expect(lastEnded([closed], WARD, '2026-08-03T22:59:59Z')).toBe(closed);
    expect(lastEnded([closed], WARD, '2026-08-03T23:00:00Z')).toBeNull();
  });

  test('one that went over midnight is read on the day on which it ended', () => {
    const yesterdays = { ...closed, day: '2026-08-02' };
    expect(lastEnded([yesterdays], WARD, at(60))).toBe(yesterdays);
  });

  test('of two that one meeting became, the one that was started first, on every device', () => {
    const first = huddle({});
    const second = started(10);
    for (const both of [[first, second], [second, first]]) {
      expect(huddleOn(both, WARD, at(15))).toBe(first);
    }
    const over = huddle({ marks: [['started', 0], ['closed', 12]] }, { state: 'closed' });
    expect(huddleOn([over, second], WARD, at(15))).toBeNull();
    const late = { ...started(10), ...ended(20) };
    expect(lastEnded([over, late], WARD, at(25))).toBe(over);
  });

  test('one that began when the other was over is a huddle of its own', () => {
    const over = huddle({ marks: [['started', 0], ['closed', 9]] }, { state: 'closed' });
    const second = started(10);
    expect(huddleOn([over, second], WARD, at(15))).toBe(second);
    const evening = started(90);
    expect(huddleOn([huddle({}), evening], WARD, at(95))).toBe(evening);
  });

  test('an evening that is left out does not hide what the morning came to', () => {
    const mark = { id: 'skip', at: at(600), mark: 'skipped' } as const;
    const never = { id: 'evening', slot: 1200, state: 'skipped', started: undefined };
    const evening = huddle({}, { ...never, marks: [mark] } as never);
    expect(lastEnded([evening, closed], WARD, at(601))).toBe(closed);
    expect(lastEnded([evening], WARD, at(601))).toBe(evening);
  });

  test('the one before, whose parked items open this one', () => {
    const before = { ...closed, id: 'before', started: { at: '2026-08-02T08:15:00Z', id: 'b' } };
    const skipped = { ...closed, id: 'skipped', started: undefined } as unknown as Huddle;
    expect(huddleBefore([before, skipped, closed], huddle({}))).toBe(before);
  });
});
