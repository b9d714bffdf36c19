// What every screen is given: who I am, what my team holds, what time it is, and a way to say it.

import { createContext } from 'svelte';

import { dayAt } from '../domain/days';
import { instantOf } from '../domain/london';
import { inEffect, type Org } from '../domain/org';
import { hasExpired } from '../domain/sync/lease';
import type { Command, Here, Instant, Person, Problem, Unit, Uuid } from '../generated/wire';
import { deviceNow } from './device-clock';
import { DEVICE_ENTROPY, uuid7 } from './ids';
import { orgThrough } from './org-view';
import type { Me } from './session';
import type { View } from './view.svelte';
import type { Workspace } from './workspace';

const CLOCK_MS = 15_000;

/** Something just done that can be undone, for eight seconds. */
export interface Undoable {
  readonly words: string;
  readonly undo: () => void;
}

/** A shared tablet tells its desk who acts there now. Read anew wherever it is read. */
export interface Stand {
  readonly speaker: Person | null;
  /** Whose moves are offered: whoever acts; before anybody does, anyone of the team. */
  readonly offered: Person;
  /** Whether a command may be said now; where it needs a name and has none, they are asked. */
  readonly named: (command: Pick<Command, 'do'>) => Promise<boolean>;
}

/** Everything but functions is read anew wherever a template, a derived or an effect reads it. */
export interface Desk {
  readonly me: Me;
  /** Who speaks here: whoever is signed in; on a shared tablet whoever acts, if anybody does. */
  readonly person: Person;
  /** Whose moves are offered here, which on a shared tablet may be anyone's of its team. */
  readonly offered: Person;
  readonly org: Org;
  readonly view: View;
  readonly workspace: Workspace;
  /** The teams that I belong to today, the one whose board I see first. */
  readonly units: readonly Unit[];
  readonly home: Unit | undefined;
  /** The units for which I owe answers. */
  readonly answering: readonly Unit[];
  readonly problems: readonly Problem[];
  readonly problem: (id: Uuid) => Problem | undefined;
  readonly people: readonly Person[];
  /** The server's clock as well as this device can tell; it moves by itself. */
  readonly now: Instant;
  /** Too long without the server: what others wrote is put away until it answers. */
  readonly expired: boolean;
  readonly newId: () => Uuid;
  /** Whether it is saved on this device now. Never rejects: where it is not, `unsaved` says so. */
  readonly say: (command: Command) => Promise<boolean>;
  /** On a shared tablet, asks for a name where the command needs one; whether to go on. */
  readonly named: (command: Pick<Command, 'do'>) => Promise<boolean>;
  /** The disk did not take what was said last. */
  readonly unsaved: boolean;
  /** How many are at the huddle that this device stands at; null where that is not known now. */
  readonly here: Here | null;
  /** The unit at whose huddle this device is, for as long as it is. */
  readonly standAt: (unit: Uuid | null) => void;
  readonly go: (path: string) => void;
  readonly undoable: Undoable | null;
  readonly offerUndo: (undoable: Undoable | null) => void;
}

export const [useDesk, provideDesk] = createContext<Desk>();

export interface DeskWorld {
  /** Read anew each time: what the server says of us may change while the page is open. */
  readonly me: () => Me;
  readonly workspace: Workspace;
  readonly go: (path: string) => void;
  /** Null but on a shared tablet. */
  readonly stand?: () => Stand | null;
}

/** Call it where a component is set up: its clock stops with that component. */
export function createDesk(world: DeskWorld): Desk {
  const { me, workspace, go, stand = () => null } = world;
  const { view, presence } = workspace;
  const clock = clockOf(view);
  const last = undoing();
  const named: Desk['named'] = async (command) => (await stand()?.named(command)) ?? true;
  const voice = speaking(workspace, { named, tick: clock.tick });
  return joined(heldHere(world, clock), {
    get me() {
      return me();
    },
    view,
    workspace,
    go,
    get now() {
      return clock.now;
    },
    get expired() {
      return clock.expired;
    },
    newId: () => uuid7(DEVICE_ENTROPY),
    say: voice.say,
    named,
    get unsaved() {
      return voice.unsaved;
    },
    get here() {
      return presence.here;
    },
    standAt: presence.standAt,
    get undoable() {
      return last.undoable;
    },
    offerUndo: last.offerUndo,
  });
}

