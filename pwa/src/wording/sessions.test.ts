/** A person can tell a lost phone from the computer at the desk. */

import { expect, test } from 'vitest';

import { deviceWords, sessionWords } from './sessions';

const AGENTS = {
  iPhone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Safari',
  iPad: 'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari',
  'Android phone': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142 Mobile Safari',
  'Android tablet': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142 Safari',
  'Windows computer': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Edg/142',
  'Mac or iPad': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari',
  Chromebook: 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142 Safari',
  'Linux computer': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Another device': 'python-httpx/0.28',
};

test.each(Object.entries(AGENTS))('%s', (words, agent) => {
  expect(deviceWords(agent)).toBe(words);
});

test('a browser that does not say what it is', () => {
  expect(deviceWords(null)).toBe('Another device');
});

test('since when, and when it was last seen', () => {
  const [since, seen_at, now] = [
    '2026-08-03T16:30:00Z',
    '2026-08-06T03:40:00Z',
    '2026-08-06T09:00:00Z',
  ] as const;
  const words = sessionWords(since, seen_at, now);
  expect(words).toBe('Signed in since 3 August, 5:30pm. Last seen today, 4:40am.');
});
