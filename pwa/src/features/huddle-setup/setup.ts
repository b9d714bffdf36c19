/** How a team meets as one form: what stands there, and the few commands that change it. */

import { alike } from '../../domain/alike';
import { withFixedParts } from '../../domain/huddles/core';
import { minutesOf } from '../../domain/huddles/minutes';
import { agendaToRun, rolesOf, settingOf } from '../../domain/huddles/starters';
import type * as wire from '../../generated/wire';
import type { Focus, RoleGroup, Section, Setting, Slot, Unit } from '../../generated/wire';

/** A time of day and the weekdays on which the team meets then. */
export interface Round {
  readonly at: string;
  readonly days: readonly number[];
}

export interface Setup {
  readonly rounds: readonly Round[];
  readonly minutes: number;
  readonly setting: Setting;
  readonly agenda: readonly Section[];
  readonly roles: readonly RoleGroup[];
  readonly focuses: readonly Focus[];
  /** This week's test, and what the team thinks will happen. */
  readonly trying: string;
  readonly we_think: string;
}

export type SetupCommand = wire.SetHuddlePlan | wire.SetScript | wire.SetFocus;

const USUAL_AT = '09:15'; // after the medicine round
export const ROUNDS_MAX = 3;
export const WORDS_MAX = 140; // of a title, a line, a focus, as the server has it
export const FOCUSES_MAX = 3; // source: feature H5

export function setupOf(
  unit: Unit,
  plan: wire.HuddlePlan | undefined,
  script: wire.Script | undefined,
  fixed: readonly wire.CoreLine[] = [],
): Setup {
  const setting = settingOf(script, unit);
  return {
    rounds: roundsOf(plan?.slots ?? []),
    minutes: minutesOf(plan, script, unit),
    setting,
    agenda: withFixedParts(agendaToRun(script, unit), fixed, setting),
    roles: rolesOf(script, unit),
    ...workOf(script),
  };
}

function workOf(script: wire.Script | undefined): Pick<Setup, 'focuses' | 'trying' | 'we_think'> {
  const { focuses = [], test } = script ?? {};
  return {
    focuses: focuses.length > 0 ? focuses : [{ words: '' }],
    trying: test?.words ?? '',
    we_think: test?.we_think ?? '',
  };
}

/** Slots of one time are one round; there is always one to fill in. */
function roundsOf(slots: readonly Slot[]): readonly Round[] {
  const times = [...new Set(slots.map(({ at }) => at))].sort();
  const rounds = times.map((at) => ({
    at,
    days: slots.filter((slot) => slot.at === at).map(({ weekday }) => weekday),
  }));
  return rounds.length > 0 ? rounds : [{ at: USUAL_AT, days: [] }];
}

export function slotsIn({ rounds }: Pick<Setup, 'rounds'>): readonly Slot[] {
  const slots = rounds.flatMap(({ at, days }) => days.map((weekday) => ({ weekday, at })));
  const byKey = new Map(slots.map((slot) => [`${slot.weekday} ${slot.at}`, slot]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, slot]) => slot);
}

/** The round on whose days nobody could come, because its time is missing. */
export function lacksTime({ at, days }: Round): boolean {
  return at === '' && days.length > 0;
}

/** Only what differs is said: two people who change two things both keep theirs. */
export function commandsFor(unit: Unit, before: Setup, after: Setup): readonly SetupCommand[] {
  const said = [planOf, scriptOf, focusOf].map((command) => {
    const [was, is] = [command(unit, before), command(unit, after)];
    return JSON.stringify(was) === JSON.stringify(is) ? null : is;
  });
  return said.filter((command) => command !== null);
}

/** Theirs, but for what we changed ourselves since we both had the same. */
export function merged(base: Setup, ours: Setup, theirs: Setup): Setup {
  const touched = (Object.keys(ours) as (keyof Setup)[]).filter(
    (key) => JSON.stringify(ours[key]) !== JSON.stringify(base[key]),
  );
  return { ...theirs, ...Object.fromEntries(touched.map((key) => [key, ours[key]])) };
}

function planOf(unit: Unit, setup: Setup): wire.SetHuddlePlan | null {
  if (setup.rounds.some(lacksTime)) return null;
  return {
    do: 'plan.set',
    unit: unit.id,
    plan: alike(unit.id, 'plan'),
    slots: slotsIn(setup),
    minutes: setup.minutes,
  };
}

/** What is as its starter has it is left to the starter. */
function scriptOf(unit: Unit, { setting, agenda, roles }: Setup): wire.SetScript {
  const own = unlessSame(agenda.map(trimmed), agendaToRun({ setting }, unit));
  return {
    do: 'script.set',
    unit: unit.id,
    script: alike(unit.id, 'script'),
    setting,
    agenda: own,
    roles: unlessSame(roles, rolesOf({ setting, agenda: own }, unit)),
  };
}

function unlessSame<T>(own: readonly T[], starters: readonly T[]): readonly T[] {
  return JSON.stringify(own) === JSON.stringify(starters) ? [] : own;
}

function focusOf(unit: Unit, { focuses, trying, we_think }: Setup): wire.SetFocus {
  const written = focuses.filter(({ words }) => words.trim() !== '');
  const think = we_think.trim();
  const test = { words: trying.trim(), ...(think !== '' && { we_think: think }) };
  return {
    do: 'script.focus',
    unit: unit.id,
    script: alike(unit.id, 'script'),
    focuses: written.map((focus) => ({ ...focus, words: focus.words.trim() })),
    ...(test.words !== '' && { test }),
  };
}

/** Without words of its own where none are written. */
function trimmed({ part, seconds, title = '', line = '' }: Section): Section {
  return {
    part,
    seconds,
    ...(title.trim() !== '' && { title: title.trim() }),
    ...(line.trim() !== '' && { line: line.trim() }),
  };
}
