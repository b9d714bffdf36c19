/** A habit is counted on the team's own plan; a bad week is no drift, and a closed ward no miss. */

import { describe, expect, it } from 'vitest';
import type { Huddle, HuddleState, Reason } from '../../generated/wire';
import { alike } from '../alike';
import { daysAfter } from '../days';
import { orgOf } from '../org';
import { BESIDE_THE_PLAN } from './slots';
import { diaryOf, embedded, isEmbedded, isFirstSince, reliability } from './embedded';

const WARD = '00000000-0000-7000-8000-000000000105';
const SLOT = 555;
const MONDAY = '2026-03-02';
const WEEKDAYS = [0, 1, 2, 3, 4];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

function orgMeeting(weekdays: readonly number[], holidays: readonly string[] = []) {
  const slots = weekdays.map((weekday) => ({ weekday, at: '09:15' }));
  return orgOf({
    unit: [{ id: WARD, rev: 1, name: 'Maple', tier: 1, calendar: 'hours' }],
    calendar: [{ id: 'hours', rev: 1, name: 'Hours', holidays }],
    plan: [{ id: alike(WARD, 'plan'), rev: 1, unit: WARD, slots }],
  });
}

function huddle(day: string, state: HuddleState = 'closed', more: Partial<Huddle> = {}): Huddle {
  return { id: `${day} ${state}`, rev: 1, unit: WARD, day, slot: SLOT, state, ...more };
}

function skipped(day: string, reason: Reason): Huddle {
  const mark = { id: 'skip', at: `${day}T09:00:00Z`, mark: 'skipped', reason } as const;
  return huddle(day, 'skipped', { marks: [mark] });
}

/** What a team did from Monday on, a letter a day: h held, c stopped for care, x closed ward. */
function days(letters: string): readonly Huddle[] {
  return Array.from(letters.replaceAll(' ', '')).flatMap((letter, n) => {
    const day = daysAfter(MONDAY, n);
    if (letter === 'h') return [huddle(day)];
    if (letter === 'c') return [huddle(day, 'stopped_for_care')];
    if (letter === 'x') return [skipped(day, 'ward_closed')];
    return letter === 'b' ? [skipped(day, 'too_busy')] : [];
  });
}

const dayAfter = (letters: string): string =>
  `${daysAfter(MONDAY, letters.replaceAll(' ', '').length)}T12:00:00Z`;

describe('fifteen in twenty-one days', () => {
  it.each([
    [15, 21, true],
    [14, 21, false],
    [15, 0, true],
    [11, 15, true], // 15 of 21 is 10.7 of 15
    [10, 15, false],
    [3, 3, true],
    [2, 3, false],
    [0, 0, false],
  ])('%i held of %i planned', (held, planned, is) => {
    expect(isEmbedded({ held, planned })).toBe(is);
  });
});

describe('what a day counts', () => {
  const org = orgMeeting(WEEKDAYS, ['2026-03-04']);

  it.each([
    ['a week held', 'hhhhh..', 5, 4], // one of them on a holiday: held, and not planned
    ['stopped for care', 'ccccc..', 5, 4],
    ['a closed ward is no miss', 'hhhxx..', 3, 2],
    ['too busy is one', 'hhhbb..', 3, 4],
    ['nothing', '.......', 0, 4],
  ])('%s', (_, letters, held, planned) => {
    const diary = diaryOf({ org, unit: WARD, huddles: days(letters) });
    expect(reliability(diary, daysAfter(MONDAY, 6), 7)).toEqual({ held, planned });
  });

  it('takes two that one meeting became as one', () => {
    const run = (slot: number, from: string, until: string): Huddle => {
      const started = { id: `start ${from}`, at: `${MONDAY}T${from}:00Z` };
      const end = { id: `end ${until}`, at: `${MONDAY}T${until}:00Z`, mark: 'closed' } as const;
      const marks = [{ ...started, mark: 'started' as const }, end];
      return { ...huddle(MONDAY), id: String(slot), slot, started, marks };
    };
    const [first, second] = [run(SLOT, '09:15', '09:25'), run(570, '09:20', '09:26')];
    const evening = run(BESIDE_THE_PLAN, '09:40', '09:50');
    const diary = diaryOf({ org, unit: WARD, huddles: [second, evening, first] });
    expect(diary(MONDAY).held).toBe(2);
  });

  it('takes one beside the plan, none of another team, and none that still runs', () => {
    const huddles = [
      huddle(MONDAY, 'closed', { slot: BESIDE_THE_PLAN }),
      huddle(MONDAY, 'closed', { unit: 'other' }),
      huddle(MONDAY, 'running'),
    ];
    const diary = diaryOf({ org, unit: WARD, huddles });
    expect(diary(MONDAY)).toEqual({ held: 1, planned: 1 });
  });
});

