/** Which fields of a refused command are asked for again: what was missing, and what was typed. */

import type { NeedsYou } from '../../domain/sync/record';
import { endOfDay } from '../../domain/working-time';
import { type Command, LENGTH_MAX } from '../../generated/wire';
import { fieldsOf } from './words';

export type Kind = 'words' | 'day' | 'asked_unit' | 'team' | 'contact';

export interface Editable {
  readonly name: string;
  readonly kind: Kind;
  /** Sent as it was, it would be refused again. */
  readonly at_fault: boolean;
  readonly length_max?: number;
}

export function editableIn(need: NeedsYou): readonly Editable[] {
  const fields = fieldsOf(need);
  const faults = faultsIn(need);
  const typed = Object.keys(fields).filter((name) => KINDS[name] === 'words');
  const rest = typed.filter((name) => !faults.includes(name));
  return [
    ...faults.map((name) => editable(need, name, true)),
    ...rest.map((name) => editable(need, name, false)),
  ];
}

function editable({ command }: NeedsYou, name: string, at_fault: boolean): Editable {
  const length_max = LIMITS[command.do]?.[name];
  const kind = KINDS[name] ?? 'words';
  return { name, kind, at_fault, ...(length_max !== undefined && { length_max }) };
}

function faultsIn(need: NeedsYou): readonly string[] {
  const fields = fieldsOf(need);
  const faults = FAULTS[need.code ?? ''] ?? [];
  const always = faults.length === 1 || MISSING.has(need.code ?? '');
  return always ? faults : faults.filter((name) => name in fields);
}

/** What a form starts with: a moment is shown as its day. */
export function startsWith(need: NeedsYou, { name, at_fault }: Editable): string {
  const value = fieldsOf(need)[name];
  if (typeof value !== 'string' || (at_fault && KINDS[name] !== 'words')) return '';
  return value;
}

/** The command with what was written; a promised day lasts until its end. */
export function edited(need: NeedsYou, values: Readonly<Record<string, string>>): Command {
  const written = Object.entries(values).filter(([, value]) => value.trim() !== '');
  const changed = written.map(([name, value]) => [name, asSent(name, value.trim())] as const);
  return { ...fieldsOf(need), ...Object.fromEntries(changed) } as unknown as Command;
}

function asSent(name: string, value: string): string {
  return name === 'by_at' ? endOfDay(value) : value;
}

const LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = LENGTH_MAX;

const DAYS = ['by_on', 'needed_by', 'until_on', 'expires_on'] as const;

/** By the code of the refusal; of several, those that the command has, unless they are missing. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  'answer.no_needs_why': ['why', 'would_change'],
  'answer.permission_needs_scope': ['scope', 'expires_on'],
  'ask.has_been_there': ['to'],
  'ask.of_oneself': ['to'],
  'ask.out_of_reach': ['to'],
  'confirm.no_needs_words': ['words'],
  'contact.unknown': ['contact'],
  'date.past': DAYS,
  'date.too_far': DAYS,
  'progress.says_nothing': ['words'],
  'promise.needs_reason': ['reason'],
  'promise.past': ['by_at'],
  'promise.too_far': ['by_at'],
  'unit.has_no_seat': ['to', 'unit'],
  'unit.takes_no_asks': ['to'],
  'unit.takes_no_problems': ['unit'],
  'unit.unknown': ['to', 'unit'],
  'wait.too_long': ['until_on'],
};

const MISSING = new Set(['answer.no_needs_why', 'answer.permission_needs_scope']);

const KINDS: Readonly<Record<string, Kind>> = {
  text: 'words',
  tried: 'words',
  step: 'words',
  words: 'words',
  scope: 'words',
  why: 'words',
  would_change: 'words',
  reason: 'words',
  on: 'words',
  reference: 'words',
  by_on: 'day',
  by_at: 'day',
  needed_by: 'day',
  until_on: 'day',
  expires_on: 'day',
  to: 'asked_unit',
  unit: 'team',
  contact: 'contact',
};
