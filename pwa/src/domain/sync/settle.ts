// One answer of the server becomes one transaction on the device, and nothing it says is lost.

import { labelled } from './overlay';
import type { Device, Finished, Heard, NeedsYou, Stored, Transaction, Waiting } from './record';
import { inOrder } from './record';
import type { Answer, Outcome, Said, SyncAnswer } from './wire';

export interface Scene {
  readonly stored: Stored;
  readonly body: SyncAnswer;
  readonly skew_ms: number;
  readonly spare_id: string; // a fresh id, should this device have to take a new one
}

const COPIED = 'device.copied';
const EARLIER = ''; // numbered by a device id that this device has since given up

export function settle(scene: Scene): Transaction {
  const { stored, body } = scene;
  const rebuilt = body.epoch !== stored.cursor.epoch;
  const plan = rebuilt ? revived(scene) : answered(scene);
  const numbered = renumbered(scene, plan);
  const before = new Map(stored.waiting.map((waiting) => [waiting.said.id, waiting]));
  const puts = numbered.waiting.filter((waiting) => before.get(waiting.said.id) !== waiting);
  return {
    follows: stored.cursor.stamp,
    cursor: nextCursor(scene, rebuilt),
    reset: rebuilt,
    forget: body.forget,
    rows: body.upgrade_required ? [] : body.changes,
    renumbers: numbered.renumbers,
    outbox: { put: puts, drop: plan.left },
    finished: { put: plan.finished, drop: plan.revived },
    needs_you: plan.needs_you,
  };
}

interface Plan {
  readonly waiting: readonly Waiting[]; // what stays in the outbox
  readonly left: readonly string[];
  readonly finished: readonly Finished[];
  readonly revived: readonly string[];
  readonly needs_you: Transaction['needs_you'];
  readonly strangers: boolean; // some were numbered for another device, or lost their place
}

function answered({ stored: { waiting, device }, body, skew_ms }: Scene): Plan {
  const answers = new Map(body.answers.map((answer) => [answer.id, answer]));
  const told = waiting.map((each) => withAnswer(each, answers.get(each.said.id), body.server_time));
  const leaving = told.filter(hasAnswer).filter(({ answer }) => leaves(answer, body));
  return {
    waiting: told.filter((each) => !leaving.some(({ said }) => said.id === each.said.id)),
    left: leaving.map(({ said }) => said.id),
    finished: leaving.map((each) => finish(each, device.id)),
    revived: [],
    needs_you: needsYou(leaving, skew_ms),
    strangers: body.answers.some(isCopied),
  };
}

/**
 * A new timeline: what the server had answered may be unknown to it now. Every command of this
 * device past its `last_n` goes back into the outbox, in the order it was said.
 */
function revived({ stored, body: { last_n }, skew_ms }: Scene): Plan {
  const { waiting, device, finished } = stored;
  const leaving = waiting.filter(hasAnswer);
  const ended = [...(finished ?? []), ...leaving.map((each) => finish(each, device.id))];
  const unknown = ended.filter((each) => each.device !== device.id || each.n > last_n);
  const revivedIds = new Set(unknown.map(({ id }) => id));
  const known = leaving.filter(({ said }) => !revivedIds.has(said.id));
  return {
    waiting: [...unknown.map(sayAgain), ...waiting.filter((each) => each.answer === null)],
    left: known.map(({ said }) => said.id),
    finished: known.map((each) => finish(each, device.id)),
    revived: [...revivedIds],
    needs_you: needsYou(leaving, skew_ms),
    strangers: unknown.some((each) => each.device !== device.id),
  };
}

/** As it was said, with whose it is. */
function sayAgain({ id, n, said_at, command, by, speaker, outcome }: Finished): Waiting {
  const whose = { ...(by && { by }), ...(speaker && { speaker }) };
  return { said: { id, n, said_at, command, ...whose }, answer: null, prior: outcome };
}

/** Under upgrade_required no pull will come: what is done stays shown, a no is told at once. */
function leaves(answer: Heard, body: SyncAnswer): boolean {
  return body.upgrade_required ? answer.outcome !== 'done' : !body.more;
}

