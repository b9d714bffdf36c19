/** Who acts on this tablet now: from a name and a PIN until they are done, or idle for a while. */

import type { Stand } from '../../data/desk.svelte';
import type { Speaker } from '../../data/outbox';
import type { Person } from '../../generated/wire';
import { isCovered, type Left, leftOf, type Turn } from './clock';
import { anyoneOf, needsNoName } from './team';

const TICK_MS = 1_000;

export interface ActingWorld {
  /** It never goes back, whatever is done to the device's clock. */
  readonly now: () => number;
  /** The tablet itself. */
  readonly owner: () => Person;
  /** As last told; somebody's rights may change while they act. */
  readonly find: (id: string) => Person | undefined;
  readonly speakAs: (speaker: Speaker | null) => void;
  /** Whether the team stands before it in its huddle, and talks more than it presses. */
  readonly together: () => boolean;
}

interface Turns {
  readonly speaker: Person | null;
  readonly left: Left | null;
  readonly covered: boolean;
  readonly begin: (person: Person, speaker: Speaker) => void;
  readonly end: () => void;
  /** Somebody is there. */
  readonly touch: () => void;
  /** Not by a touch alone: it would fall on what lies under the cover. */
  readonly uncover: () => void;
  readonly tick: () => void;
}

interface Question extends Pick<Stand, 'named'> {
  /** The names are asked for; what waits for one goes on when it is given. */
  readonly asking: boolean;
  readonly ask: () => void;
  readonly settle: (named: boolean) => void;
}

export interface Acting extends Stand, Turns, Omit<Question, 'settle'> {
  readonly stopAsking: () => void;
}

/** Call it where a component is set up: its clock stops with that component. */
export function createActing(world: ActingWorld): Acting {
  const turns = takingTurns(world);
  const question = askingWho(turns);
  const offered = $derived(turns.speaker ?? anyoneOf(world.owner()));
  const { end, touch, uncover, tick } = turns;
  const { named, ask, settle } = question;
  return {
    get speaker() {
      return turns.speaker;
    },
    get offered() {
      return offered;
    },
    get left() {
      return turns.left;
    },
    get covered() {
      return turns.covered;
    },
    get asking() {
      return question.asking;
    },
    begin: (person, speaker) => {
      turns.begin(person, speaker);
      settle(true);
    },
    stopAsking: () => { settle(false); },
    end,
    touch,
    uncover,
    tick,
    named,
    ask,
  };
}

function takingTurns(world: ActingWorld): Turns {
  let turn = $state.raw<(Turn & { readonly person: Person }) | null>(null);
  let [now_ms, touched_ms] = $state([world.now(), world.now()]);
  let covered = $state(false);
  const left = $derived(turn && leftOf(turn, now_ms));
  const speaker = $derived(turn && (world.find(turn.person.id) ?? turn.person));

  function end(): void {
    turn = null;
    world.speakAs(null);
  }

  function tick(): void {
    now_ms = world.now();
    if (world.together()) touched_ms = now_ms;
    covered ||= isCovered(touched_ms, now_ms);
    if (turn !== null && leftOf(turn, now_ms).over) end();
  }

  function touch(): void {
    tick(); // whoever comes after an hour does not act under the name of before
    touched_ms = now_ms;
    if (turn !== null) turn = { ...turn, touched_ms };
  }

  $effect(() => {
    const timer = setInterval(tick, TICK_MS);
    return () => { clearInterval(timer); };
  });

  return {
    get speaker() {
      return speaker;
    },
    get left() {
      return left;
    },
    get covered() {
      return covered;
    },
    begin: (person, speaking) => {
      const at = world.now();
      turn = { person, began_ms: at, touched_ms: at };
      world.speakAs(speaking);
    },
    end,
    touch,
    uncover: () => {
      touch();
      covered = false;
    },
    tick,
  };
}

function askingWho(turns: Turns): Question {
  let asking = $state(false);
  let waiting: (named: boolean) => void = () => undefined;

  return {
    get asking() {
      return asking;
    },
    ask: () => { asking = true; },
    settle: (named) => {
      asking = false;
      waiting(named);
      waiting = () => undefined;
    },
    named: (command) => {
      turns.tick();
      if (turns.speaker !== null || needsNoName(command)) return Promise.resolve(true);
      waiting(false);
      asking = true;
      return new Promise((resolve) => { waiting = resolve; });
    },
  };
}
