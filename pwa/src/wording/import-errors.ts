/** What is wrong with a file, where, and what to do: the same words as the command line's. */

import { IMPORT_ERRORS } from '../generated/import-errors';
import { refusalWords, type Worded } from './refusals';

/** A mistake or a hint as `POST /api/import` tells it; `row` 0 means the file as a whole. */
export interface ImportError {
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A rule that no file can be seen to break has the words of its refusal. */
export function importErrorWords({ code, facts = {} }: ImportError): Worded {
  const words = IMPORT_ERRORS[code] ?? refusalWords(code);
  return { says: filled(words.says, facts), next: filled(words.next, facts) };
}

/** “people.csv row 7, column unit”, as far as it is known. */
export function importErrorPlace({ file, row, column }: ImportError): string {
  return `${file}${row > 0 ? ` row ${row}` : ''}${column === null ? '' : `, column ${column}`}`;
}

function filled(words: string, facts: Readonly<Record<string, unknown>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) =>
    name in facts ? shown(facts[name]) : place,
  );
}

function shown(fact: unknown): string {
  return Array.isArray(fact) ? fact.join(', ') : String(fact);
}
