// One seed, one world: every choice of the simulator comes from here.

export interface Chance {
  readonly next: () => number; // 0..1
  readonly below: (limit: number) => number;
  readonly happens: (likelihood: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...(readonly T[])]) => T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    happens: (likelihood) => next() < likelihood,
    pick: (from) => from[below(from.length)] ?? from[0],
  };
}
