// The 14 days are the server's, however wrong the device's clock may be.

import { expect, test } from 'vitest';

import { hasExpired } from './lease';

const GOOD = '2026-11-01T09:00:00Z';
const YEAR_MS = 365 * 24 * 3_600_000;

test.each([
  ['2026-11-15T09:00:00Z', 0, false],
  ['2026-11-15T09:00:01Z', 0, true],
  ['2027-11-02T09:00:00Z', -YEAR_MS, false], // a clock that is a year fast, and known to be
  ['2026-11-02T09:00:00Z', YEAR_MS, true],
])('at %s, the server %i ms ahead: %s', (now, skew_ms, expired) => {
  expect(hasExpired({ good_at: GOOD, skew_ms }, Date.parse(now))).toBe(expired);
});

test('what was never read cannot expire', () => {
  expect(hasExpired({ good_at: null, skew_ms: 0 }, Date.parse(GOOD))).toBe(false);
});
