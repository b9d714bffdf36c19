/** What an administrator says is so when the server has heard it; here they are told which. */

import type { Workspace } from '../../data/workspace';
import type { View } from '../../data/view.svelte';
import type { Health } from '../../domain/sync/events';
import type { Command } from '../../generated/wire';

/** `waiting`: kept on this device, where the server cannot be asked now. */
export type Heard =
  | { readonly is: 'done' | 'waiting' | 'not_fresh' | 'unsaved' }
  | { readonly is: 'refused'; readonly code: string };

export interface Hearing {
  readonly busy: boolean;
  /** What became of the last try; none yet, or it is being asked. */
  readonly heard: Heard | null;
  readonly say: (...commands: readonly Command[]) => Promise<Heard>;
}

/** Call it where a form is set up. */
export function createHearing(work: Said): Hearing {
  let busy = $state(false);
  let heard = $state.raw<Heard | null>(null);
  return {
    get busy() {
      return busy;
    },
    get heard() {
      return heard;
    },
    say: async (...commands) => {
      [busy, heard] = [true, null];
      const answer = await sayAndHear(work, commands);
      [busy, heard] = [false, answer];
      return answer;
    },
  };
}

type Said = Pick<Workspace, 'dispatch' | 'acted' | 'view'>;

const ANSWERS: ReadonlySet<Health> = new Set(['starting', 'in_step', 'busy']);

/** One after the other, up to the first that is not done. What is refused stays with its form. */
export async function sayAndHear(work: Said, commands: readonly Command[]): Promise<Heard> {
  let heard: Heard = { is: 'done' };
  for (const command of commands) {
    const said = await work.dispatch(command).catch(() => null);
    if (said === null) return { is: 'unsaved' };
    heard = await answerTo(work.view, said.id);
    if (heard.is === 'refused' || heard.is === 'not_fresh') await work.acted(said.id);
    if (heard.is !== 'done' && heard.is !== 'waiting') return heard;
  }
  return heard;
}

function answerTo(view: View, id: string): Promise<Heard> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        const heard = heardSoFar(view, id);
        if (heard === null) return;
        resolve(heard);
        queueMicrotask(() => { stop(); });
      });
    });
  });
}

function heardSoFar(view: View, id: string): Heard | null {
  const need = view.needsYou.find((one) => one.id === id);
  if (need?.code === 'session.not_fresh') return { is: 'not_fresh' };
  if (need) return { is: 'refused', code: need.code ?? '' };
  const waiting = view.waiting.find(({ said }) => said.id === id);
  if (waiting === undefined || waiting.answer?.outcome === 'done') return { is: 'done' };
  return ANSWERS.has(view.health) ? null : { is: 'waiting' };
}
