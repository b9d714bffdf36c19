/** An administrator is told what came of an act, and a refusal goes back to its form. */

import { expect, test } from 'vitest';

import { createView, type ViewControls } from '../../data/view.svelte';
import { type NeedsYou, NOTHING_READ, type Waiting } from '../../domain/sync/record';
import type { Command as AnyCommand } from '../../domain/sync/wire';
import type { Command } from '../../generated/wire';
import { sayAndHear } from './hearing.svelte';

const STOP: Command = { do: 'person.disable', person: 'p' };
const AT = '2026-11-22T12:00:00Z';

/** A workspace whose server answers each command as it is told to. */
function workspace(answer: (controls: ViewControls, id: string) => void) {
  const controls = createView('me');
  const dropped: string[] = [];
  let n = 0;
  return {
    dropped,
    said: () => n,
    work: {
      view: controls.view,
      dispatch: async (command: AnyCommand) => {
        n += 1;
        const said = { id: `c${String(n)}`, n, said_at: AT, command };
        hold(controls, [{ said, answer: null, prior: null }]);
        setTimeout(() => { answer(controls, said.id); });
        return Promise.resolve(said);
      },
      acted: async (id: string) => {
        dropped.push(id);
        return Promise.resolve();
      },
    },
  };
}

function hold(
  controls: ViewControls,
  waiting: readonly Waiting[],
  needsYou: readonly NeedsYou[] = [],
): void {
  const device = { id: 'd', next_n: 9 };
  const stored = { device, cursor: NOTHING_READ, waiting, finished: null };
  controls.fill({ stored, base: [], needsYou });
}

function refuses(code: string) {
  return (controls: ViewControls, id: string): void => {
    const facts = {};
    const refused = { id, said_at: AT, command: STOP, code, facts, answered_at: AT };
    hold(controls, [], [{ ...refused, outcome: 'refused' }]);
  };
}

test('what the server has done is done', async () => {
  const { work, dropped } = workspace((controls) => { hold(controls, []); });
  expect(await sayAndHear(work, [STOP])).toEqual({ is: 'done' });
  expect(dropped).toEqual([]);
});

test('where nobody answers it waits on the device, and stays in the outbox', async () => {
  const { work, dropped } = workspace((controls) => { controls.tell('unreachable'); });
  expect(await sayAndHear(work, [STOP])).toEqual({ is: 'waiting' });
  expect(dropped).toEqual([]);
});

test('a sign-in too long ago is asked for again, and nothing is left to deal with', async () => {
  const { work, dropped } = workspace(refuses('session.not_fresh'));
  expect(await sayAndHear(work, [STOP])).toEqual({ is: 'not_fresh' });
  expect(dropped).toEqual(['c1']);
});

test('after a refusal nothing more is said', async () => {
  const { work, said } = workspace(refuses('person.oneself'));
  expect(await sayAndHear(work, [STOP, STOP])).toEqual({ is: 'refused', code: 'person.oneself' });
  expect(said()).toBe(1);
});
