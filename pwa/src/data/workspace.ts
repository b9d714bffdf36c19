// One person's work on this device: everything a screen may read, and the few things it may do.

import { hasExpired } from '../domain/sync/lease';
import type { Reducers } from '../domain/sync/overlay';
import type { Command, Said } from '../domain/sync/wire';
import { takeBallast } from './ballast';
import { type Channel, type News, openChannel } from './channel';
import { type Database, databaseName, openDatabase } from './database';
import { type Drafts, openDrafts } from './drafts';
import { readFact } from './facts';
import { type Entropy, uuid7 } from './ids';
import { draftCommand, keep, type Speaker } from './outbox';
import { createPresence, type Presence } from './presence.svelte';
import {
  ensureDevice,
  forgetReading,
  load,
  loadBase,
  loadNeedsYou,
  putAway,
  setRight,
  settleNeed,
} from './record-store';
import type { Seal } from './seal';
import { type Nudge, startSync, type Sync } from './sync';
import { openTab, type Tab, type TabLocks } from './tab';
import { type TabletFacts, tabletFacts } from './tablet-facts';
import type { Transport } from './transport';
import { type Locks, turns } from './turns';
import { createView, type Unsent, type View, type ViewControls } from './view.svelte';

export interface WorkspaceWorld {
  readonly person: string;
  /** Asked for once something waits, or to prepare for it; asked again after a failure. */
  readonly reducers: () => Promise<Reducers>;
  readonly transport: Transport;
  readonly entropy: Entropy;
  readonly locks: (Locks & TabLocks) | undefined;
  /** On a shared device: under what its words are kept. */
  readonly seal?: (database: Database) => Promise<Seal>;
  /** Told what is unsent whenever that may have changed: the pending cookie, the app's badge. */
  readonly counted?: (unsent: Unsent) => void;
}

export interface Workspace {
  readonly view: View;
  readonly drafts: Drafts;
  /** At whose huddle this device stands, and how many do. */
  readonly presence: Presence;
  readonly device: string;
  /** What a shared tablet keeps of itself; elsewhere there is nothing in it. */
  readonly tablet: TabletFacts;
  /** Whose is what is said from now on; null: this device's own. */
  readonly speakAs: (speaker: Speaker | null) => void;
  /** True when this database did not exist: a first visit, or an eviction (see lostWork). */
  readonly isNew: boolean;
  /** Learns to guess what comes of a command, before the first is said. */
  readonly prepare: () => Promise<void>;
  /** Shows the command at once; resolves when it is saved on this device. Rejects if it is not. */
  readonly dispatch: (command: Command) => Promise<Said>;
  /** The person has acted on a refused or held command: it leaves "Needs you". */
  readonly acted: (id: string) => Promise<void>;
  readonly nudge: (kind: Nudge) => void;
  /** Reads everything again, after a freeze in which other tabs may have gone on. */
  readonly refresh: () => Promise<void>;
  /** Takes off the screen and the disk what may no longer be read here. */
  readonly expire: () => Promise<void>;
  /**
   * A shared device is its team's no more: what was read goes at once, and all that was written
   * once nothing of it is owed.
   */
  readonly giveUp: () => Promise<void>;
  /** Clears what was read; what is unsent stays for this person's next sign-in. */
  readonly signOut: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openWorkspace(world: WorkspaceWorld): Promise<Workspace> {
  const { entropy } = world;
  const name = databaseName(world.person);
  const opened = openDatabase(name);
  const database = { ...opened, seal: (await world.seal?.(opened)) ?? opened.seal };
  const isNew = await database.use(async (db) => (await readFact(db, 'device')) === null);
  await database.use((db) => ensureDevice(db, uuid7(entropy)));
  const controls = counting(createView(world.person), world.counted);
  const learn = learning(controls, world.reducers);
  await database.use((db) => setRight(db, entropy.now()));
  await expire(world, database);
  await fill(database, controls);
  // A disk that cannot be read for a while is told of by the next round, which reads it too.
  const refresh = (): Promise<void> => fill(database, controls).catch(() => undefined);
  await learn.ifAnythingWaits();
  const channel = openChannel(name, (news) => {
    hear(news, controls, refresh);
    void learn.ifAnythingWaits();
  });
  const sync = startSync({
    ...world,
    database,
    turns: turns(world.locks, `${name}-sync`),
    stored: (round) => {
      channel.tell({ kind: 'stored', round });
      hear({ kind: 'stored', round }, controls, refresh);
      void learn.ifAnythingWaits();
    },
    told: controls.tell,
  });
  void takeBallast(database);
  const tab = openTab(world.locks, uuid7(entropy));
  const drafts = openDrafts({ database, now: entropy.now, tab });
  const parts: Parts = { database, tab, drafts, controls, channel, sync, entropy, learn };
  return {
    ...acts(parts),
    view: controls.view,
    drafts,
    presence: createPresence(),
    tablet: tabletFacts(database),
    device: (await database.use((db) => readFact(db, 'device')))?.id ?? '',
    isNew,
    prepare: learn.now,
    nudge: sync.nudge,
    refresh,
    expire: () => expire(world, database).then(refresh, () => undefined), // the next start does
  };
}

async function expire({ person, entropy }: WorkspaceWorld, database: Database): Promise<void> {
  const cursor = await database.use((db) => readFact(db, 'cursor'));
  if (cursor === null || !hasExpired(cursor, entropy.now())) return;
  await database.use((db) => putAway(db, person));
}

/** Counts after whatever may change the outbox. */
function counting(controls: ViewControls, counted: WorkspaceWorld['counted']): ViewControls {
  const count = (): void => counted?.(controls.view.unsent);
  const then = <A extends unknown[], R>(act: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      const result = act(...args);
      count();
      return result;
    };
  };
  const { fill, take, saved, saidInOtherTab } = controls;
  return {
    ...controls,
    fill: then(fill),
    take: then(take),
    saved: then(saved),
    saidInOtherTab: then(saidInOtherTab),
  };
}

