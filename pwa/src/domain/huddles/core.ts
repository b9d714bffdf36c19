/** What an organisation fixes of every team’s huddle: three lines at most, the rest is theirs. */

import type { CommonCore, CoreLine, Day, Person, Section } from '../../generated/wire';
import type { SetCore, Setting, Uuid } from '../../generated/wire';
import { alike } from '../alike';
import { type Moment, put } from '../base';
import { BOARD_TIER, type Org, rootOf, unitOf } from '../org';
import { speaking } from '../problems/telling';
import { refuse } from '../refusal';
import { hasRight, rightsOf } from '../rights';
import type { TeamRules, Told } from '../team';
import { partsFor, usualSeconds } from './starters';

export const CORE_MAX = 3; // source: feature H6

function setCore(said: SetCore, moment: Moment): readonly Told[] {
  const lines = said.lines ?? [];
  if (new Set(lines.map(({ part }) => part)).size < lines.length) refuse('script.part_twice');
  unitOf(moment.org, said.unit);
  const root = rootOf(moment.org);
  if (!root || !isAtTheTop(moment.org, said.unit)) return refuse('core.top_only');
  if (said.core !== alike(root.id, 'core')) refuse('core.unknown');
  const before = moment.known.find('core', said.core);
  if (JSON.stringify(lines) === JSON.stringify(before?.lines ?? [])) return [];
  const { who } = speaking(moment, [said.unit]);
  const at = moment.said_at;
  const blank: CommonCore = { id: said.core, rev: 0, unit: root.id, who, at };
  const fixed = lines.length > 0 ? lines : undefined;
  return [{ kind: 'core', entity: put(before ?? blank, { lines: fixed, who, at }) }];
}

/** The organisation's own unit, or the one right below it that answers for all of it. */
function isAtTheTop(org: Org, id: Uuid): boolean {
  const { parent, tier } = unitOf(org, id);
  return parent === undefined || (parent === rootOf(org)?.id && tier >= BOARD_TIER - 1);
}

/** The unit for which this person may fix what every team does; null: they may not. */
export function fixesFor(org: Org, person: Person, day: Day): Uuid | null {
  const root = rootOf(org)?.id ?? null;
  if (root !== null && rightsOf(person, day).has('administer')) return root;
  const top = [...org.units.keys()].filter((id) => isAtTheTop(org, id));
  return top.find((id) => hasRight(person, 'lead', day, id)) ?? null;
}

/** No team leaves out what is fixed; a part that its setting has no use for is passed over. */
export function withFixedParts(
  agenda: readonly Section[],
  lines: readonly CoreLine[],
  setting: Setting,
): readonly Section[] {
  const missing = lines
    .map(({ part }) => part)
    .filter((part) => !agenda.some((one) => one.part === part) && partsFor(setting).includes(part));
  return [
    ...agenda,
    ...missing.map((part) => ({ part, seconds: usualSeconds(part, setting) })),
  ];
}

/** As the huddle runs it: the order and the time are the team's, the fixed lines are everyone's. */
export function withCore(
  agenda: readonly Section[],
  lines: readonly CoreLine[],
  setting: Setting,
): readonly Section[] {
  return withFixedParts(agenda, lines, setting).map((section) => {
    const fixed = lines.find(({ part }) => part === section.part);
    return fixed ? { ...section, line: fixed.line } : section;
  });
}

export const CORE = { 'core.set': setCore } as const satisfies TeamRules;
