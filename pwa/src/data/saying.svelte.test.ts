// A disk that takes nothing freezes no form, and what is said twice at once is said once.

import { expect, test } from 'vitest';

import type { Command } from '../generated/wire';
import { createSaying } from './saying.svelte';

const NOTE = { do: 'problem.note', problem: 'p', words: 'w' } as Command;
const ME_TOO = { do: 'problem.me_too', problem: 'p' } as Command;

test('a form is busy until the disk has answered, and told when it said no', async () => {
  let answer: (saved: boolean) => void = () => undefined;
  const saying = createSaying({ say: () => new Promise((resolve) => { answer = resolve; }) });
  const first = saying.say(NOTE);
  expect([saying.busy, saying.failed]).toEqual([true, false]);
  expect(await saying.say(NOTE)).toBe(false); // a second press while the first is on its way
  answer(false);
  expect([await first, saying.busy, saying.failed]).toEqual([false, false, true]);
  const again = saying.say(NOTE);
  expect(saying.failed).toBe(false);
  answer(true);
  expect([await again, saying.busy, saying.failed]).toEqual([true, false, false]);
});

test('what belongs together is said in turn, and not past what could not be saved', async () => {
  const said: string[] = [];
  const say = ({ do: what }: Command): Promise<boolean> => {
    said.push(what);
    return Promise.resolve(what !== 'problem.me_too');
  };
  expect(await createSaying({ say }).say(NOTE, ME_TOO, NOTE)).toBe(false);
  expect(said).toEqual(['problem.note', 'problem.me_too']);
});