interface Learning {
  readonly now: () => Promise<void>;
  readonly ifAnythingWaits: () => Promise<void>;
}

/** A board on which nothing waits needs no guesses, and is there sooner without them. */
function learning(
  { view, learn }: ViewControls,
  reducers: WorkspaceWorld['reducers'],
): Learning {
  let learnt = false;
  async function now(): Promise<void> {
    if (learnt) return;
    try {
      learn(await reducers());
      learnt = true;
    } catch {
      // What is said before they can be fetched shows as waiting.
    }
  }
  return { now, ifAnythingWaits: async () => view.waiting.length > 0 ? now() : undefined };
}

interface Parts {
  readonly database: Database;
  readonly tab: Tab;
  readonly drafts: Drafts;
  readonly controls: ViewControls;
  readonly channel: Channel;
  readonly sync: Sync;
  readonly entropy: Entropy;
  readonly learn: Learning;
}

type Acts = Pick<Workspace, 'dispatch' | 'speakAs' | 'acted' | 'giveUp' | 'signOut' | 'close'>;

function acts(parts: Parts): Acts {
  const { database, drafts, controls, channel, sync, entropy, learn } = parts;
  let speaker: Speaker | null = null;

  async function close(): Promise<void> {
    sync.stop();
    channel.close();
    parts.tab.close();
    await database.close();
  }

  return {
    close,
    speakAs: (one) => { speaker = one; },
    dispatch: async (command) => {
      const by = speaker; // whoever acts when it is said, even if their turn ends meanwhile
      const unnumbered = draftCommand(command, entropy, by);
      controls.expect(unnumbered);
      void learn.now();
      try {
        const said = await keep(database, unnumbered, by);
        controls.saved(said);
        channel.tell({ kind: 'said', said });
        sync.nudge('dispatched');
        return said;
      } catch (error) {
        controls.unsaved(unnumbered.id); // the form still holds the words
        throw error;
      }
    },
    acted: async (id) => {
      await database.use((db) => settleNeed(db, id));
      controls.acted(id);
      channel.tell({ kind: 'acted', id });
    },
    giveUp: async () => {
      const { giveUp } = await import('./giving-up');
      if (await database.use(giveUp)) sync.stop(); // there is nothing left to write it under
    },
    signOut: async () => {
      sync.stop();
      await drafts.flush().catch(() => undefined); // a full disk keeps nobody signed in
      await database.use(forgetReading).finally(close);
    },
  };
}

/** Read whole; read again when something was said or heard while reading. */
async function fill(database: Database, controls: ViewControls): Promise<void> {
  const before = controls.moves();
  const contents = await database.use((db) => {
    return Promise.all([load(db, false), loadBase(db), loadNeedsYou(db)]);
  });
  const [stored, base, needsYou] = await database.seal.open(contents);
  if (controls.moves() !== before) return fill(database, controls);
  controls.fill({ stored, base, needsYou });
}

function hear(news: News, controls: ViewControls, refresh: () => Promise<void>): void {
  switch (news.kind) {
    case 'said':
      controls.saidInOtherTab(news.said);
      return;
    case 'acted':
      controls.acted(news.id);
      return;
    case 'stored':
      if (!controls.take(news.round)) void refresh();
      return;
  }
}
