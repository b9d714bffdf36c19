/** A slow answer moves what was held of the server’s clock no further than it must. */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { skewAfter } from './skew';

const SERVER = '2026-11-22T09:00:00.000Z';
const at = Date.parse(SERVER);
const HOUR_MS = 3_600_000;

interface Case { readonly held?: number; readonly sent: number; readonly received: number }

test.each<readonly [what: string, exchange: Case, skew_ms: number]>([
  ['quick: halfway', { sent: -100, received: 100 }, 0],
  ['on a clock an hour slow', { sent: -HOUR_MS - 100, received: -HOUR_MS + 100 }, HOUR_MS],
  ['quick, whatever was held', { held: 5_000, sent: -1_000, received: 1_000 }, 0],
  ['its way here through a dead spot', { sent: -100, received: 40_000 }, 0],
  ['its way there through a dead spot', { sent: -40_000, received: 100 }, 0],
  ['the lid was closed for an hour', { sent: -100, received: HOUR_MS }, 0],
  ['a clock set forward meanwhile', { sent: -100, received: HOUR_MS + 100 }, 0],
  ['slow, too much was held', { held: HOUR_MS, sent: -40_000, received: 100 }, 40_000],
  ['slow, too little was held', { held: -HOUR_MS, sent: -100, received: 40_000 }, -40_000],
])('%s', (_what, { held = 0, sent, received }, skew_ms) => {
  const exchange = { sent_ms: at + sent, received_ms: at + received };
  expect(skewAfter(held, exchange, SERVER)).toBe(skew_ms);
});

const DAY_MS = 24 * HOUR_MS;

test('it is never further from the truth than it was, or than a quick answer takes', () => {
  const delay = fc.integer({ min: 0, max: DAY_MS });
  const off = fc.integer({ min: -DAY_MS, max: DAY_MS });
  fc.assert(
    fc.property(off, off, delay, delay, (truth, held, there, back) => {
      const exchange = { sent_ms: at - truth - there, received_ms: at - truth + back };
      const error = Math.abs(skewAfter(held, exchange, SERVER) - truth);
      expect(error).toBeLessThanOrEqual(Math.max(1_000, Math.abs(held - truth)));
    }),
  );
});
