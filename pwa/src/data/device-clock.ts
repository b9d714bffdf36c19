// What this page takes for now: a clock that somebody sets back takes no time away that has passed.

/** One tells the date, sleeps through nothing and can be set; the other cannot, and may sleep. */
export interface TwoClocks {
  readonly date: () => number;
  readonly steady: () => number;
}

/**
 * Milliseconds since 1970, as far as the device knew when the page began; from there on, whichever
 * of the two went further. So limits hold, and what was said here stays in its order. How far it
 * is off is measured with each answer of the server.
 */
export function neverBack({ date, steady }: TwoClocks): () => number {
  let [at, date_ms, steady_ms] = [date(), date(), steady()];
  return () => {
    const [date_now, steady_now] = [date(), steady()];
    at += Math.max(0, date_now - date_ms, steady_now - steady_ms);
    [date_ms, steady_ms] = [date_now, steady_now];
    return Math.floor(at);
  };
}

export const deviceNow = neverBack({
  date: () => Date.now(),
  steady: () => performance.now(),
});
