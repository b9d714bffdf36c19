// A form that says something is busy until it is saved, and is told when the disk did not take it.

import type { Command } from '../generated/wire';
import type { Desk } from './desk.svelte';

export interface Saying {
  readonly busy: boolean;
  /** Nothing was saved at the last try: the words still stand where they were typed. */
  readonly failed: boolean;
  /** Whether all of it is saved on this device now; never rejects, and is said once at a time. */
  readonly say: (...commands: readonly Command[]) => Promise<boolean>;
}

/** Call it where a form is set up. */
export function createSaying(desk: Pick<Desk, 'say'>): Saying {
  let [busy, failed] = $state([false, false]);

  async function inTurn(commands: readonly Command[]): Promise<boolean> {
    for (const command of commands) if (!(await desk.say(command))) return false;
    return true;
  }

  return {
    get busy() {
      return busy;
    },
    get failed() {
      return failed;
    },
    say: async (...commands) => {
      if (busy) return false;
      [busy, failed] = [true, false];
      const saved = await inTurn(commands);
      [busy, failed] = [false, !saved];
      return saved;
    },
  };
}