function withAnswer(waiting: Waiting, answer: Answer | undefined, answered_at: string): Waiting {
  if (answer === undefined || !isTaken(answer)) return waiting;
  const { outcome, refusal = null } = answer;
  return { ...waiting, answer: { outcome, refusal, answered_at } };
}

/** Whether the server has stored an outcome: neither asked to wait, nor to take a new number. */
export function isTaken(answer: Answer): answer is Answer & { readonly outcome: Outcome } {
  return answer.outcome !== 'later' && !isCopied(answer);
}

function isCopied(answer: Answer): boolean {
  return answer.outcome === 'refused' && answer.refusal?.code === COPIED;
}

type Answered = Waiting & { readonly answer: Heard };

function hasAnswer(waiting: Waiting): waiting is Answered {
  return waiting.answer !== null;
}

function finish({ said, answer }: Answered, device: string): Finished {
  const { outcome, answered_at } = answer;
  return { ...said, device: said.n > 0 ? device : EARLIER, outcome, answered_at };
}

/** The same no, said again after a restore, is not shown again to someone who has acted on it. */
function needsYou(leaving: readonly Answered[], skew_ms: number): Transaction['needs_you'] {
  const news = leaving.filter(({ answer, prior }) => answer.outcome !== prior);
  return {
    put: news.flatMap(({ said, answer }) => shown(labelled(said, skew_ms), answer)),
    drop: news.filter(({ answer }) => answer.outcome === 'done').map(({ said }) => said.id),
  };
}

function shown({ id, said_at, command, speaker }: Said, answer: Heard): readonly NeedsYou[] {
  const { outcome, refusal, answered_at } = answer;
  if (outcome === 'done') return [];
  const { code, facts } = refusal ?? { code: null, facts: {} };
  const need = { id, said_at, command, outcome, code, facts, answered_at };
  return [speaker === undefined ? need : { ...need, speaker }];
}

/** A copied device, and one that cannot fill a gap, takes a new id and counts again from 1. */
function renumbered(
  { stored, body, spare_id }: Scene,
  { waiting, strangers }: Plan,
): Pick<Transaction, 'renumbers'> & { readonly waiting: readonly Waiting[] } {
  const unsaid = waiting.filter(({ answer }) => answer === null);
  if (!strangers && isDense(unsaid, body.last_n)) return { renumbers: null, waiting };
  return renumber(stored.device, waiting, spare_id);
}

function isDense(unsaid: readonly Waiting[], last_n: number): boolean {
  return unsaid.every(({ said }, index) => {
    const before = unsaid[index - 1]?.said.n;
    return before === undefined ? said.n <= last_n + 1 : said.n === before + 1;
  });
}

/** What is already answered is never sent under the new id: it keeps its place at or below zero. */
export function renumber(
  device: Device,
  waiting: readonly Waiting[],
  id: string,
): Pick<Transaction, 'renumbers'> & { readonly waiting: readonly Waiting[] } {
  const heard = waiting.filter(hasAnswer);
  const unsaid = waiting.filter(({ answer }) => answer === null);
  const moved = [
    ...inOrder(heard).map((each, index) => numberedAs(each, index + 1 - heard.length)),
    ...unsaid.map((each, index) => numberedAs(each, index + 1)),
  ];
  const renewed = { id, next_n: unsaid.length + 1 };
  return { renumbers: { next_n: device.next_n, device: renewed }, waiting: moved };
}

function numberedAs(waiting: Waiting, n: number): Waiting {
  return { ...waiting, said: { ...waiting.said, n } };
}

function nextCursor({ stored, body, skew_ms }: Scene, rebuilt: boolean): Transaction['cursor'] {
  const { cursor } = stored;
  const stamp = cursor.stamp + 1;
  if (body.upgrade_required && !rebuilt) return { ...cursor, stamp, skew_ms };
  const read = { ...(rebuilt ? {} : cursor.after), ...body.after };
  const forgotten = new Set(body.forget);
  const followed = Object.entries(read).filter(([scope]) => !forgotten.has(scope));
  const whole = !body.more && !body.upgrade_required;
  const good_at = whole ? body.server_time : cursor.good_at;
  return { stamp, epoch: body.epoch, after: Object.fromEntries(followed), whole, good_at, skew_ms };
}