const HELD_WEEK = 'hhhhhhh';
const WEEKS = (n: number, week: string): string => week.repeat(n);

describe('a habit and its drift', () => {
  const org = orgMeeting(EVERY_DAY);
  const of = (letters: string) =>
    embedded({ org, unit: WARD, huddles: days(letters) }, dayAfter(letters));

  it.each([
    ['two weeks are too early', WEEKS(2, HELD_WEEK), null, false],
    ['three weeks held', WEEKS(3, HELD_WEEK), '2026-03-22', false],
    ['five a week', WEEKS(3, 'hhhhh..'), '2026-03-22', false],
    ['four a week', WEEKS(9, 'hhhh...'), null, false],
    ['one bad week', `${WEEKS(8, HELD_WEEK)} h......`, '2026-03-22', false],
    ['half of a fortnight gone', `${WEEKS(8, HELD_WEEK)} hhh.... hhh....`, '2026-03-22', true],
    ['half of it held', `${WEEKS(8, HELD_WEEK)} hhh.... hhhh...`, '2026-03-22', false],
    ['three weeks below', `${WEEKS(8, HELD_WEEK)} ${WEEKS(3, 'hhhhh..')}`, '2026-03-22', true],
    ['two weeks below', `${WEEKS(8, HELD_WEEK)} ${WEEKS(2, 'hhhhh..')}`, '2026-03-22', false],
    ['three weeks as ever', `${WEEKS(8, 'hhhhh..')} ${WEEKS(3, 'hhhhh..')}`, '2026-03-22', false],
    ['a closed ward', `${WEEKS(8, HELD_WEEK)} ${WEEKS(3, 'xxxxxxx')}`, '2026-03-22', false],
  ])('%s', (_, letters, since, drifts) => {
    expect(of(letters)).toEqual({ since, drifts });
  });

  it('is none without a plan', () => {
    const team = { org: orgMeeting([]), unit: WARD, huddles: days(WEEKS(4, HELD_WEEK)) };
    expect(embedded(team, dayAfter(WEEKS(4, HELD_WEEK))).since).toBeNull();
  });
});

describe('it is said once, at the first huddle since', () => {
  const since = '2026-03-20';
  const [earlier, first, later] = [since, '2026-03-23', '2026-03-24'].map((day) => huddle(day));
  const all = [earlier, first, later].filter((one) => one !== undefined);

  it.each([
    ['on the day itself, of which nobody knew yet', earlier, false],
    ['at the first after it', first, true],
    ['at those that follow', later, false],
  ])('%s', (_, one, said) => {
    expect(one && isFirstSince(all, one, since)).toBe(said);
  });

  it('is the evening’s where the morning’s was skipped, and not where it was held', () => {
    const evening = huddle('2026-03-23', 'closed', { id: 'evening', slot: SLOT + 600 });
    const another = huddle('2026-03-23', 'closed', { id: 'another', unit: 'oak' });
    const those = [skipped('2026-03-23', 'too_busy'), evening, another];
    expect(isFirstSince(those, evening, since)).toBe(true);
    expect(isFirstSince([...all, evening], evening, since)).toBe(false);
  });
});
