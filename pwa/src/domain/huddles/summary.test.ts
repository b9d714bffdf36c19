/** A summary tells what was said while the huddle ran, and nothing from before or after it. */

import { describe, expect, it } from 'vitest';
import type { Entry, Huddle, Problem } from '../../generated/wire';
import { summaryOf } from './summary';

const STAMP = { at: '2026-08-03T08:15:00Z', id: 'start' };
const HUDDLE: Huddle = {
  id: 'huddle',
  rev: 2,
  unit: 'maple',
  day: '2026-08-03',
  slot: 555,
  state: 'closed',
  started: STAMP,
  marks: [
    { ...STAMP, mark: 'started' },
    { at: '2026-08-03T08:25:00Z', id: 'end', mark: 'closed' },
  ],
};

const BEFORE = '2026-08-03T08:14:59Z';
const DURING = '2026-08-03T08:20:00Z';
const LATER = '2026-08-03T08:22:00Z';
const AFTER = '2026-08-03T08:25:01Z';

function entry(move: string, at = DURING, more: Partial<Entry> = {}): Entry {
  return { id: `${move} ${at}`, at, move, unit: 'maple', by: 'amina', who: 'Nurse', ...more };
}

function problem(id: string, ...story: readonly Entry[]): Problem {
  return {
    id,
    rev: 1,
    unit: 'maple',
    text: `What ${id} is`,
    state: 'owned',
    raised: { by: 'amina', who: 'Nurse', at: BEFORE, heard_at: BEFORE },
    response_due_at: AFTER,
    story,
  };
}

function told(...problems: readonly Problem[]) {
  const { raised, promised, came_back, changed, parked } = summaryOf(problems, HUDDLE);
  const line = ({ problem: { id }, entry: { move } }: (typeof changed)[number]): string =>
    `${id} ${move}`;
  return {
    raised: raised.map(({ id }) => id),
    promised: promised.map((one) => `${line(one)} ${one.by_on}`),
    came_back: came_back.map(line),
    changed: changed.map(line),
    parked: parked.map(({ id }) => id),
  };
}

const NOTHING = { raised: [], promised: [], came_back: [], changed: [], parked: [] };

describe('the summary of a huddle', () => {
  it.each([
    ['raised at the board', [entry('raise')], { raised: ['it'] }],
    ['who, what and by when', [entry('own', DURING, { on: '2026-08-05' })], {
      promised: ['it own 2026-08-05'],
    }],
    ['a reply to an answer', [entry('confirm', DURING, { detail: 'yes' })], {
      came_back: ['it confirm'],
    }],
    ['another change', [entry('resolve')], { changed: ['it resolve'] }],
    ['a pause is no promise', [entry('wait', DURING, { on: '2026-08-09' })], {
      changed: ['it wait'],
    }],
    ['a word beside it', [entry('me_too'), entry('read_out'), entry('sort')], {}],
    ['before and after', [entry('own', BEFORE), entry('resolve', AFTER)], {}],
    ['what the clock did', [{ ...entry('lapse'), by: undefined }], {}],
  ] as const)('%s', (_, story, expected) => {
    const summary = told(problem('it', ...(story as unknown as Entry[])));
    expect(summary).toEqual({ ...NOTHING, ...expected });
  });

  it('keeps the last word on each, the soonest promise first', () => {
    const late = problem(
      'late',
      entry('own', LATER, { on: '2026-08-20' }),
      entry('own', DURING, { on: '2026-08-04' }),
    );
    const soon = problem('soon', entry('escalate', DURING, { on: '2026-08-06' }));
    expect(told(late, soon).promised).toEqual(['soon escalate 2026-08-06', 'late own 2026-08-20']);
  });

  it('reads the same, whatever reached a device first', () => {
    const owned = entry('own', DURING, { on: '2026-08-04' });
    const at = (on: string) => ({ by: 'amina', who: 'Nurse', at: on, heard_at: on });
    const one = { ...problem('b', entry('resolve'), owned), raised: at('2026-08-01T08:00:00Z') };
    const others = [problem('c', entry('resolve'), owned), problem('a', entry('resolve'), owned)];
    const [c, a] = others as [Problem, Problem];
    expect(told(c, a, one)).toEqual(told(one, a, c));
    expect(told(c, a, one).changed).toEqual(['b resolve', 'a resolve', 'c resolve']);
  });

  it('tells what was raised and taken on at once only with its date', () => {
    const taken = problem('taken', entry('raise'), entry('own', LATER, { on: '2026-08-04' }));
    expect(told(taken)).toEqual({ ...NOTHING, promised: ['taken own 2026-08-04'] });
  });

  it('leaves out other teams and words that were taken away', () => {
    const theirs = { ...problem('theirs', entry('raise')), unit: 'oak' };
    const erased = { ...problem('erased', entry('raise')), text: '' };
    expect(told(theirs, erased)).toEqual(NOTHING);
  });

  it('names what was parked and not taken back', () => {
    const stamp = STAMP;
    const parked = [
      { problem: 'it', stamp },
      { problem: 'other', stamp, taken_back: true },
    ];
    const both = [problem('it', entry('raise')), problem('other')];
    const { parked: left, raised } = summaryOf(both, { ...HUDDLE, parked });
    expect(left.map(({ id }) => id)).toEqual(['it']);
    expect(raised).toEqual([]); // said once, where it waits
  });
});
