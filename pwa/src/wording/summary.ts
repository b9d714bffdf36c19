/** What a huddle came to, in words that take twenty seconds. */

import type { Happened, Promised } from '../domain/huddles/summary';
import type { Instant, Uuid } from '../generated/wire';
import { byDay, entryWords, type Reader } from './story';

export const SUMMARY = {
  raised: 'New today',
  promised: 'Who does what',
  came_back: 'What came back',
  changed: 'What moved on',
  parked: 'For next time',
  here: 'Who was here',
  quiet: 'Nothing was written down. That is all right.',
  print: 'Print this page',
} as const;

/** Moves whose words are the step that was promised. */
const OWN_WORDS: ReadonlySet<string> = new Set(['own', 'accept', 'progress']);

type UnitName = (id: Uuid | undefined) => string;

/** On paper nobody is "you". */
function reader(now: Instant, unit: UnitName): Reader {
  return { me: '', now, unit };
}

/** "Charge nurse, by tomorrow: order new slings" */
export function promisedWords(
  { problem, entry, by_on }: Promised,
  now: Instant,
  unit: UnitName,
): string {
  const what = entry.words === undefined ? '' : `: ${entry.words}`;
  const by = `by ${byDay(by_on, now)}`;
  if (OWN_WORDS.has(entry.move)) return `${entry.who ?? ''}, ${by}${what}`;
  return `${entryWords(entry, problem, reader(now, unit)).what}, ${by}`;
}

/** "Staff nurse said: yes, it is fixed" */
export function happenedWords({ problem, entry }: Happened, now: Instant, unit: UnitName): string {
  return entryWords(entry, problem, reader(now, unit)).what;
}
