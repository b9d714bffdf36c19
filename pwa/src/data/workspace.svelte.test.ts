// Two people's devices, a model server and everything of ours between them.

import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Reducers } from '../domain/sync/overlay';
import { newServer, respond, type Server, type Thing } from '../domain/sync/simulation/server';
import type { Command } from '../domain/sync/wire';
import { type Entropy, uuid7 } from './ids';
import { type Transport, UNREACHABLE } from './transport';
import type { Unsent } from './view.svelte';
import { openWorkspace, type Workspace } from './workspace';

const THING = '0190a5d0-0000-7000-8000-00000000000a';
const entropy: Entropy = {
  now: () => Date.now(),
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};

const reducers: Reducers = {
  note: (lookup, said) => {
    const { thing, unit } = said.command as unknown as {
      readonly thing: string;
      readonly unit: string;
    };
    const known = lookup(thing)?.entity as Thing | undefined;
    if (known?.words.includes(said.id)) return [];
    const words = [...(known?.words ?? []), said.id];
    const entity: Thing = {
      id: thing,
      rev: (known?.rev ?? 0) + 1,
      units: [unit],
      owner: null,
      words,
    };
    return [{ kind: 'thing', entity }];
  },
};

interface Line {
  readonly transport: Transport;
  readonly cut: (is: boolean) => void;
}

function lineTo(server: Server, speaker: string): Line {
  let down = false;
  return {
    cut: (is) => {
      down = is;
    },
    transport: (request) => {
      if (down) return Promise.resolve(UNREACHABLE);
      const asker = { speaker, follows: new Set(['ash']), strict: true };
      // As over a wire: nothing is shared between the server's memory and the device's.
      const body = structuredClone(respond(server, structuredClone(request), asker));
      const exchange = { sent_ms: entropy.now(), received_ms: entropy.now() };
      return Promise.resolve({ kind: 'answered', body, exchange });
    },
  };
}

const open: Workspace[] = [];

