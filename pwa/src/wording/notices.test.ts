// A wrong clock is told of in the largest measure that says enough.

import { expect, it } from 'vitest';

import { clockWords } from './notices';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it.each([
  [6 * MINUTE, '6 minutes slow'],
  [-119 * MINUTE, '119 minutes fast'],
  [-3 * 60 * MINUTE, '3 hours fast'],
  [40 * DAY, '40 days slow'],
  [30 * 365.25 * DAY, '30 years slow'],
])('%i ms behind the server is said as "%s"', (skew_ms, words) => {
  expect(clockWords(skew_ms)).toBe(`This device’s clock is ${words}.`);
});
