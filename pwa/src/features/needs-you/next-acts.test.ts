/** No refusal leaves a person without a next act, and none throws their words away. */

import { describe, expect, test } from 'vitest';

import { REFUSALS } from '../../wording/refusals';
import { NEXT_ACTS, nextActs } from './next-acts';

const EVERYTHING = { words: true, item: true, story: true, merged_into: true, team: true };
const NOTHING = { words: false, item: false, story: false, merged_into: false, team: false };

/** Met at the door or by a whole request: never by a command, but for one. */
const AT_THE_DOOR =
  /^(request|page|method|server|session|sign_in|password|account|invitation|enrolment|setup)\./u;
const STALE = 'session.not_fresh';
/** Met where an administrator looks after the organisation: never by what a ward says. */
const OF_THE_ORGANISATION = new Set([
  'calendar.closes_before_it_opens',
  'calendar.exists',
  'calendar.half_a_night',
  'calendar.never_opens',
  'calendar.unknown',
  'standards.are_one',
  'standards.cannot_be_kept',
  'standards.exists',
  'standards.informed_too_soon',
  'standards.other_tiers',
  'contact.exists',
  'person.exists',
  'person.oneself',
  'person.unknown',
  'seat.exists',
  'seat.keeps_its_role',
  'seat.not_as_said',
  'seat.not_for_people',
  'seat.stays_in_its_unit',
  'seat.unknown',
  'unit.cycle',
  'unit.ends_before_it_begins',
  'unit.exists',
  'unit.parent_unknown',
  'unit.root_below_board',
  'unit.second_root',
  'unit.tier_not_above_children',
  'unit.tier_not_below_parent',
]);

const MET = Object.keys(REFUSALS).filter(
  (code) => (code === STALE || !AT_THE_DOOR.test(code)) && !OF_THE_ORGANISATION.has(code),
);

describe('every refusal that a command can meet', () => {
  test('has its next acts, and no others have', () => {
    expect(Object.keys(NEXT_ACTS).sort()).toEqual(MET.sort());
  });

  test.each(MET)('%s ends with a way to let it go', (code) => {
    expect(nextActs(code, EVERYTHING).at(-1)).toBe('leave');
    expect(nextActs(code, NOTHING).at(-1)).toBe('leave');
  });

  test.each(MET)('%s loses no words', (code) => {
    const kept = nextActs(code, EVERYTHING).some((act) => act !== 'leave');
    expect(kept).toBe(true);
    const silent = code === 'problem.exists' || code === 'merge.with_itself'; // nothing was typed
    expect(nextActs(code, EVERYTHING).includes('copy')).toBe(!silent);
  });
});

describe('the best act comes first', () => {
  test.each([
    ['problem.already_owned', EVERYTHING, 'send_to_owner'],
    ['problem.already_owned', { ...EVERYTHING, words: false }, 'ask_to_take_over'],
    ['problem.ended', EVERYTHING, 'raise_again'],
    ['problem.merged', EVERYTHING, 'say_on_merged'],
    ['problem.merged', { ...EVERYTHING, merged_into: false }, 'open'],
    ['problem.already_owned', { ...EVERYTHING, story: false }, 'copy'],
    ['right.missing', { ...EVERYTHING, story: false }, 'open'],
    ['problem.moved_on', EVERYTHING, 'open'],
    ['problem.unknown', EVERYTHING, 'raise_for_us'],
    ['problem.unknown', { ...EVERYTHING, team: false }, 'copy'],
    ['promise.needs_reason', EVERYTHING, 'edit'],
    [STALE, NOTHING, 'sign_in_and_send'],
    ['command.malformed', EVERYTHING, 'copy'],
    ['command.malformed', NOTHING, 'update'],
    ['a.code_of_a_newer_server', EVERYTHING, 'copy'],
  ] as const)('%s', (code, means, best) => {
    expect(nextActs(code, means)[0]).toBe(best);
  });
});