async function workspace(
  line: Line,
  person = uuid7(entropy),
  counted?: (unsent: Unsent) => void,
): Promise<Workspace> {
  const world = {
    person,
    reducers: () => Promise.resolve(reducers),
    transport: line.transport,
    entropy,
    locks: undefined,
  };
  const opened = await openWorkspace(counted === undefined ? world : { ...world, counted });
  open.push(opened);
  return opened;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function note(verb = 'note'): Command {
  return { do: verb, thing: THING, unit: 'ash' } as Command;
}

function words({ view }: Workspace): readonly string[] {
  return (view.find('thing', THING) as Thing | undefined)?.words ?? [];
}

describe('a workspace', () => {
  it('shows words at once, saves them, sends them, and shows them to another', async () => {
    const server = newServer();
    const [anna, bo] = [lineTo(server, 'anna'), lineTo(server, 'bo')];
    const mine = await workspace(anna);
    const theirs = await workspace(bo);
    anna.cut(true);
    await mine.prepare();
    const saving = mine.dispatch(note());
    expect(mine.view.receipt(THING).state).toBe('saving');
    expect(mine.view.unsent.count).toBe(0); // nothing is safe here before it is on the disk
    expect(words(mine)).toHaveLength(1);
    const said = await saving;
    expect(mine.view.receipt(THING)).toEqual({ state: 'saved', at: said.said_at });
    expect(mine.view.unsent).toEqual({ count: 1, oldest_at: said.said_at });

    anna.cut(false);
    mine.nudge('online');
    await vi.waitFor(() => {
      expect(mine.view.receipt(THING).state).toBe('visible');
    });
    expect(mine.view.unsent.count).toBe(0);
    expect(mine.view.health).toBe('in_step');

    theirs.nudge('poke');
    await vi.waitFor(() => {
      expect(words(theirs)).toEqual([said.id]);
    });
    expect(words(mine)).toEqual([said.id]);
  });

  it('shows what is said before it can guess as soon as it can', async () => {
    const mine = await workspace(lineTo(newServer(), 'anna'));
    const saving = mine.dispatch(note());
    expect(words(mine)).toHaveLength(0);
    await saving;
    expect(words(mine)).toHaveLength(1);
  });

  it('keeps a refused claim with its words until the person has acted on it', async () => {
    const server = newServer();
    const bo = await workspace(lineTo(server, 'bo'));
    await bo.dispatch(note('own'));
    await vi.waitFor(() => {
      expect(bo.view.unsent.count).toBe(0);
    });
    const line = lineTo(server, 'anna');
    const person = uuid7(entropy);
    const anna = await workspace(line, person);
    const said = await anna.dispatch(note('own'));
    await vi.waitFor(() => {
      expect(anna.view.needsYou).toMatchObject([
        { id: said.id, outcome: 'refused', code: 'thing.owned', command: note('own') },
      ]);
    });
    await anna.close();
    const reopened = await workspace(line, person);
    expect(reopened.view.needsYou.map(({ id }) => id)).toEqual([said.id]);
    await reopened.acted(said.id);
    expect(reopened.view.needsYou).toEqual([]);
  });

  it('starts with no network from what it had, the queue included', async () => {
    const line = lineTo(newServer(), 'anna');
    const person = uuid7(entropy);
    const before = await workspace(line, person);
    expect(before.isNew).toBe(true);
    await before.dispatch(note());
    await vi.waitFor(() => {
      expect(before.view.unsent.count).toBe(0);
    });
    line.cut(true);
    await before.dispatch(note());
    await before.close();
    const after = await workspace(line, person);
    expect([after.isNew, after.device]).toEqual([false, before.device]);
    expect(words(after)).toHaveLength(2);
    expect(after.view.unsent.count).toBe(1);
  });

  it('tells another tab of the same person what was said and what came', async () => {
    const line = lineTo(newServer(), 'anna');
    const person = uuid7(entropy);
    const tab = await workspace(line, person);
    const other = await workspace(line, person);
    line.cut(true);
    await tab.dispatch(note());
    await vi.waitFor(() => {
      expect([words(other).length, other.view.unsent.count]).toEqual([1, 1]);
    });
    line.cut(false);
    other.nudge('online');
    await vi.waitFor(() => {
      expect([tab.view.unsent.count, tab.view.receipt(THING).state]).toEqual([0, 'visible']);
    });
  });

  it('shows what is said while everything is read again', async () => {
    const line = lineTo(newServer(), 'anna');
    line.cut(true);
    const mine = await workspace(line);
    const shown: number[] = [];
    const refreshed = mine.refresh().then(() => shown.push(words(mine).length));
    await mine.dispatch(note());
    shown.push(words(mine).length);
    await refreshed;
    expect(shown).toEqual([1, 1]);
  });

  it('counts what is unsent as it changes', async () => {
    const counts: number[] = [];
    const line = lineTo(newServer(), 'anna');
    const mine = await workspace(line, uuid7(entropy), ({ count }) => counts.push(count));
    await mine.dispatch(note());
    await vi.waitFor(() => {
      expect([counts.includes(1), counts.at(-1)]).toEqual([true, 0]);
    });
  });

  it('survives a restore: what the server forgot is said again', async () => {
    const server = newServer();
    const line = lineTo(server, 'anna');
    const mine = await workspace(line);
    const said = await mine.dispatch(note());
    await vi.waitFor(() => {
      expect(mine.view.unsent.count).toBe(0);
    });
    Object.assign(server, { ...newServer(), epoch: 2 });
    mine.nudge('poke');
    await vi.waitFor(() => {
      expect(server.things.get(THING)?.words).toEqual([said.id]);
    });
    await vi.waitFor(() => {
      expect(mine.view.receipt(THING).state).toBe('visible');
    });
  });

  it('never shows a half-saved command as saved when the disk fails', async () => {
    const mine = await workspace(lineTo(newServer(), 'anna'));
    const huge = { ...note(), text: 'x'.repeat(200_000) } as Command;
    await expect(mine.dispatch(huge)).rejects.toThrow('too large');
    expect([mine.view.waiting, words(mine)]).toEqual([[], []]);
  });
});
