// A ward of devices, a server and a bad network, all run from one seed on a virtual clock.
/* eslint-disable no-restricted-syntax, no-param-reassign -- a simulated world changes in place */

import { atStart } from '../core';
import type { Effect, Event, State, Step } from '../events';
import type { SyncRequest } from '../wire';
import { chance, type Chance } from './chance';
import { note, noteAnswer, noteDispatch, noteStore, type Notebook } from './checks';
import { type Disk, load, newDisk, say, store } from './durable';
import { newServer, respond, type Server, type SimCommand, whyNot } from './server';

export interface Tab { state: State; life: number; timer: number }

/** One browser profile: a disk, and two tabs that may both sync at once (a stolen lock). */
export interface Profile {
  readonly name: string; // the person whose words these are
  session: string; // the person whose session its browser holds
  readonly disk: Disk;
  readonly tabs: readonly Tab[];
  readonly follows: Set<string>;
  readonly notebook: Notebook;
}

export interface World {
  now: number;
  healed: boolean;
  server: Server;
  backup: Server | null;
  readonly follows: Map<string, Set<string>>;
  readonly profiles: Profile[];
  readonly random: Chance;
  readonly weather: Weather;
  readonly core: (state: State, event: Event) => Step;
  readonly due: { readonly at: number; readonly order: number; readonly run: () => void }[];
  readonly seen: Map<string, number>; // how often each fault really happened
}

export interface Weather {
  readonly drop: number;
  readonly repeat: number;
  readonly delay_ms_max: number;
  readonly crash: number;
  readonly strict: boolean;
  readonly clones: boolean; // a world has copied profiles or restores, not both at once
}

const NAMES = ['anna', 'bo', 'cy'] as const;
const UNITS = ['ash', 'beech', 'cedar'] as const;
const THINGS = ['t1', 't2', 't3', 't4', 't5', 't6'] as const;
const TIMEOUT_MS = 15_000;
const STORM_MS = 120_000;
const CALM_MS = 900_000;

export function newWorld(seed: number, core: World['core']): World {
  const random = chance(seed);
  const clones = random.happens(0.3);
  const weather: Weather = {
    drop: random.pick([0, 0.05, 0.3]),
    repeat: random.pick([0, 0.05, 0.2]),
    delay_ms_max: random.pick([50, 3_000, 20_000]),
    crash: random.pick([0, 0.02, 0.08]),
    strict: !clones || random.happens(0.5),
    clones,
  };
  const start = { now: 0, healed: false, server: newServer(), backup: null };
  const rest = { follows: new Map(), profiles: [], due: [], seen: new Map() };
  const world: World = { ...start, ...rest, random, weather, core };
  for (const name of NAMES) addProfile(world, name, newDisk(`${name}-1`));
  return world;
}

export function run(world: World): void {
  const acts = 30 + world.random.below(30);
  for (let act = 0; act < acts; act += 1) {
    at(world, world.random.below(STORM_MS), () => {
      somethingHappens(world);
    });
  }
  runUntil(world, STORM_MS);
  world.healed = true;
  for (const profile of world.profiles) profile.session = profile.name;
  wakeAll(world, 'online');
  runUntil(world, STORM_MS + CALM_MS);
  wakeAll(world, 'visible'); // two more rounds, so that everyone has heard everyone
  runUntil(world, STORM_MS + 2 * CALM_MS);
  wakeAll(world, 'visible');
  runUntil(world, STORM_MS + 3 * CALM_MS);
}

function runUntil(world: World, until: number): void {
  for (;;) {
    world.due.sort((one, other) => one.at - other.at || one.order - other.order);
    if (world.due[0] === undefined || world.due[0].at > until) break;
    const event = world.due.shift();
    if (event === undefined) break;
    world.now = event.at;
    event.run();
  }
  world.now = until;
}

