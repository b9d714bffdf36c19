// The shipped core keeps its promises in hundreds of bad worlds, and broken cores are caught.

import { describe, expect, it } from 'vitest';

import { step } from '../core';
import { brokenAtRest } from './checks';
import { MUTANTS } from './mutants';
import { newWorld, run, type World } from './world';

const SEEDS = 400;
const MUTANT_SEEDS = 300;

function played(seed: number, core: World['core']): World {
  const world = newWorld(seed, core);
  run(world);
  return world;
}

function firstFault(core: World['core'], seeds: number): string | null {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const [fault] = brokenAtRest(played(seed, core));
    if (fault !== undefined) return `seed ${String(seed)}: ${fault}`;
  }
  return null;
}

describe('the sync core in bad worlds', () => {
  it('breaks no promise, and meets every fault on the way', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const world = played(seed, step);
      expect(brokenAtRest(world), `seed ${String(seed)}`).toEqual([]);
      for (const what of world.seen.keys()) seen.add(what);
    }
    expect([...seen].sort()).toEqual([
      'device_of_another',
      'done',
      'held',
      'later',
      'overtaken',
      'profile copied',
      'refused',
      'scope changed',
      'server restored',
      'someone_else',
      'stored',
      'tab killed',
    ]);
  }, 60_000);

  it('plays the same world twice from the same seed', () => {
    expect(played(7, step).server).toEqual(played(7, step).server);
  });

  it.each(Object.entries(MUTANTS))('catches: %s', (_name, mutate) => {
    expect(firstFault(mutate(step), MUTANT_SEEDS)).toMatch(/^seed \d+: [AI]\d+ /);
  }, 60_000);
});
