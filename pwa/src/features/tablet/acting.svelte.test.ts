// Nobody's words are said under the name of whoever stood here before.

import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { Speaker } from '../../data/outbox';
import type { Person } from '../../generated/wire';
import { type Acting, createActing } from './acting.svelte';

const MINUTE = 60_000;
const UNIT = 'ward';

function person(id: string, role: 'tablet' | 'member'): Person {
  return { id, rev: 1, name: id, memberships: [{ seat: 's', unit: UNIT, role }] };
}

const TABLET = person('tablet', 'tablet');
const AMINA = person('Amina', 'member');

function speakerFor({ id }: Person): Speaker {
  return { person: id, ticket: 't', device: 'd', sign: () => Promise.resolve('p') };
}

let stop: () => void = () => undefined;
afterEach(() => { stop(); });

function atATablet() {
  let now = 0;
  let together = false;
  const spoken: (string | null)[] = [];
  let made: Acting | undefined;
  stop = $effect.root(() => {
    made = createActing({
      now: () => now,
      owner: () => TABLET,
      find: () => undefined,
      speakAs: (speaker) => { spoken.push(speaker?.person ?? null); },
      together: () => together,
    });
  });
  flushSync();
  if (made === undefined) throw new Error('it was not made');
  const acting = made;
  return {
    acting,
    spoken,
    meet: (now_together: boolean) => { together = now_together; },
    wait: (ms: number) => {
      now += ms;
      acting.tick();
    },
  };
}

describe('whoever acts', () => {
  it('is who speaks, until they are done', () => {
    const { acting, spoken } = atATablet();
    acting.begin(AMINA, speakerFor(AMINA));
    expect([acting.speaker, acting.offered]).toEqual([AMINA, AMINA]);
    acting.end();
    expect(acting.speaker).toBeNull();
    expect(spoken).toEqual(['Amina', null]);
  });

  it('no longer speaks after 5 idle minutes; a touch begins them anew', () => {
    const { acting, spoken, wait } = atATablet();
    acting.begin(AMINA, speakerFor(AMINA));
    wait(4 * MINUTE);
    acting.touch();
    wait(4 * MINUTE);
    expect(acting.speaker).toEqual(AMINA);
    wait(MINUTE);
    expect(acting.speaker).toBeNull();
    expect(spoken).toEqual(['Amina', null]);
  });

  it('is not whoever wakes the tablet later, before any tick', async () => {
    let now = 0;
    const spoken: (string | null)[] = [];
    stop = $effect.root(() => {
      const acting = createActing({
        now: () => now,
        owner: () => TABLET,
        find: () => undefined,
        speakAs: (speaker) => { spoken.push(speaker?.person ?? null); },
        together: () => false,
      });
      acting.begin(AMINA, speakerFor(AMINA));
      now = 60 * MINUTE;
      acting.touch();
    });
    await Promise.resolve();
    expect(spoken).toEqual(['Amina', null]);
  });
});

describe('an act', () => {
  it('that the team may say goes on without a name', async () => {
    const { acting } = atATablet();
    expect(await acting.named({ do: 'problem.raise' })).toBe(true);
    expect(acting.asking).toBe(false);
  });

  it('that is one person’s waits for a name, and goes on with it', async () => {
    const { acting } = atATablet();
    const named = acting.named({ do: 'problem.own' });
    expect(acting.asking).toBe(true);
    acting.begin(AMINA, speakerFor(AMINA));
    expect(await named).toBe(true);
    expect(acting.asking).toBe(false);
  });

  it('is not said where no name is given', async () => {
    const { acting } = atATablet();
    const named = acting.named({ do: 'problem.own' });
    acting.stopAsking();
    expect(await named).toBe(false);
  });

  it('is offered before anybody acts, as the lead could say it', () => {
    const { acting } = atATablet();
    expect(acting.offered.memberships?.map(({ role }) => role)).toEqual(['lead']);
  });
});

it('is covered after 2 idle minutes, until it is uncovered', () => {
  const { acting, wait } = atATablet();
  wait(2 * MINUTE);
  expect(acting.covered).toBe(true);
  acting.touch(); // the press that uncovers it is still going on
  expect(acting.covered).toBe(true);
  acting.uncover();
  wait(MINUTE);
  expect(acting.covered).toBe(false);
});

it('is not covered while the team talks in its huddle, and 2 idle minutes after it', () => {
  const { acting, meet, wait } = atATablet();
  meet(true);
  acting.begin(AMINA, speakerFor(AMINA));
  wait(6 * MINUTE);
  expect(acting.covered).toBe(false);
  expect(acting.speaker).toBeNull(); // whose turn it is stays one person's own affair
  meet(false);
  wait(MINUTE);
  expect(acting.covered).toBe(false);
  wait(MINUTE);
  expect(acting.covered).toBe(true);
});
