/** How long somebody acts on a shared tablet, and when its board is covered: by one idle clock. */

const MINUTE_MS = 60_000;
const IDLE_MS = 5 * MINUTE_MS;
const LONGEST_MS = 15 * MINUTE_MS;
const WARNS_MS = 30_000; // 20 s are due to whoever has to find a key, and a look is not sharp
const COVERED_MS = 2 * MINUTE_MS;

export interface Turn {
  readonly began_ms: number;
  readonly touched_ms: number;
}

export interface Left {
  readonly over: boolean;
  /** To be said in words now. */
  readonly warns: boolean;
  /** A touch makes it longer; at a quarter of an hour nothing does, but the PIN. */
  readonly can_stay: boolean;
  readonly seconds: number;
}

export function leftOf({ began_ms, touched_ms }: Turn, now_ms: number): Left {
  const [idle_ms, longest_ms] = [touched_ms + IDLE_MS - now_ms, began_ms + LONGEST_MS - now_ms];
  const left_ms = Math.min(idle_ms, longest_ms);
  return {
    over: left_ms <= 0,
    warns: left_ms > 0 && left_ms <= WARNS_MS,
    can_stay: longest_ms > WARNS_MS,
    seconds: Math.max(0, Math.ceil(left_ms / 1000)),
  };
}

/** Whether nobody has touched it for so long that passers-by should not read it. */
export function isCovered(touched_ms: number, now_ms: number): boolean {
  return now_ms - touched_ms >= COVERED_MS;
}
