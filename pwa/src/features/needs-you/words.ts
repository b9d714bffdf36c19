/** What somebody typed into a command, so that none of it is lost when the command is refused. */

import { LENGTH_MAX } from '../../generated/wire';
import type { NeedsYou } from '../../domain/sync/record';
import type { Uuid } from '../../generated/wire';

type Fields = Readonly<Record<string, unknown>>;

/** Every text that a person types into any command, in the order in which its form asks. */
const TYPED = [
  'text',
  'tried',
  'step',
  'words',
  'scope',
  'why',
  'would_change',
  'reason',
  'on',
  'reference',
] as const;

export function fieldsOf({ command }: NeedsYou): Fields {
  return command as unknown as Fields;
}

/** The item that it was about. */
export function problemOf(need: NeedsYou): Uuid | null {
  const { problem } = fieldsOf(need);
  return typeof problem === 'string' ? problem : null;
}

export function typedIn(need: NeedsYou): readonly string[] {
  const fields = fieldsOf(need);
  const texts = TYPED.map((name) => fields[name]).filter(isText);
  return [...texts, ...helpsIn(fields)];
}

function helpsIn({ help }: Fields): readonly string[] {
  const helps = Array.isArray(help) ? (help as readonly Fields[]) : [];
  return helps.map(({ words }) => words).filter(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const NOTE_MAX = LENGTH_MAX['problem.note'].words;

/** As notes for a story: together where they fit into one, else one after the other. */
export function asNotes(texts: readonly string[]): readonly string[] {
  return texts.reduce<readonly string[]>((notes, text) => {
    const last = notes.at(-1);
    const together = last === undefined ? text : `${last}\n${text}`;
    if (last !== undefined && together.length <= NOTE_MAX) return [...notes.slice(0, -1), together];
    return [...notes, ...inPieces(text)];
  }, []);
}

function inPieces(text: string): readonly string[] {
  const count = Math.ceil(text.length / NOTE_MAX);
  return Array.from({ length: count }, (_, n) => text.slice(n * NOTE_MAX, (n + 1) * NOTE_MAX));
}
