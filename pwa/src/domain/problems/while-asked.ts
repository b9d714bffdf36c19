/** While an answer is owed: the seat that was asked has read it, or the ward takes it back. */

import type * as wire from '../../generated/wire';
import type { Ask, Owner, Problem } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { dayAt } from '../days';
import { msOf } from '../london';
import { seatOf } from '../org';
import { refuse } from '../refusal';
import { hasRight } from '../rights';
import type { Here, Moves } from './commands';
import { ASKED, asker, lastRequest } from './entity';
import { dueAgain, endAsk, onlyWhen, openProblem, read, tomorrow } from './guards';
import { settled } from './settle';
import { replaceAsk, speaking, tell } from './telling';

/**
 * The first reading by the asked seat is kept, unless the ask had ended before it.
 *
 * One that lapsed is still before its seat, so that the ward is told when it is read at last.
 */
function see(said: wire.SeeAsk, moment: Moment): Change {
  const problem = known(moment, said.problem);
  const ask = problem.asks?.find((one) => one.id === said.ask);
  if (!ask) return NOTHING;
  const seen = read(ask, speaking(moment, [ask.to]), moment.said_at);
  if (seen === ask || endedBefore(ask, seen.seen_at)) return NOTHING;
  return settled(moment, problem, { asks: replaceAsk(problem, seen) });
}

function endedBefore({ ended, ended_at }: Ask, seen_at: wire.Instant | undefined): boolean {
  if (ended === 'lapsed' || ended_at === undefined || seen_at === undefined) return false;
  return msOf(seen_at) > msOf(ended_at);
}

/** Owned again by who had it there, else by who takes it back until somebody says more. */
function takeBack(said: wire.TakeBack, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, ASKED);
  linkOrLead(problem, moment);
  const ours = asker(problem);
  const had = problem.owner?.unit === ours ? problem.owner : undefined;
  const taken: Owner = {
    unit: ours,
    seat: seatOf(moment.org, ours),
    person: moment.speaker.id,
    step: said.reason,
    by_on: tomorrow(moment),
  };
  return settled(moment, problem, {
    state: 'owned',
    owner: dueAgain(had ?? taken, moment),
    asks: endAsk(problem, 'taken_back', moment),
    story: tell(problem, moment, 'take_back', { units: [ours], words: said.reason }),
  });
}

/** The link person keeps the thread; who asked and their team's lead stand in for them. */
function linkOrLead(problem: Problem, { speaker, heard_at }: Moment): void {
  const request = lastRequest(problem);
  if (request.some((ask) => ask.link === speaker.id || ask.by === speaker.id)) return;
  const leads = hasRight(speaker, 'lead', dayAt(heard_at), asker(problem));
  if (!leads) refuse('take_back.link_only', { link: request[0]?.link });
}

/** The link person, whoever asked, and their team's lead: they may take an ask back. */
function keepsTheThread(problem: Problem, { person, now }: Here): boolean {
  const theirs = lastRequest(problem).some((ask) => ask.link === person.id || ask.by === person.id);
  return theirs || hasRight(person, 'lead', dayAt(now), asker(problem));
}

export const WHILE_ASKED = {
  'problem.see': { rule: see },
  'problem.take_back': {
    rule: takeBack,
    when: (problem, here) => ASKED.has(problem.state) && keepsTheThread(problem, here),
  },
} as const satisfies Moves;