function at(world: World, delay_ms: number, run: () => void): void {
  const order = world.random.below(1_000_000);
  world.due.push({ at: world.now + delay_ms, order, run });
}

function addProfile(world: World, name: string, disk: Disk): void {
  const follows = world.follows.get(name) ?? new Set<string>(UNITS.slice(0, 2));
  world.follows.set(name, follows);
  const tabs = [newTab(name), newTab(name)];
  const profile = { name, session: name, disk, tabs, follows, notebook: note(disk) };
  world.profiles.push(profile);
  for (const tab of tabs) feed(world, profile, tab, { kind: 'visible' });
}

function newTab(person: string): Tab {
  return { state: atStart(person), life: 0, timer: 0 };
}

function wakeAll(world: World, kind: 'online' | 'visible'): void {
  for (const profile of world.profiles) {
    for (const tab of profile.tabs) feed(world, profile, tab, { kind });
  }
}

function somethingHappens(world: World): void {
  const { random } = world;
  const [first, ...others] = world.profiles;
  if (first === undefined) return;
  const profile = random.pick([first, ...others]);
  const what = random.below(22);
  if (what < 13) speak(world, profile);
  else if (what < 15) toggleScope(world, profile);
  else if (what < 16) world.backup = structuredClone(world.server);
  else if (what < 18) disaster(world, profile);
  else if (what < 20) crash(world, profile, random.pick([0, 1]));
  else if (what < 21) someoneSignsIn(world, profile);
  else loseDevice(world, profile);
}

/** Beside a page that stays open; its own person may come back too. */
function someoneSignsIn(world: World, profile: Profile): void {
  profile.session = world.random.pick([profile.name, ...NAMES]);
  for (const tab of profile.tabs) feed(world, profile, tab, { kind: 'signed_in' });
}

/** As where an older app had said something here under the session of somebody else. */
function loseDevice({ server }: World, { disk }: Profile): void {
  server.owners.set(disk.device.id, 'a stranger');
}

function speak(world: World, profile: Profile): void {
  const { random, now } = world;
  const verb = random.pick<SimCommand['do']>(['note', 'note', 'note', 'own', 'own', 'strange']);
  const unit = random.pick([...UNITS]);
  const command: SimCommand = { do: verb, thing: random.pick([...THINGS]), unit };
  const id = `c${String(now)}-${String(random.below(1_000_000_000))}`;
  say(profile.disk, { id, said_at: new Date(now * 1_000).toISOString(), command });
  noteDispatch(profile.notebook, id, command);
  const [tab] = profile.tabs;
  if (tab !== undefined) feed(world, profile, tab, { kind: 'dispatched' });
}

function toggleScope(world: World, { follows }: Profile): void {
  const unit = world.random.pick([...UNITS]);
  if (!follows.delete(unit)) follows.add(unit);
  count(world, 'scope changed');
}

function disaster(world: World, profile: Profile): void {
  if (world.weather.clones) {
    if (world.profiles.length > 4) return;
    addProfile(world, profile.name, structuredClone(profile.disk));
    const copy = world.profiles.at(-1)?.notebook;
    copy?.said.push(...profile.notebook.said);
    for (const scope of profile.notebook.filling) copy?.filling.add(scope);
    count(world, 'profile copied');
  } else if (world.backup !== null) {
    const epoch = world.server.epoch + 1;
    world.server = { ...structuredClone(world.backup), epoch, clock: world.server.clock };
    count(world, 'server restored');
  }
}

function crash(world: World, profile: Profile, index: number): void {
  const tab = profile.tabs[index];
  if (tab === undefined) return;
  count(world, 'tab killed');
  tab.life += 1;
  tab.state = atStart(profile.name);
  at(world, world.random.below(5_000), () => {
    feed(world, profile, tab, { kind: 'visible' });
  });
}

