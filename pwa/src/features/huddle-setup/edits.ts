/** What one tap changes of a huddle: each edit makes a new setup of the one before. */

import { withFixedParts } from '../../domain/huddles/core';
import { partsFor, QUIETEST_FIRST, STARTERS, usualSeconds } from '../../domain/huddles/starters';
import { made } from '../../domain/shape';
import type { CoreLine, Focus, Part, RoleGroup, Section, Setting } from '../../generated/wire';
import type { Round, Setup } from './setup';

export type Edit = (setup: Setup) => Setup;

// A press of plus or minus goes to the next of these: fine where parts are short.
const SPANS: readonly number[] = [
  15, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600, 900, 1200,
];

/**
 * The parts, the time and the people of another starter; what it is about stays the team's, and
 * what is fixed for every team stays in.
 */
export function startFrom(setting: Setting, fixed: readonly CoreLine[] = []): Edit {
  const { roles, minutes } = STARTERS[setting];
  const agenda = withFixedParts(STARTERS[setting].agenda, fixed, setting);
  return (setup) => ({ ...setup, setting, agenda, roles, minutes });
}

export function move(part: Part, by: 1 | -1): Edit {
  return inAgenda((agenda) => {
    const from = agenda.findIndex((one) => one.part === part);
    const [one, other] = [agenda[from], agenda[from + by]];
    if (!one || !other) return agenda;
    return agenda.map((section) => (section === one ? other : section === other ? one : section));
  });
}

export function resize(part: Part, by: 1 | -1): Edit {
  return ofPart(part, (section) => ({ ...section, seconds: spanBeside(section.seconds, by) }));
}

/** Its own words, or the app's again. */
export function reword(part: Part, key: 'title' | 'line', words: string | undefined): Edit {
  return ofPart(part, (section) => made<Section>({ ...section, [key]: words }));
}

export function leaveOut(part: Part): Edit {
  return inAgenda((agenda) => agenda.filter((section) => section.part !== part));
}

/** At its end, where whoever put it in finds it: from there it is moved. */
export function putIn(part: Part): Edit {
  return (setup) => ({
    ...setup,
    agenda: [...setup.agenda, { part, seconds: usualSeconds(part, setup.setting) }],
  });
}

export function expectRoles(roles: readonly string[]): Edit {
  const known = QUIETEST_FIRST.filter((role: RoleGroup) => roles.includes(role));
  return (setup) => ({ ...setup, roles: known });
}

export function setRound(at: number, fields: Partial<Round>): Edit {
  return (setup) => ({
    ...setup,
    rounds: setup.rounds.map((round, n) => (n === at ? { ...round, ...fields } : round)),
  });
}

/** On the same days as the first, at a time that is still to be said. */
export function addRound(setup: Setup): Setup {
  return { ...setup, rounds: [...setup.rounds, { at: '', days: roundAt(setup, 0).days }] };
}

export function dropRound(at: number): Edit {
  return (setup) => ({ ...setup, rounds: setup.rounds.filter((_, n) => n !== at) });
}

export function setFocus(at: number, fields: Partial<Focus>): Edit {
  return (setup) => {
    const { words, measure } = { ...setup.focuses[at], ...fields };
    const focus = { words: words ?? '', ...(measure && { measure }) };
    return { ...setup, focuses: setup.focuses.map((one, n) => (n === at ? focus : one)) };
  };
}

export function addFocus(setup: Setup): Setup {
  return { ...setup, focuses: [...setup.focuses, { words: '' }] };
}

export function secondsOf(agenda: readonly Section[]): number {
  return agenda.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** What the app knows and this huddle leaves out; a team is not offered a leader's parts. */
export function leftOut({ agenda, setting }: Setup): readonly Part[] {
  return partsFor(setting).filter((part) => !agenda.some((section) => section.part === part));
}

function spanBeside(seconds: number, by: 1 | -1): number {
  const beside = by > 0 ? SPANS.find((n) => n > seconds) : SPANS.findLast((n) => n < seconds);
  return beside ?? seconds;
}

function inAgenda(edit: (agenda: readonly Section[]) => readonly Section[]): Edit {
  return (setup) => ({ ...setup, agenda: edit(setup.agenda) });
}

function ofPart(part: Part, edit: (section: Section) => Section): Edit {
  return inAgenda((agenda) => agenda.map((one) => (one.part === part ? edit(one) : one)));
}

function roundAt({ rounds }: Setup, at: number): Round {
  return rounds[at] ?? { at: '', days: [] };
}
