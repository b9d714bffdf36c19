/** A team that meets less often is offered a new start: shorter, and with somebody beside it. */

import type { EscalateProblem, Instant, RaiseProblem, Script, Section } from '../../generated/wire';
import type { SetHuddlePlan, SetScript, Unit, Uuid } from '../../generated/wire';
import { alike } from '../alike';
import { dayAt, daysAfter } from '../days';
import { above, type Org } from '../org';
import { unitsInReach } from '../who-can-be-asked';
import { planOf } from './slots';
import { agendaToRun, settingOf } from './starters';

export const SHORT_MINUTES = 5;
const SHORT_SECONDS = SHORT_MINUTES * 60;
const SHORTEST_SECONDS = 15;
const STEP_SECONDS = 5;

/** What a huddle is for; the rest waits until the team meets again. */
const AT_LEAST: ReadonlySet<Section['part']> = new Set([
  'opener',
  'answers',
  'risks',
  'in_the_way',
  'thanks',
  'asks',
  'send_down',
]);

/** The team's own parts, those that matter most, in five minutes. */
export function shortAgenda(agenda: readonly Section[]): readonly Section[] {
  const kept = agenda.filter(({ part }) => AT_LEAST.has(part));
  const parts = kept.length > 0 ? kept : agenda.slice(0, 1);
  const whole = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  const share = (seconds: number): number =>
    Math.floor((seconds * SHORT_SECONDS) / whole / STEP_SECONDS) * STEP_SECONDS;
  return parts.map((one) => ({ ...one, seconds: Math.max(SHORTEST_SECONDS, share(one.seconds)) }));
}

/** In one tap: the shorter script, and the time for it in the plan. */
export function toShorten(
  org: Org,
  unit: Unit,
  script: Script | undefined,
): readonly [SetScript, SetHuddlePlan] {
  const slots = planOf(org, unit.id)?.slots ?? [];
  return [
    {
      do: 'script.set',
      unit: unit.id,
      script: alike(unit.id, 'script'),
      setting: settingOf(script, unit),
      agenda: shortAgenda(agendaToRun(script, unit)),
      ...(script?.roles && { roles: script.roles }),
    },
    { do: 'plan.set', unit: unit.id, plan: alike(unit.id, 'plan'), slots, minutes: SHORT_MINUTES },
  ];
}

/** Where a coach sits who can be asked from here; where none does, whoever stands above. */
export function whoLends(org: Org, unit: Uuid, now: Instant): Unit | null {
  const today = dayAt(now);
  const coached = new Set(
    [...org.seats.values()].filter(({ role }) => role === 'coach').map((seat) => seat.unit),
  );
  const near = unitsInReach(org, unit, today).find(({ id }) => coached.has(id));
  return near ?? above(org, unit, today) ?? null;
}

export interface Borrowing {
  readonly unit: Uuid;
  readonly problem: Uuid;
  readonly from: Uuid;
  readonly words: string;
  readonly tried: string;
  readonly now: Instant;
}

const A_WEEK_DAYS = 7;

/** An ask like any other: it has a clock, and its answer comes back to the board. */
export function toBorrow(asked: Borrowing): readonly [RaiseProblem, EscalateProblem] {
  const { unit, problem, from, words, tried, now } = asked;
  const needed_by = daysAfter(dayAt(now), A_WEEK_DAYS);
  return [
    { do: 'problem.raise', problem, unit, text: words },
    { do: 'problem.escalate', problem, to: from, tried, need: 'people', needed_by },
  ];
}
