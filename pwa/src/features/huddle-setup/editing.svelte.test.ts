// A change is said once the hand rests, can be taken back, and never costs what others changed.

import { flushSync } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import type { Undoable } from '../../data/desk.svelte';
import type { Command, Unit } from '../../generated/wire';
import { addFocus, leaveOut, move, resize, setFocus, setRound } from './edits';
import { BREATH_MS, createEditing } from './editing.svelte';
import { commandsFor, type Setup, setupOf } from './setup';

const WARD: Unit = { id: '00000000-0000-7000-8000-000000000105', rev: 1, name: 'Ward 7', tier: 1 };
const BLANK = setupOf(WARD, undefined, undefined);

/** One device: what it says is shown as stored, unless its disk is full. */
function device() {
  let stored = $state.raw<Setup>(BLANK);
  let full = false;
  const said: Command[] = [];
  const undoables: (Undoable | null)[] = [];
  const say = (command: Command): Promise<boolean> => {
    if (!full) said.push(command);
    return Promise.resolve(!full);
  };
  const offerUndo = (undoable: Undoable | null): void => void undoables.push(undoable);
  return {
    desk: { say, offerUndo },
    stored: () => stored,
    /** It came from another device. */
    tell: (setup: Setup) => {
      stored = setup;
      flushSync();
    },
    fill: (is_full: boolean) => { full = is_full; },
    names: () => said.map(({ do: what }) => what),
    said,
    undoables,
  };
}

function open() {
  const one = device();
  let editing: ReturnType<typeof createEditing> | undefined;
  const stop = $effect.root(() => {
    editing = createEditing(one.desk, WARD, one.stored);
  });
  flushSync();
  if (!editing) throw new Error('nothing was set up');
  return { ...one, editing, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => { vi.useRealTimers(); };
});

test('many presses are one thing said, after a breath', async () => {
  const { editing, names } = open();
  for (let n = 0; n < 3; n += 1) editing.edit(resize('risks', 1));
  await vi.advanceTimersByTimeAsync(BREATH_MS - 1);
  expect(names()).toEqual([]);
  expect(editing.setup.agenda[4]?.seconds).toBe(180);
  await vi.advanceTimersByTimeAsync(1);
  expect(names()).toEqual(['script.set']);
});

test('what was said is taken back by what stood there before', async () => {
  const { editing, said, undoables } = open();
  editing.edit(leaveOut('test'));
  await vi.advanceTimersByTimeAsync(BREATH_MS);
  undoables.at(-1)?.undo();
  await vi.advanceTimersByTimeAsync(0);
  expect(said[1]).toEqual(commandsFor(WARD, leaveOut('test')(BLANK), BLANK)[0]);
});

test('what leads nowhere is not said, and offers no undo', async () => {
  const { editing, names, undoables } = open();
  editing.edit(move('answers', 1));
  editing.edit(move('answers', -1));
  editing.edit(setRound(0, { at: '' }));
  await vi.advanceTimersByTimeAsync(BREATH_MS);
  expect(names()).toEqual([]);
  expect(undoables).toEqual([]);
});

test('what another device changed is shown beside what is typed here', async () => {
  const { editing, said, tell } = open();
  editing.edit(addFocus);
  editing.edit(setFocus(0, { words: 'Quiet nights' }));
  tell(move('answers', -1)(BLANK));
  expect(editing.setup.agenda[1]?.part).toBe('answers');
  expect(editing.setup.focuses).toEqual([{ words: 'Quiet nights' }, { words: '' }]);
  await vi.advanceTimersByTimeAsync(BREATH_MS);
  expect(said).toMatchObject([{ do: 'script.focus', focuses: [{ words: 'Quiet nights' }] }]);
});

test('a disk that is full keeps nothing back: it is said when there is room', async () => {
  const { editing, names, fill, undoables } = open();
  fill(true);
  editing.edit(leaveOut('test'));
  await vi.advanceTimersByTimeAsync(BREATH_MS);
  expect([editing.failed, undoables]).toEqual([true, []]);
  expect(editing.setup.agenda).toHaveLength(8);
  fill(false);
  editing.keep();
  await vi.advanceTimersByTimeAsync(0);
  expect([editing.failed, names()]).toEqual([false, ['script.set']]);
});

test('whoever leaves the page at once has said it', async () => {
  const { editing, names, stop } = open();
  editing.edit(leaveOut('test'));
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual(['script.set']);
});
