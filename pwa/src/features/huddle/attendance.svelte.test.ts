/** Presses add up to one thing said, and the last of them is said even when the part is left. */

import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Command, Huddle } from '../../generated/wire';
import { type Attendance, BREATH_MS, createAttendance } from './attendance.svelte';

const HUDDLE: Huddle = {
  id: '00000000-0000-7000-8000-000000000050',
  rev: 1,
  unit: '00000000-0000-7000-8000-000000000105',
  day: '2018-08-06',
  slot: 555,
  state: 'running',
  present: { nurse: 2 },
};

interface Held {
  readonly attendance: Attendance;
  readonly leave: () => void;
}

const said: Command[] = [];

function held(saved = true): Held {
  let attendance: Attendance | undefined;
  const say = (command: Command): Promise<boolean> => {
    said.push(command);
    return Promise.resolve(saved);
  };
  const leave = $effect.root(() => {
    attendance = createAttendance({ say }, () => HUDDLE);
  });
  flushSync();
  if (!attendance) throw new Error('not set up');
  return { attendance, leave };
}

const heads = () => said.map((one) => (one.do === 'huddle.attend' ? one.present : one.do));

beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers();
});
afterEach(() => { vi.useRealTimers(); });

describe('attendance', () => {
  it('begins with what the huddle holds, and never goes below nobody', () => {
    const { attendance, leave } = held();
    attendance.step('student', -1);
    attendance.step('nurse', -1);
    expect(attendance.present).toEqual({ nurse: 1, student: 0 });
    leave();
  });

  it('says five presses as one', async () => {
    const { attendance, leave } = held();
    for (let press = 0; press < 5; press += 1) attendance.step('hca', 1);
    await vi.advanceTimersByTimeAsync(BREATH_MS - 1);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(heads()).toEqual([{ hca: 5 }]);
    leave();
    expect(said).toHaveLength(1);
  });

  it('says what was pressed last when the part is left', () => {
    const { attendance, leave } = held();
    attendance.step('hca', 1);
    leave();
    expect(heads()).toEqual([{ hca: 1 }]);
  });

  it('says nothing of a role that was not counted here', async () => {
    const { attendance, leave } = held();
    attendance.step('hca', 1);
    await vi.advanceTimersByTimeAsync(BREATH_MS);
    attendance.step('doctor', 1);
    await vi.advanceTimersByTimeAsync(BREATH_MS);
    expect(heads()).toEqual([{ hca: 1 }, { doctor: 1 }]);
    leave();
  });

  it('says it at once where all of it is taken, and of the others that there is none', () => {
    const { attendance, leave } = held();
    attendance.take({ doctor: 1 });
    expect(said).toHaveLength(1);
    expect(Object.entries(heads()[0] ?? {})).toHaveLength(13);
    expect(heads()[0]).toMatchObject({ doctor: 1, nurse: 0, student: 0 });
    leave();
  });

  it('keeps what the disk did not take, and tries again with the next press', async () => {
    const { attendance, leave } = held(false);
    attendance.take({ doctor: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(attendance.present).toMatchObject({ doctor: 1, nurse: 0 });
    attendance.step('doctor', 1);
    await vi.advanceTimersByTimeAsync(BREATH_MS);
    expect(heads().at(-1)).toMatchObject({ doctor: 2, nurse: 0 });
    leave();
  });
});
