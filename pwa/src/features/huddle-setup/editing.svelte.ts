// A team's changes are kept as they are made: said after a breath, and each can be taken back.

import { untrack } from 'svelte';

import type { Desk } from '../../data/desk.svelte';
import { createSaying } from '../../data/saying.svelte';
import type { Unit } from '../../generated/wire';
import { SETUP } from '../../wording/huddle-setup';
import type { Edit } from './edits';
import { commandsFor, merged, type Setup, type SetupCommand } from './setup';

export const BREATH_MS = 1_000; // five presses of a stepper are one thing said

export interface Editing {
  /** As it stands on the screen, what is half typed included. */
  readonly setup: Setup;
  /** The disk did not take the last change: it stands here, and is tried again. */
  readonly failed: boolean;
  readonly edit: (edit: Edit) => void;
  /** At once, where the hand has left. */
  readonly keep: () => void;
}

type Said = Pick<Desk, 'say' | 'offerUndo'>;

/** Call it where a form is set up. `stored`: what this device holds by now. */
export function createEditing(desk: Said, unit: Unit, stored: () => Setup): Editing {
  let base = stored(); // what was said last, or was there before
  let edited = $state.raw<Setup | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saying = createSaying(desk);
  const setup = $derived(edited ?? stored());

  /** What somebody else changed is shown, beside what is typed here and not said yet. */
  $effect(() => {
    const there = stored();
    untrack(() => {
      if (saying.busy || commandsFor(unit, base, there).length === 0) return;
      if (edited !== null) edited = merged(base, edited, there);
      base = there;
    });
  });

  function edit(change: Edit): void {
    edited = change(setup);
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), BREATH_MS);
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    if (edited === null || saying.busy) return;
    const [before, after] = [base, edited];
    const commands = commandsFor(unit, before, after);
    if (commands.length === 0) return;
    base = after;
    if (await saying.say(...commands)) offerUndo(desk, commandsFor(unit, after, before));
    else base = before;
    if (edited !== after) await keep(); // changed again while it was written
  }

  whenLeft(() => void keep());

  return {
    get setup() {
      return setup;
    },
    get failed() {
      return saying.failed;
    },
    edit,
    keep: () => void keep(),
  };
}

/** Nothing that a hand did waits for a breath that the page does not have. */
function whenLeft(act: () => void): void {
  const look = (): void => {
    if (document.visibilityState === 'hidden') act();
  };
  $effect(() => {
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      queueMicrotask(act); // what is read while a page is taken down is as it was before
    };
  });
}

function offerUndo(desk: Said, back: readonly SetupCommand[]): void {
  const undo = async (): Promise<void> => {
    for (const command of back) await desk.say(command);
  };
  desk.offerUndo({ words: SETUP.saved, undo: () => void undo() });
}
