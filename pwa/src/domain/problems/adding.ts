/** What anybody adds to a problem without moving it: a voice, a note, what kind it is. */

import type * as wire from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { unless } from '../shape';
import type { Moves } from './commands';
import { isErased, isOpen, VOICES_MAX } from './entity';
import { openProblem } from './guards';
import { settled } from './settle';
import { inOrder, involved, speaking, tell } from './telling';

function meToo(said: wire.SayMeToo, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const units = involved(problem);
  const { by, unit } = speaking(moment, units);
  const voice: wire.Voice = { id: moment.command_id, by, unit, at: moment.said_at };
  return settled(moment, problem, {
    voices: inOrder([...(problem.voices ?? []), voice]).slice(0, VOICES_MAX),
    story: tell(problem, moment, 'me_too', { units }),
  });
}

function note(said: wire.WriteNote, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const words = isErased(problem) ? undefined : said.words;
  const story = tell(problem, moment, 'note', { units: involved(problem), words });
  return settled(moment, problem, { story });
}

function sort(said: wire.SortProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const kind = unless('problem', said.kind);
  if (problem.kind === kind && problem.about === said.about) return NOTHING;
  const story = tell(problem, moment, 'sort', { detail: said.kind });
  return settled(moment, problem, { kind, about: said.about, story });
}

export const ADDING = {
  'problem.me_too': { rule: meToo, when: isOpen },
  'problem.note': { rule: note, when: (problem) => !isErased(problem) },
  'problem.sort': { rule: sort, when: isOpen },
} as const satisfies Moves;
