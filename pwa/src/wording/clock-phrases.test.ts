/** The phrases are fixed to the letter, on both sides of every midnight. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { instantOf, msOf } from '../domain/london';
import {
  clockPhrase,
  dayWords,
  HOW_CAN_WE_HELP,
  timeWords,
  whenWords,
  WI_FI,
  type Verb,
} from './clock-phrases';

// Monday 6 August 2018, 9am; London is on summer time.
const NOW = '2018-08-06T09:00+01:00';

test.each([
  ['2018-08-06T14:00+01:00', NOW, 'Answer due 2pm\u00a0today'],
  ['2018-08-06T17:30+01:00', NOW, 'Answer due 5:30pm\u00a0today'],
  ['2018-08-06T12:00+01:00', NOW, 'Answer due midday\u00a0today'],
  ['2018-08-06T09:00+01:00', NOW, 'Answer due 9am\u00a0today'], // this very instant is not late
  ['2018-08-07T09:00+01:00', NOW, 'Answer by 9am\u00a0tomorrow'],
  ['2018-08-07T00:01+01:00', NOW, 'Answer by 12:01am\u00a0tomorrow'],
  ['2018-08-08T09:00+01:00', NOW, 'Answer by Wednesday 8 August'],
  ['2018-08-13T17:00+01:00', NOW, 'Answer by Monday 13 August'],
  ['2018-08-14T09:00+01:00', NOW, 'Answer by 14 August 2018'],
  ['2018-08-30T09:00+01:00', NOW, 'Answer by 30 August 2018'],
  // The end of a day, by its last second or by the midnight after it, is that day.
  ['2018-08-06T23:59:59+01:00', NOW, 'Answer due today'],
  ['2018-08-07T00:00+01:00', NOW, 'Answer due today'],
  ['2018-08-07T23:59:59+01:00', NOW, 'Answer by tomorrow'],
  ['2018-08-08T00:00+01:00', NOW, 'Answer by tomorrow'],
  ['2018-08-08T23:59:59+01:00', NOW, 'Answer by Wednesday 8 August'],
  ['2018-08-07T00:00:30+01:00', '2018-08-07T00:00:15+01:00', 'Answer due today'],
  // Days are London's: 11:30pm UTC in summer is the next day's 12:30am.
  ['2018-08-06T23:30Z', NOW, 'Answer by 12:30am\u00a0tomorrow'],
  ['2018-08-07T08:00Z', '2018-08-06T23:30Z', 'Answer due 9am\u00a0today'],
  ['2026-03-29T09:00+01:00', '2026-03-28T09:00Z', 'Answer by 9am\u00a0tomorrow'],
  ['2026-03-29T09:00+01:00', '2026-03-29T00:30Z', 'Answer due 9am\u00a0today'],
  ['2026-10-26T09:00Z', '2026-10-25T00:30+01:00', 'Answer by 9am\u00a0tomorrow'],
  ['2026-10-25T01:30Z', '2026-10-25T01:30+01:00', 'Answer due 1:30am\u00a0today'],
  ['2019-01-01T09:00Z', '2018-12-31T09:00Z', 'Answer by 9am\u00a0tomorrow'],
  ['2019-01-03T09:00Z', '2018-12-31T09:00Z', 'Answer by Thursday 3 January'],
  ['2019-01-10T09:00Z', '2018-12-31T09:00Z', 'Answer by 10 January 2019'],
])('an answer due %s is said at %s as "%s"', (due, now, words) => {
  expect(clockPhrase({ verb: 'answer', due, now })).toBe(words);
});

test.each([
  ['2018-08-06T14:00+01:00', '2018-08-06T14:00:01+01:00', 'Answer was due 2pm.'],
  ['2018-08-06T14:00+01:00', '2018-08-06T23:59+01:00', 'Answer was due 2pm.'],
  ['2018-08-06T14:00+01:00', '2018-08-07T00:00+01:00', 'Answer was due 2pm\u00a0yesterday.'],
  ['2018-08-06T14:00+01:00', '2018-08-08T09:00+01:00', 'Answer was due Monday 6 August.'],
  ['2018-08-06T14:00+01:00', '2018-08-13T09:00+01:00', 'Answer was due Monday 6 August.'],
  ['2018-08-06T14:00+01:00', '2018-08-14T09:00+01:00', 'Answer was due 6 August 2018.'],
  ['2018-08-06T23:59:59+01:00', '2018-08-07T09:00+01:00', 'Answer was due yesterday.'],
  ['2018-08-07T00:00+01:00', '2018-08-07T09:00+01:00', 'Answer was due yesterday.'],
  ['2018-08-06T23:59:59+01:00', '2018-08-06T23:59:59.500+01:00', 'Answer was due today.'],
  ['2018-12-31T14:00Z', '2019-01-01T09:00Z', 'Answer was due 2pm\u00a0yesterday.'],
])('an answer that was due %s is said at %s as "%s"', (due, now, words) => {
  expect(clockPhrase({ verb: 'answer', due, now })).toBe(`${words} How can we help?`);
  expect(clockPhrase({ verb: 'answer', due, now, late_help: false })).toBe(words);
});

test.each([
  ['first_reply', 'First reply due 2pm\u00a0today', 'First reply was due 2pm. How can we help?'],
  ['next_step', 'Next step due 2pm\u00a0today', 'Next step was due 2pm. How can we help?'],
  ['promise', 'Promise due 2pm\u00a0today', 'Promise was due 2pm. How can we help?'],
] as const)('a %s has its own noun', (verb, early, late) => {
  const due = '2018-08-06T14:00+01:00';
  expect(clockPhrase({ verb, due, now: NOW })).toBe(early);
  expect(clockPhrase({ verb, due, now: '2018-08-06T15:00+01:00' })).toBe(late);
});

test.each([
  ['2018-08-20T00:00+01:00', 'Paused until 20 August'],
  ['2018-08-20T23:59:59+01:00', 'Paused until 20 August'],
  ['2019-01-02T09:00Z', 'Paused until 2 January 2019'],
  ['2018-08-07T23:59:59+01:00', 'Paused until tomorrow'],
  ['2018-08-06T23:59:59+01:00', 'Paused until today'],
])('a wait until %s is said as "%s"', (due, words) => {
  expect(clockPhrase({ verb: 'look_again', due, now: NOW })).toBe(words);
});

test.each([
  ['2018-08-06T00:00+01:00', 'midnight'],
  ['2018-08-06T00:30+01:00', '12:30am'],
  ['2018-08-06T04:05+01:00', '4:05am'],
  ['2018-08-06T12:00:59+01:00', 'midday'],
  ['2018-08-06T12:01+01:00', '12:01pm'],
  ['2018-08-06T17:30+01:00', '5:30pm'],
  ['2018-08-06T23:59:59+01:00', '11:59pm'],
  ['2026-03-29T01:00Z', '2am'],
  ['2026-10-25T01:00Z', '1am'],
  ['2018-12-31T23:59Z', '11:59pm'],
])('%s is %s', (at, time) => {
  expect(timeWords(at)).toBe(time);
});

test.each([
  ['2018-08-06T04:40+01:00', 'Today', 'Today, 4:40am'],
  ['2018-08-06T00:00+01:00', 'Today', 'Today, midnight'],
  ['2018-08-05T23:59+01:00', 'Yesterday', 'Yesterday, 11:59pm'],
  ['2018-08-07T09:00+01:00', 'Tomorrow', 'Tomorrow, 9am'],
  ['2018-08-04T17:30+01:00', 'Saturday 4 August', '4 August, 5:30pm'],
  ['2018-08-08T12:00+01:00', 'Wednesday 8 August', '8 August, midday'],
  ['2017-12-31T17:30Z', 'Sunday 31 December 2017', '31 December 2017, 5:30pm'],
])('%s is said on 6 August as "%s" and "%s"', (at, day, when) => {
  expect([dayWords(at, NOW), whenWords(at, NOW)]).toEqual([day, when]);
});

test('no phrase counts days, scolds, or breaks a time from its day', () => {
  const instants = fc.integer({ min: -400 * 1440, max: 400 * 1440 });
  const verbs = fc.constantFrom<Verb>('answer', 'first_reply', 'next_step', 'promise');
  fc.assert(
    fc.property(instants, verbs, (minutes, verb) => {
      const due = instantOf(msOf(NOW) + minutes * 60_000);
      const phrase = clockPhrase({ verb, due, now: NOW });
      expect(phrase).not.toMatch(/\b(overdue|late|days?|ago)\b|[ap]m |midday /i);
      expect(phrase.endsWith(HOW_CAN_WE_HELP)).toBe(minutes < 0);
    }),
  );
});

test('Wi-Fi does not break across lines', () => {
  expect(WI_FI).toBe('Wi\u2011Fi');
});
