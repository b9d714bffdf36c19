/** What each act says to the server, as the commands that anybody could have said. */

import type { NeedsYou } from '../../domain/sync/record';
import type { Command, Problem, Uuid } from '../../generated/wire';
import { LENGTH_MAX } from '../../generated/wire';
import { TAKE_OVER } from '../../wording/needs-you';
import type { Act } from './next-acts';
import { mergedInto } from './truth';
import { asNotes, fieldsOf, problemOf, typedIn } from './words';

/** What an act may use beside the refused command itself. */
export interface Hands {
  readonly item: Problem | undefined;
  /** The team for which the person raises what they cannot reach. */
  readonly home: Uuid | undefined;
  readonly newId: () => Uuid;
}

/** What to say, and the item on which the person will find it said. */
export interface Doing {
  readonly commands: readonly Command[];
  readonly item: Uuid | null;
}

export function doing(act: Act, need: NeedsYou, hands: Hands): Doing {
  const texts = typedIn(need);
  switch (act) {
    case 'send_to_owner':
    case 'add_to_story':
      return noted(problemOf(need), texts);
    case 'ask_to_take_over':
      return noted(problemOf(need), [TAKE_OVER, ...texts]);
    case 'say_on_merged':
      return noted(mergedInto(need), texts);
    case 'raise_again':
      return raisedAgain(hands, texts);
    case 'raise_for_us':
      return raisedForUs(hands, texts);
    case 'sign_in_and_send':
    case 'send_again':
      return { commands: [fieldsOf(need) as unknown as Command], item: problemOf(need) };
    case 'without_naming':
      return { commands: [withoutNaming(need)], item: problemOf(need) };
    case 'open':
    case 'edit':
    case 'copy':
    case 'update':
    case 'leave':
      return { commands: [], item: act === 'open' ? (mergedInto(need) ?? problemOf(need)) : null };
  }
}

function noted(problem: Uuid | null, texts: readonly string[]): Doing {
  if (problem === null) return { commands: [], item: null };
  const notes = asNotes(texts).map((words): Command => ({ do: 'problem.note', problem, words }));
  return { commands: notes, item: problem };
}

/** In its raiser's words again, with what was typed now as the first note of its story. */
function raisedAgain({ item, newId }: Hands, texts: readonly string[]): Doing {
  if (item === undefined) return { commands: [], item: null };
  const problem = newId();
  const { id: again_of, unit } = item;
  const text = item.text || texts.join(' ').slice(0, LENGTH_MAX['problem.raise'].text);
  const raise: Command = { do: 'problem.raise', problem, unit, text, again_of };
  return { commands: [raise, ...noted(problem, texts).commands], item: problem };
}

function raisedForUs({ home, newId }: Hands, texts: readonly string[]): Doing {
  const [text, ...more] = texts;
  if (home === undefined || text === undefined) return { commands: [], item: null };
  const problem = newId();
  const raise: Command = { do: 'problem.raise', problem, unit: home, text };
  return { commands: [raise, ...noted(problem, more).commands], item: problem };
}

/** The seat that answers for the team takes it on, whoever was named. */
function withoutNaming(need: NeedsYou): Command {
  const named = ['person', 'seat', 'link'];
  const kept = Object.entries(fieldsOf(need)).filter(([field]) => !named.includes(field));
  return Object.fromEntries(kept) as unknown as Command;
}