/** One thing with the properties of both; those that are read anew stay so. */
function joined<A extends object, B extends object>(one: A, other: B): A & B {
  return Object.defineProperties(one, Object.getOwnPropertyDescriptors(other)) as A & B;
}

type Held = Pick<
  Desk,
  | 'person'
  | 'offered'
  | 'org'
  | 'units'
  | 'home'
  | 'answering'
  | 'problems'
  | 'problem'
  | 'people'
>;

/** Who speaks, where they belong, and what this device holds of it. */
function heldHere({ me, workspace, stand = () => null }: DeskWorld, clock: Clock): Held {
  const { view } = workspace;
  const owner = $derived(personOf(view, me()));
  const person = $derived(stand()?.speaker ?? owner);
  const org = $derived(orgThrough(view.all));
  const units = $derived(unitsOf(owner, org, clock.now));
  const problems = $derived(kept(view, 'problem') as readonly Problem[]);
  const people = $derived(kept(view, 'person') as readonly Person[]);
  return {
    get person() {
      return person;
    },
    get offered() {
      return stand()?.offered ?? person;
    },
    get org() {
      return org;
    },
    get units() {
      return units;
    },
    get home() {
      return units[0];
    },
    get answering() {
      return units.filter((unit) => unit.tier > 1 || unit.lateral === true);
    },
    get problems() {
      return problems;
    },
    problem: (id) => view.find('problem', id) as unknown as Problem | undefined,
    get people() {
      return people;
    },
  };
}

function undoing(): Pick<Desk, 'undoable' | 'offerUndo'> {
  let undoable = $state.raw<Undoable | null>(null);
  return {
    get undoable() {
      return undoable;
    },
    offerUndo: (offered) => {
      undoable = offered;
    },
  };
}

interface Clock extends Pick<Desk, 'now' | 'expired'> {
  readonly tick: () => void;
}

function clockOf(view: View): Clock {
  let device_ms = $state(deviceNow());
  const now = $derived(instantOf(device_ms + view.skew_ms));
  const expired = $derived(hasExpired(view, device_ms));
  const tick = (): void => { device_ms = deviceNow(); };
  $effect(() => {
    const timer = setInterval(tick, CLOCK_MS);
    return () => { clearInterval(timer); };
  });
  return {
    tick,
    get now() {
      return now;
    },
    get expired() {
      return expired;
    },
  };
}

interface Spoken extends Pick<Desk, 'named'> {
  readonly tick: () => void;
}

function speaking(
  { dispatch }: Workspace,
  { named, tick }: Spoken,
): Pick<Desk, 'say' | 'unsaved'> {
  let unsaved = $state(false);
  return {
    get unsaved() {
      return unsaved;
    },
    say: async (command) => {
      tick();
      unsaved = false;
      if (!(await named(command))) return false;
      const saved = await dispatch(command).then(() => true, () => false);
      unsaved = !saved;
      return saved;
    },
  };
}

/** Teams before the root, where administrators sit: nobody raises a problem there. */
function unitsOf(person: Person, org: Org, now: Instant): readonly Unit[] {
  const today = dayAt(now);
  const held = (person.memberships ?? []).filter((one) => inEffect(one, today));
  const ids = new Set(held.map(({ unit }) => unit));
  const units = [...ids].map((id) => org.units.get(id)).filter((unit) => unit !== undefined);
  return units.filter(({ parent }) => parent !== undefined).sort((a, b) => a.tier - b.tier);
}

function kept(view: View, kind: string): unknown {
  return [...view.all(kind).values()];
}

/** As the server last told of me; before that, as I signed in. */
function personOf(view: View, me: Me): Person {
  const told = view.find('person', me.person.id);
  return (told ?? me.person) as unknown as Person;
}