function feed(world: World, profile: Profile, tab: Tab, event: Event): void {
  const [state, effects] = world.core(tab.state, event);
  tab.state = state;
  const { life } = tab;
  for (const effect of effects) {
    if (tab.life !== life) return; // killed by an earlier effect
    if (!world.healed && world.random.happens(world.weather.crash)) {
      crash(world, profile, profile.tabs.indexOf(tab));
      return;
    }
    perform(world, profile, tab, effect);
  }
}

interface Arrival {
  readonly profile: Profile;
  readonly tab: Tab;
  readonly event: Event;
  readonly life?: number; // of the tab that asked: a killed one hears nothing
}

function later(world: World, delay_ms: number, arrival: Arrival): void {
  const { profile, tab, event, life = tab.life } = arrival;
  at(world, delay_ms, () => {
    if (tab.life === life) feed(world, profile, tab, event);
  });
}

function perform(world: World, profile: Profile, tab: Tab, effect: Effect): void {
  const soon = 1 + world.random.below(20);
  const random = world.random.next();
  switch (effect.kind) {
    case 'load': {
      const stored = load(profile.disk, effect.finished);
      later(world, soon, { profile, tab, event: { kind: 'loaded', stored } });
      return;
    }
    case 'store': {
      const before = profile.disk.cursor;
      const kind = store(profile.disk, effect.transaction);
      if (kind === 'stored') noteStore(profile, effect.transaction, before);
      count(world, kind);
      later(world, soon, { profile, tab, event: { kind, random } });
      return;
    }
    case 'send':
      transmit(world, profile, { tab, round: effect.round, request: effect.request });
      return;
    case 'schedule': {
      tab.timer += 1;
      const { timer, life } = tab;
      at(world, effect.ms, () => {
        const current = tab.life === life && tab.timer === timer;
        if (current) feed(world, profile, tab, { kind: 'tick' });
      });
      return;
    }
    case 'rest':
    case 'tell':
      return;
  }
}

interface Asked { readonly round: number; readonly request: SyncRequest }
interface Sending extends Asked { readonly tab: Tab }

function transmit(world: World, profile: Profile, { tab, round, request }: Sending): void {
  const { random, weather } = world;
  const delay = (): number => 1 + (world.healed ? 20 : random.below(weather.delay_ms_max));
  const lost = (): boolean => !world.healed && random.happens(weather.drop);
  const { life } = tab;
  const copies = !world.healed && random.happens(weather.repeat) ? 2 : 1;
  for (let copy = 0; copy < copies; copy += 1) {
    if (lost()) continue;
    at(world, delay(), () => {
      const event = reply(world, profile, { request, round });
      if (!lost()) later(world, delay(), { profile, tab, event, life });
    });
  }
  const why = { health: 'unreachable', retry_after_s: null, random: random.next() } as const;
  later(world, TIMEOUT_MS, { profile, tab, event: { kind: 'failed', round, ...why } });
}

/** Under whichever session the browser holds when the request arrives. */
function reply(world: World, profile: Profile, { round, request }: Asked): Event {
  const { random, weather, server } = world;
  const { name, session: speaker } = profile;
  const spare_id = `${name}-${String(random.below(1_000_000_000))}`;
  const not = whyNot(server, request, speaker);
  if (not !== null) {
    count(world, not);
    return { kind: not, round, spare_id, random: random.next() };
  }
  const follows = world.follows.get(speaker) ?? profile.follows;
  const body = respond(server, request, { speaker, follows, strict: weather.strict });
  noteAnswer(profile, speaker);
  countAnswers(world, body.answers);
  const server_ms = Date.parse(body.server_time);
  const exchange = { sent_ms: server_ms, received_ms: server_ms };
  return { kind: 'answered', round, body, exchange, spare_id };
}

function countAnswers(world: World, answers: readonly { readonly outcome: string }[]): void {
  for (const { outcome } of answers) count(world, outcome);
}

function count(world: World, what: string): void {
  world.seen.set(what, (world.seen.get(what) ?? 0) + 1);
}
