/** The lines of a story in order: what was said, and what the item itself knows besides. */

import { msOf } from '../../domain/london';
import { isOwed } from '../../domain/sync/overlay';
import type { Waiting } from '../../domain/sync/record';
import type { Entry, Instant, Problem } from '../../generated/wire';
import {
  entryWords,
  seenWords,
  STORY,
  visibleWords,
  voicesWords,
  type Reader,
  type Told,
} from '../../wording/story';
import { whenWords } from '../../wording/clock-phrases';

/** `said`: the commands that this line tells of, by id. */
export interface Line extends Told {
  readonly id: string;
  readonly at: Instant;
  readonly said: readonly string[];
}

const LATE_TO_SEND_MS = 120_000; // sooner than this nobody noticed that it was not sent yet

/** Oldest first. Readings come before what was said at the same instant. */
export function storyLines(problem: Problem, reader: Reader): readonly Line[] {
  const lines = [...known(problem, reader), ...told(problem, reader)];
  return lines.sort((one, other) => msOf(one.at) - msOf(other.at));
}

/** One line an entry, but voices that follow each other are counted together. */
function told(problem: Problem, reader: Reader): readonly Line[] {
  return groups(problem.story ?? []).flatMap((entries) => {
    const [first] = entries;
    if (!first) return [];
    const words =
      first.move === 'me_too'
        ? voicesWords(entries, problem, reader)
        : entryWords(first, problem, reader);
    return [{ id: first.id, at: first.at, said: entries.map(({ id }) => id), ...words }];
  });
}

function groups(story: readonly Entry[]): readonly (readonly Entry[])[] {
  const found: (readonly Entry[])[] = [];
  for (const entry of story) {
    const last = found.at(-1);
    const joins = entry.move === 'me_too' && last?.[0]?.move === 'me_too';
    if (joins) found[found.length - 1] = [...last, entry];
    else found.push([entry]);
  }
  return found;
}

/** When everyone could see it, who read each ask, and that the raiser opened the answer. */
function known(problem: Problem, reader: Reader): readonly Line[] {
  const { raised, asks = [], outcome } = problem;
  const { at, heard_at } = raised;
  const late = msOf(heard_at) - msOf(at) > LATE_TO_SEND_MS;
  const seen = asks.flatMap(({ id, seen_at, seen_by }) =>
    seen_at === undefined || seen_by === undefined
      ? []
      : [line(`seen-${id}`, seen_at, seenWords(seen_by, seen_at, reader.now))],
  );
  return [
    ...(late ? [line('visible', heard_at, visibleWords(heard_at, reader.now))] : []),
    ...seen,
    ...opened(outcome?.delivered_at, reader),
  ];
}

function opened(at: Instant | undefined, { now }: Reader): readonly Line[] {
  if (at === undefined) return [];
  return [line('opened', at, { what: STORY.opened, when: whenWords(at, now) })];
}

function line(id: string, at: Instant, words: Told): Line {
  return { id, at, said: [], ...words };
}

/** What opening an item says by itself is nobody's own word: it is not shown as waiting. */
const BY_OPENING: ReadonlySet<string> = new Set(['problem.see', 'problem.receive']);

/** What waits and is not told yet, because somebody else may have been first. */
export function untold(waiting: readonly Waiting[], lines: readonly Line[]): readonly Waiting[] {
  const said = new Set(lines.flatMap((line) => line.said));
  return waiting.filter(
    (each) => isOwed(each) && !said.has(each.said.id) && !BY_OPENING.has(each.said.command.do),
  );
}
