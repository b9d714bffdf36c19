// One move's form: its words are kept while they are typed, checked when they are said.

import { onMount } from 'svelte';

import type { Desk } from '../../data/desk.svelte';
import { createSaying, type Saying } from '../../data/saying.svelte';
import { dayAt, daysAfter } from '../../domain/days';
import type { Command, Day, Instant, Problem } from '../../generated/wire';
import { type Mistake, mistakeAt } from '../../ui/Form/mistakes';
import { DAY, DAYS } from '../../wording/moves';
import type { Act } from './offers';

/** What every move's sheet is given. */
export interface MoveProps {
  readonly problem: Problem;
  readonly onclose: () => void;
  /** Another move fits better: its sheet takes the place of this one. */
  readonly onother: (act: Act) => void;
}

/** A mistake, or nothing where all is well. */
export type Check = Mistake | null;

export interface Plan<Fields extends object> {
  /** The draft's name: one for each sheet of each item. */
  readonly key: string;
  readonly blank: Fields;
  readonly checks: (fields: Fields) => readonly Check[];
  readonly command: (fields: Fields) => Command;
  /** Only where another command takes it back, so that nothing is left of it. */
  readonly undo?: { readonly words: string; readonly command: () => Command | null };
  readonly onclose: () => void;
}

export interface Form<Fields extends object> {
  readonly fields: Fields;
  readonly mistakes: readonly Mistake[];
  readonly saying: Saying;
  readonly error: (field_id: string) => string | undefined;
  readonly submit: () => Promise<void>;
}

/** Call it where a sheet is set up. */
export function createForm<Fields extends object>(desk: Desk, plan: Plan<Fields>): Form<Fields> {
  const fields = $state(plan.blank);
  let mistakes = $state.raw<readonly Mistake[]>([]);
  const saying = createSaying(desk);
  keepDraft(desk, plan, fields);

  async function submit(): Promise<void> {
    mistakes = plan.checks(fields).filter((check) => check !== null);
    if (mistakes.length > 0) return;
    const command = (): Command => {
      const written: unknown = $state.snapshot(fields); // plain data: the outbox clones it
      return plan.command(written as Fields);
    };
    if (!(await desk.named(command()))) return; // a turn may have ended while they wrote
    if (!(await saying.say(command()))) return;
    await desk.workspace.drafts.drop(plan.key);
    plan.onclose();
    offerUndo(desk, plan.undo);
  }

  return {
    fields,
    get mistakes() {
      return mistakes;
    },
    saying,
    error: (field_id) => mistakeAt(mistakes, field_id),
    submit,
  };
}

/** What was typed before stands there again; what is typed now is kept; a blank is no draft. */
function keepDraft<Fields extends object>(desk: Desk, plan: Plan<Fields>, fields: Fields): void {
  const { drafts } = desk.workspace;
  const blank = JSON.stringify(plan.blank);
  let kept = blank;

  onMount(async () => {
    const draft = await drafts.read(plan.key);
    if (draft !== null && JSON.stringify(fields) === blank) Object.assign(fields, draft.value);
  });

  $effect(() => {
    const now = JSON.stringify(fields);
    if (now === kept) return;
    kept = now;
    if (now === blank) void drafts.drop(plan.key);
    else drafts.save(plan.key, JSON.parse(now));
  });
}

function offerUndo(desk: Desk, undo: Plan<object>['undo']): void {
  const command = undo?.command() ?? null;
  if (!undo || command === null) return;
  desk.offerUndo({ words: undo.words, undo: () => void desk.say(command) });
}

export function draftKey(problem: Problem, act: Act): string {
  return `item-${problem.id}-${act}`;
}

/** Something is written, or the words that ask for it. */
export function written(value: string, field_id: string, words: string): Check {
  return value.trim() === '' ? { field_id, words } : null;
}

/** A day from today on, at most so many days away. */
export function dayIn(day: Day, field_id: string, now: Instant, days_max = DAYS_MAX): Check {
  const today = dayAt(now);
  if (day === '') return { field_id, words: DAY.missing };
  if (day < today) return { field_id, words: DAY.past };
  return day > daysAfter(today, days_max) ? { field_id, words: DAY.too_far(days_max) } : null;
}

/** An optional text of a command: no key where nothing is written. */
export function optional<Key extends string>(
  key: Key,
  value: string,
): Partial<Readonly<Record<Key, string>>> {
  const words = value.trim();
  return words === '' ? {} : ({ [key]: words } as Record<Key, string>);
}

export interface DayOption {
  readonly value: string;
  readonly label: string;
}

export function dayOptions(now: Instant, days: readonly number[]): readonly DayOption[] {
  return days.map((n) => ({ value: daysAfter(dayAt(now), n), label: DAYS[n] ?? '' }));
}

const DAYS_MAX = 366;
