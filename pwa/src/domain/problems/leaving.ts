/** A problem leaves the huddle: to the system that it belongs to, or back to its raiser. */

import type * as wire from '../../generated/wire';
import type { Instant, Person, Problem } from '../../generated/wire';
import { known, NOTHING, type Change, type Moment } from '../base';
import { MINUTE, msOf } from '../london';
import { refuse } from '../refusal';
import { made, replace } from '../shape';
import { isShared } from '../shared-seats';
import type { Moves } from './commands';
import { isOpen, type States } from './entity';
import { endAsk, onlyWhen, openProblem } from './guards';
import { settle, settled } from './settle';
import { involved, tell } from './telling';

const SLIP_MINUTES = 1; // long enough for an undo, too short for the next at the tablet
const WITHDRAWABLE: States = new Set(['raised', 'owned']);
const REDIRECTED: States = new Set(['redirected']);

function redirect(said: wire.RedirectProblem, moment: Moment): Change {
  const problem = openProblem(moment, said.problem);
  const contact = moment.org.contacts.get(said.contact) ?? refuse('contact.unknown');
  const { route, name, phone } = contact;
  const { reference } = said;
  const told = { units: involved(problem), words: reference, detail: route };
  const gone = replace(problem, {
    state: 'redirected',
    redirected: made<wire.Redirected>({ route, contact: name, phone, reference }),
    waiting: undefined,
    asks: endAsk(problem, 'closed', moment),
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'redirect', told),
  });
  return said.erase ? erased(gone, moment) : settled(moment, gone, {});
}

/** With the problems that were merged into it: they said the same, and nobody moves them now. */
function erased(problem: Problem, moment: Moment): Change {
  const followers = problem.followers ?? [];
  const merged = followers.map((one) => moment.known.problem(one.problem));
  const every = [problem, ...merged.filter((one) => one !== undefined)];
  return { entities: every.map((one) => settle(moment, withoutWords(one), {})) };
}

/** Whose, when and where to are left; nothing that anybody wrote of it. */
function withoutWords(problem: Problem): Problem {
  const bare = { words: undefined, why: undefined };
  return replace(problem, {
    text: '',
    owner: undefined,
    asks: problem.asks?.map((ask) => replace(ask, { tried: '', promise: undefined })),
    answers: undefined,
    outcome: undefined,
    story: problem.story?.map((entry) => replace(entry, bare)),
  });
}

function confirmRedirect(said: wire.ConfirmRedirect, moment: Moment): Change {
  const problem = known(moment, said.problem);
  onlyWhen(problem, REDIRECTED);
  const where = problem.redirected;
  if (!where || where.confirmed_by !== undefined) return NOTHING;
  return settled(moment, problem, {
    redirected: { ...where, confirmed_by: moment.speaker.id },
    story: tell(problem, moment, 'confirm_redirect'),
  });
}

function withdraw(said: wire.WithdrawProblem, moment: Moment): Change {
  if (!takesBack(known(moment, said.problem), moment.speaker, moment.said_at)) {
    refuse('withdraw.raiser_only');
  }
  const problem = openProblem(moment, said.problem);
  onlyWhen(problem, WITHDRAWABLE);
  return settled(moment, problem, {
    state: 'withdrawn',
    ended_at: moment.heard_at,
    story: tell(problem, moment, 'withdraw', { words: said.reason }),
  });
}

/** What was raised at a team's tablet is nobody's: there, only a slip of a moment ago is. */
function takesBack({ raised }: Problem, person: Person, at: Instant): boolean {
  const just_now = msOf(at) - msOf(raised.at) <= SLIP_MINUTES * MINUTE;
  return raised.by === person.id && (just_now || !isShared(person));
}

export const LEAVING = {
  'problem.redirect': {
    rule: redirect,
    when: (problem, { org }) => isOpen(problem) && org.contacts.size > 0,
  },
  'problem.confirm_redirect': {
    rule: confirmRedirect,
    when: ({ state, redirected }) =>
      state === 'redirected' && redirected?.confirmed_by === undefined,
  },
  'problem.withdraw': {
    rule: withdraw,
    when: (problem, { person, now }) =>
      WITHDRAWABLE.has(problem.state) && takesBack(problem, person, now),
  },
} as const satisfies Moves;
