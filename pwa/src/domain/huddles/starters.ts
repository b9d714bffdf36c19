/** No team begins with an empty page: eight ways to run a huddle, each to be changed at once. */

import type { Part, RoleGroup, Script, Section, Setting, Unit } from '../../generated/wire';

export interface Starter {
  readonly minutes: number;
  readonly agenda: readonly Section[];
  /** Whom it expects, the quietest voices first. */
  readonly roles: readonly RoleGroup[];
}

/** Everyone who may be there, the quietest voices first: so they are asked. */
export const QUIETEST_FIRST: readonly RoleGroup[] = [
  'student',
  'domestic',
  'porter',
  'clerk',
  'hca',
  'nurse',
  'midwife',
  'therapist',
  'pharmacy',
  'doctor',
  'manager',
  'volunteer',
  'other',
];

/** Ten minutes at the board, the longest of them for what is in the way. */
const WARD = agenda({
  opener: 30,
  roll_call: 15,
  answers: 60,
  numbers: 45,
  risks: 90,
  open_items: 120,
  in_the_way: 180,
  test: 30,
  thanks: 30,
});

export const STARTERS: Readonly<Record<Setting, Starter>> = {
  ward: {
    minutes: 10,
    agenda: WARD,
    roles: ['student', 'domestic', 'clerk', 'hca', 'nurse', 'therapist', 'pharmacy', 'doctor'],
  },
  theatres: {
    minutes: 8,
    agenda: agenda({
      opener: 30,
      roll_call: 30,
      risks: 120,
      answers: 60,
      numbers: 30,
      open_items: 60,
      in_the_way: 90,
      test: 30,
      thanks: 30,
    }),
    roles: ['student', 'domestic', 'porter', 'hca', 'nurse', 'doctor', 'manager'],
  },
  maternity: {
    minutes: 10,
    agenda: agenda({
      opener: 30,
      roll_call: 30,
      risks: 150,
      answers: 60,
      numbers: 30,
      open_items: 90,
      in_the_way: 150,
      test: 30,
      thanks: 30,
    }),
    roles: ['student', 'domestic', 'clerk', 'hca', 'nurse', 'midwife', 'doctor', 'manager'],
  },
  community: {
    minutes: 10,
    agenda: agenda({
      opener: 30,
      roll_call: 30,
      risks: 120,
      answers: 60,
      open_items: 120,
      in_the_way: 150,
      numbers: 30,
      test: 30,
      thanks: 30,
    }),
    roles: ['student', 'clerk', 'hca', 'nurse', 'therapist', 'pharmacy', 'manager'],
  },
  emergency: {
    minutes: 5,
    agenda: agenda({
      opener: 15,
      roll_call: 15,
      risks: 90,
      answers: 45,
      open_items: 45,
      in_the_way: 75,
      thanks: 15,
    }),
    roles: ['student', 'domestic', 'porter', 'clerk', 'hca', 'nurse', 'doctor', 'manager'],
  },
  facilities: {
    minutes: 5,
    agenda: agenda({
      opener: 15,
      roll_call: 15,
      risks: 60,
      answers: 45,
      open_items: 60,
      in_the_way: 90,
      thanks: 15,
    }),
    roles: ['domestic', 'porter', 'clerk', 'manager', 'other'],
  },
  outpatients: {
    minutes: 8,
    agenda: agenda({
      opener: 30,
      roll_call: 15,
      answers: 60,
      numbers: 30,
      risks: 75,
      open_items: 90,
      in_the_way: 120,
      test: 30,
      thanks: 30,
    }),
    roles: ['student', 'clerk', 'hca', 'nurse', 'therapist', 'doctor', 'volunteer'],
  },
  leaders: {
    minutes: 10,
    agenda: agenda({ opener: 30, asks: 300, send_down: 120, good_news: 90, thanks: 60 }),
    roles: ['clerk', 'nurse', 'therapist', 'pharmacy', 'doctor', 'manager', 'other'],
  },
};

/** Whose work a unit does, as far as its place says. */
type Placed = Pick<Unit, 'tier' | 'lateral'>;
type Written = Pick<Script, 'setting' | 'agenda' | 'roles'>;

/**
 * The starter that a team's script is made from. One that never chose, which the wire cannot tell
 * from the ward's, has what its place suggests: whoever answers for others has the leaders'.
 */
export function settingOf(script: Written | undefined, unit: Placed): Setting {
  const chosen = script?.setting ?? 'ward';
  const itsOwn = (script?.agenda ?? []).length > 0;
  if (chosen !== 'ward' || itsOwn) return chosen;
  return unit.tier > 1 || unit.lateral === true ? 'leaders' : 'ward';
}

/** The parts that a huddle starts with, in the team's order. */
export function agendaToRun(script: Written | undefined, unit: Placed): readonly Section[] {
  const own = script?.agenda ?? [];
  return own.length > 0 ? own : STARTERS[settingOf(script, unit)].agenda;
}

/** Who is expected there, the quietest voices first. */
export function rolesOf(script: Written | undefined, unit: Placed): readonly RoleGroup[] {
  const own = script?.roles ?? [];
  return own.length > 0 ? own : STARTERS[settingOf(script, unit)].roles;
}

/** What a huddle may be made of; a team is not offered a leader's parts. */
export function partsFor(setting: Setting): readonly Part[] {
  return PARTS_OF[setting === 'leaders' ? 'leaders' : 'teams'];
}

/** How long a part takes where a team has not said. */
export function usualSeconds(part: Part, setting: Setting): number {
  const known = [...STARTERS[setting].agenda, ...STARTERS.ward.agenda, ...STARTERS.leaders.agenda];
  return known.find((section) => section.part === part)?.seconds ?? 60;
}

const PARTS_OF = {
  teams: [...STARTERS.ward.agenda.map(({ part }) => part), 'good_news'],
  leaders: [...STARTERS.leaders.agenda.map(({ part }) => part), 'roll_call', 'numbers', 'risks'],
} as const satisfies Record<string, readonly Part[]>;

function agenda(seconds: Readonly<Partial<Record<Part, number>>>): readonly Section[] {
  return (Object.entries(seconds) as [Part, number][]).map(([part, n]) => ({ part, seconds: n }));
}
