// The 14 days are the server's, however wrong the device's clock may be.

import { expect, test } from 'vitest';

import { hasExpired, leastSkew } from './lease';

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

test.each([
  ['2026-11-02T09:00:00Z', 0, 0],
  ['2025-11-01T09:00:00Z', 0, YEAR_MS], // set back since
  ['2025-11-01T10:00:00Z', YEAR_MS, YEAR_MS], // slow, and known to be
  ['2027-11-01T09:00:00Z', -YEAR_MS, -YEAR_MS], // fast, and known to be
])('at %s, the server %i ms ahead, it is %i ms ahead at least', (now, skew_ms, least) => {
  expect(leastSkew({ good_at: GOOD, skew_ms }, Date.parse(now))).toBe(least);
});

test('what was never read cannot expire', () => {
  const never = { good_at: null, skew_ms: 0 };
  expect(hasExpired(never, Date.parse(GOOD))).toBe(false);
  expect(leastSkew(never, Date.parse(GOOD))).toBe(0);
});
