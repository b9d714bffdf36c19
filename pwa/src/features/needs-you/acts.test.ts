/** Each act says what a person could have said, and not one word of theirs is lost on the way. */

import { describe, expect, test } from 'vitest';

import type { NeedsYou } from '../../domain/sync/record';
import { endOfDay } from '../../domain/working-time';
import type { Problem } from '../../generated/wire';
import { TAKE_OVER } from '../../wording/needs-you';
import { doing } from './acts';
import { edited, editableIn, startsWith } from './edit';
import { theirsOf } from './truth';
import { asNotes, typedIn } from './words';

const AT = '2026-08-03T08:20:00Z';
const OWN = {
  do: 'problem.own',
  problem: 'p',
  step: 'I fetch it',
  by_on: '2026-08-03',
  person: 'x',
};

const NEED: NeedsYou = {
  id: 'need',
  said_at: AT,
  command: OWN,
  outcome: 'refused',
  code: 'problem.already_owned',
  facts: { who: 'Ward manager', at: '2026-08-03T08:05:00Z' },
  answered_at: AT,
};
const ITEM: Problem = {
  id: 'p',
  rev: 3,
  unit: 'ash',
  text: 'No sling',
  state: 'closed',
  raised: { by: 'n', who: 'Nurse', at: AT, heard_at: AT },
  response_due_at: AT,
  owner: { unit: 'ash', seat: 's', step: 'I ring the library', by_on: '2026-08-04' },
  outcome: { words: 'Found', at: AT, unit: 'ash', who: 'Nurse', confirm_by: AT },
};
const HANDS = { item: ITEM, home: 'ash', newId: () => 'new' };

function need(code: string, command: object, facts: NeedsYou['facts'] = {}): NeedsYou {
  return { ...NEED, code, facts, command: command as NeedsYou['command'] };
}

describe('an act', () => {
  test.each([
    ['send_to_owner', NEED, [{ do: 'problem.note', problem: 'p', words: 'I fetch it' }], 'p'],
    [
      'ask_to_take_over',
      NEED,
      [{ do: 'problem.note', problem: 'p', words: `${TAKE_OVER}\nI fetch it` }],
      'p',
    ],
    [
      'say_on_merged',
      need('problem.merged', NEED.command, { into: 'q' }),
      [{ do: 'problem.note', problem: 'q', words: 'I fetch it' }],
      'q',
    ],
    [
      'raise_again',
      NEED,
      [
        { do: 'problem.raise', problem: 'new', unit: 'ash', text: 'No sling', again_of: 'p' },
        { do: 'problem.note', problem: 'new', words: 'I fetch it' },
      ],
      'new',
    ],
    [
      'raise_for_us',
      NEED,
      [{ do: 'problem.raise', problem: 'new', unit: 'ash', text: 'I fetch it' }],
      'new',
    ],
    ['send_again', NEED, [NEED.command], 'p'],
    [
      'without_naming',
      NEED,
      [{ do: 'problem.own', problem: 'p', step: 'I fetch it', by_on: '2026-08-03' }],
      'p',
    ],
    ['open', NEED, [], 'p'],
    ['leave', NEED, [], null],
  ] as const)('%s', (act, of, commands, item) => {
    expect(doing(act, of, HANDS)).toEqual({ commands, item });
  });
});

describe('what was typed', () => {
  test('is found in every field, help included', () => {
    const help = [{ kind: 'coach', words: 'Thursday' }];
    const back = need('problem.moved_on', { do: 'problem.return', reason: 'Try this', help });
    expect(typedIn(back)).toEqual(['Try this', 'Thursday']);
  });

  test('goes into as few notes as hold it, whole', () => {
    const [long, longer] = ['a'.repeat(400), 'b'.repeat(700)];
    const notes = asNotes(['one', 'two', long, longer]);
    expect(notes.map(({ length }) => length)).toEqual([408, 500, 200]);
    expect(notes.join('').replaceAll('\n', '')).toBe(`onetwo${long}${longer}`);
  });
});

describe('what they said', () => {
  test.each([
    ['the step of the owner', NEED, { words: 'I ring the library', at: NEED.facts.at }],
    ['the outcome', need('problem.ended', NEED.command), { words: 'Found', at: AT }],
    ['nothing where a field was missing', need('promise.past', NEED.command), null],
  ])('%s', (_, of, said) => {
    expect(theirsOf(of, ITEM, undefined)).toEqual(said);
  });
});

describe('editing', () => {
  const LATE = need('date.past', {
    do: 'problem.own',
    problem: 'p',
    step: 'Ring',
    by_on: '2026-08-02',
  });

  test('asks for what was at fault first, then shows what was typed', () => {
    expect(editableIn(LATE)).toEqual([
      { name: 'by_on', kind: 'day', at_fault: true },
      { name: 'step', kind: 'words', at_fault: false, length_max: 500 },
    ]);
    expect(editableIn(LATE).map((field) => startsWith(LATE, field))).toEqual(['', 'Ring']);
  });

  test('asks for what was never there', () => {
    const no = need('answer.no_needs_why', { do: 'problem.answer', kind: 'no', words: 'No' });
    expect(editableIn(no).map(({ name }) => name)).toEqual(['why', 'would_change', 'words']);
  });

  test('sends the same command with what was changed', () => {
    expect(edited(LATE, { by_on: '2026-08-04', step: ' Ring ' })).toEqual({
      ...LATE.command,
      by_on: '2026-08-04',
      step: 'Ring',
    });
  });

  test('keeps a promised day until its end', () => {
    const promise = need('promise.past', { do: 'problem.accept', problem: 'p', step: 'Buy' });
    expect(edited(promise, { by_at: '2026-08-04' })).toEqual({
      ...promise.command,
      by_at: endOfDay('2026-08-04'),
    });
  });
});
