// A huddle that runs, as its screen reads it: the second hand, the part, and the ways to go on.

import type { Desk } from '../../data/desk.svelte';
import { deviceNow } from '../../data/device-clock';
import { huddlesIn } from '../../data/huddles-view';
import { agendaFor, type Agenda } from '../../domain/huddles/agenda';
import {
  agendaOf,
  beside,
  chimed,
  hasRunInPart,
  huddleBefore,
  partOn,
  partsDone,
  timeLeft,
} from '../../domain/huddles/derived';
import { cascadeId } from '../../domain/huddles/slots';
import { instantOf } from '../../domain/london';
import type { Command, Huddle, Instant, Part, Section, Uuid } from '../../generated/wire';

const SECOND_MS = 1000;

/** Read inside a template or a derived, each of these follows the huddle and the clock. */
export interface Running {
  readonly huddle: Huddle;
  readonly last: Huddle | null;
  readonly now: Instant;
  readonly sections: readonly Section[];
  readonly part: Part | null;
  readonly section: Section | null;
  readonly done: ReadonlySet<Part>;
  readonly back: Part | undefined;
  readonly next: Part | undefined;
  readonly left_ms: number;
  /** How long this part still has; below zero it has run over. */
  readonly part_left_ms: number;
  readonly chimed: boolean;
  readonly paused: boolean;
  readonly agenda: Agenda;
  readonly turnTo: (part: Part) => void;
  /** What a part still has to say when this device turns away from it; gives its own undoing. */
  readonly beforeTurning: (say: () => void) => () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
  readonly stop: () => void;
  readonly park: (problem: Uuid, taken_back?: boolean) => void;
}

/** Call it where a component is set up: its clock stops with that component. */
export function runningHuddle(desk: Desk, of: () => Huddle): Running {
  const clock = secondHand(desk);
  const huddle = $derived(of());
  const all = $derived([...huddlesIn(desk.view).values()]);
  const last = $derived(huddleBefore(all, huddle));
  const part = $derived(partOn(huddle));
  const section = $derived(agendaOf(huddle).find((one) => one.part === part) ?? null);
  const agenda = $derived(agendaFor(desk.problems, huddle, all, desk.now));
  const ways = $derived(part === null ? {} : beside(huddle, part));

  return {
    ...acts(desk, of),
    get huddle() {
      return huddle;
    },
    get last() {
      return last;
    },
    get now() {
      return clock.now;
    },
    get sections() {
      return agendaOf(huddle);
    },
    get part() {
      return part;
    },
    get section() {
      return section;
    },
    get done() {
      return partsDone(huddle);
    },
    get back() {
      return ways.back;
    },
    get next() {
      return ways.next;
    },
    get left_ms() {
      return timeLeft(huddle, clock.now);
    },
    get part_left_ms() {
      return (section?.seconds ?? 0) * SECOND_MS - hasRunInPart(huddle, clock.now);
    },
    get chimed() {
      return chimed(huddle, clock.now);
    },
    get paused() {
      return huddle.state === 'paused';
    },
    get agenda() {
      return agenda;
    },
  };
}

type Acts = Pick<
  Running,
  'turnTo' | 'beforeTurning' | 'pause' | 'resume' | 'close' | 'stop' | 'park'
>;

function acts(desk: Desk, of: () => Huddle): Acts {
  const say = (command: Command): void => void desk.say(command);
  const named = (): { unit: Uuid; huddle: Uuid } => ({ unit: of().unit, huddle: of().id });
  const ending = (): ReturnType<typeof named> & { cascade?: Uuid } => {
    const above = desk.org.units.get(of().unit)?.parent;
    return { ...named(), ...(above && { cascade: cascadeId(above, of().day) }) };
  };
  let still: readonly (() => void)[] = [];
  return {
    turnTo: (part) => {
      for (const tell of still) tell();
      desk.offerUndo(null); // it was about the part that they leave
      say({ do: 'huddle.turn', ...named(), part });
    },
    beforeTurning: (tell) => {
      still = [...still, tell];
      return () => {
        still = still.filter((one) => one !== tell);
      };
    },
    pause: () => { say({ do: 'huddle.pause', ...named() }); },
    resume: () => { say({ do: 'huddle.resume', ...named() }); },
    close: () => { say({ do: 'huddle.close', ...ending() }); },
    stop: () => { say({ do: 'huddle.stop', ...ending() }); },
    park: (problem, taken_back = false) => {
      say({ do: 'huddle.park', ...named(), problem, ...(taken_back && { taken_back }) });
    },
  };
}

/** The server's clock as this device can tell, each second: the ring steps, it does not sweep. */
function secondHand({ view }: Desk): { readonly now: Instant } {
  let device_ms = $state(deviceNow());
  const now = $derived(instantOf(device_ms + view.skew_ms));
  $effect(() => {
    const timer = setInterval(() => { device_ms = deviceNow(); }, SECOND_MS);
    return () => { clearInterval(timer); };
  });
  return {
    get now() {
      return now;
    },
  };
}
