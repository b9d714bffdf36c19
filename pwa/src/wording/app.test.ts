/** The head never passes off what is days old as today's, and never claims more than is known. */

import { expect, test } from 'vitest';

import type { Health } from '../domain/sync/events';
import { deviceStatus, wayBack } from './app';
import { receiptWords } from './status-words';

const NOW = '2018-08-06T09:00+01:00';
const EARLIER = '2018-08-06T07:41+01:00';
const YESTERDAY = '2018-08-05T07:41+01:00';
const FRIDAY = '2018-08-03T07:41+01:00';

function head(health: Health, good_at: string | null, unsent: [number, string] | null = null) {
  const [count, oldest_at] = unsent ?? [0, null];
  const { words, detail } = deviceStatus({ unsent: { count, oldest_at }, good_at, health }, NOW);
  return [words, detail].join(' ').trim().replaceAll('\u00a0', ' ').replaceAll('\u2011', '-');
}

test.each([
  [EARLIER, 'No Wi-Fi. As it was at 7:41am'],
  [YESTERDAY, 'No Wi-Fi. As it was at 7:41am yesterday'],
  [FRIDAY, 'No Wi-Fi. As it was at 7:41am on 3 August'],
  ['2017-12-31T07:41Z', 'No Wi-Fi. As it was at 7:41am on 31 December 2017'],
  [null, 'No Wi-Fi.'],
])('what was last fetched at %s is said with its day', (good_at, words) => {
  expect(head('unreachable', good_at)).toBe(words);
});

test.each([
  [EARLIER, '1 not sent since 7:41am. It is safe here.'],
  [YESTERDAY, '1 not sent since 7:41am yesterday. It is safe here.'],
  [FRIDAY, '1 not sent since 7:41am on 3 August. It is safe here.'],
])('what waits since %s is said with its day', (oldest_at, words) => {
  expect(head('unreachable', EARLIER, [1, oldest_at])).toBe(`No Wi-Fi. ${words}`);
});

test('what was checked long ago is said with its day', () => {
  expect(head('in_step', EARLIER)).toBe('Everyone can see it. Checked at 7:41am');
  expect(head('busy', YESTERDAY)).toBe('Everyone can see it. Checked at 7:41am yesterday');
});

test('nobody claims what can be seen while the server tells this device nothing', () => {
  expect(head('signed_out', FRIDAY)).toBe('As it was at 7:41am on 3 August');
  expect(head('upgrade_required', EARLIER)).toBe('As it was at 7:41am');
});

test.each([
  ['sent', 'Sent, 7:41am on 3 August'],
  ['saved', 'Saved on this device. Since 7:41am on 3 August. We send it when we can.'],
  ['visible', 'Everyone can see it. Checked at 7:41am on 3 August'],
] as const)('the receipt of something %s on another day names the day', (state, words) => {
  const told = receiptWords({ state, at: FRIDAY }, NOW);
  const line = [told?.words, told?.detail].filter(Boolean).join(' ');
  expect(line.replaceAll('\u00a0', ' ')).toBe(words);
});

test('from a page of a team the way back is its huddle while that is on, else its board', () => {
  const ward = { id: '105', name: 'Ward 7' };
  expect(wayBack(ward, true)).toEqual({ label: 'Back to the huddle', href: '/huddle/105' });
  expect(wayBack(ward, false)).toEqual({ label: 'Ward 7 board', href: '/' });
  expect(wayBack(undefined, true)).toEqual({ label: 'Board', href: '/' });
});
