// Devices that failed together come back apart: between 1 and 30 s, with full jitter.

export const BACKOFF_MS_MIN = 1_000;
export const BACKOFF_MS_MAX = 30_000;
const RETRY_AFTER_S_MAX = 300;

/** `random` is 0..1. A Retry-After is obeyed up to five minutes, and jittered too. */
export function retryAfterMs(
  failures: number,
  retry_after_s: number | null,
  random: number,
): number {
  const ceiling = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN * 2 ** Math.min(failures, 10));
  const jittered = BACKOFF_MS_MIN + Math.floor(random * (ceiling - BACKOFF_MS_MIN));
  if (retry_after_s === null) return jittered;
  const asked = Math.min(Math.max(retry_after_s, 0), RETRY_AFTER_S_MAX) * 1_000;
  return asked + Math.floor(random * BACKOFF_MS_MIN);
}
