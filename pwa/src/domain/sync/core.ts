// The sync core: every round is decided here, with no clock, chance, network or storage inside.

import { retryAfterMs } from './backoff';
import type { Effect, Event, Health, Phase, Reply, State, Step, Written } from './events';
import type { Stored, Transaction, Waiting } from './record';
import { after } from './record';
import { isTaken, renumber, settle } from './settle';
import { skewAfter } from './skew';
import type { SentCommand, SyncAnswer, SyncRequest } from './wire';
import { COMMANDS_PER_REQUEST_MAX, REQUEST_CHARACTERS_MAX } from './wire';

export const QUEUED_AGAIN_MS = 60_000;

export function atStart(person: string): State {
  return {
    person,
    phase: 'resting',
    round: 0,
    wanted: false,
    renewing: false,
    failures: 0,
    health: 'starting',
    stored: null,
    request: null,
    pending: null,
  };
}

export function step(state: State, event: Event): Step {
  if ('round' in event) return isAwaited(state, event.round) ? replied(state, event) : [state, []];
  if ('random' in event) return isBusy(state) ? written(state, event) : [state, []];
  switch (event.kind) {
    case 'dispatched':
    case 'poke':
    case 'tick':
      return nudged(state, event.kind);
    case 'online':
    case 'visible':
    case 'signed_in':
      return encouraged(state, event.kind);
    case 'loaded':
      return loaded(state, event.stored);
  }
}

function replied(state: State, event: Reply): Step {
  switch (event.kind) {
    case 'answered':
      return answered(state, event);
    case 'failed':
      return backOff(state, event);
    case 'unauthorised':
      return halt(state, 'signed_out');
    case 'someone_else':
      return halt(state, 'someone_else'); // never numbered anew: these are not their words
    case 'device_of_another':
      return renew(state, event);
  }
}

function written(state: State, { kind, random }: Written): Step {
  switch (kind) {
    case 'stored':
      return stored(state, random);
    case 'overtaken':
      return begin(state); // another tab got there first: start from what it stored
    case 'storage_failed':
      return backOff(state, { health: 'storage_failed', retry_after_s: null, random });
  }
}

function isAwaited(state: State, round: number): boolean {
  return state.phase === 'sending' && state.round === round;
}

function isBusy({ phase }: State): boolean {
  return phase === 'loading' || phase === 'sending' || phase === 'storing';
}

/** A nudge never cuts a backoff short, and never wakes a queue that waits for a person. */
function nudged(state: State, kind: 'dispatched' | 'poke' | 'tick'): Step {
  if (isBusy(state)) return [{ ...state, wanted: true }, []];
  const due = state.phase === 'resting' || (state.phase === 'backing_off' && kind === 'tick');
  return due ? begin(state) : [state, []];
}

/** The world may have changed: try at once. On a new network a request in flight is likely lost. */
function encouraged(state: State, kind: 'online' | 'visible' | 'signed_in'): Step {
  const fresh = { ...state, failures: 0 };
  if (state.phase === 'sending' && kind === 'online') return begin(fresh);
  return isBusy(state) ? [{ ...fresh, wanted: true }, []] : begin(fresh);
}

function begin(state: State): Step {
  const loading: State = { ...state, phase: 'loading', wanted: false, pending: null };
  return [loading, [{ kind: 'load', finished: state.renewing }]];
}

function loaded(state: State, record: Stored): Step {
  if (state.phase !== 'loading') return [state, []];
  const unread = record.cursor.epoch === null;
  if (unread && record.finished === null) return begin({ ...state, renewing: true });
  return send({ ...state, renewing: state.renewing || unread }, record);
}

function send(state: State, record: Stored): Step {
  const { device, cursor, waiting } = record;
  // A new timeline is read before anything is said into it: numbers may have to change first.
  const who = { person: state.person, device: device.id };
  const request: SyncRequest = state.renewing
    ? { ...who, epoch: null, after: {}, commands: [] }
    : { ...who, epoch: cursor.epoch, after: cursor.after, commands: batch(waiting) };
  const round = state.round + 1;
  const sending: State = { ...state, phase: 'sending', round, request, stored: record };
  return [sending, [{ kind: 'send', round, request }]];
}

function batch(waiting: readonly Waiting[]): readonly SentCommand[] {
  const unsaid = waiting.filter(({ answer }) => answer === null);
  const commands = unsaid.slice(0, COMMANDS_PER_REQUEST_MAX).map(sent);
  let characters = 0;
  const tooMany = commands.findIndex((command, index) => {
    characters += JSON.stringify(command).length;
    return index > 0 && characters > REQUEST_CHARACTERS_MAX;
  });
  return tooMany < 0 ? commands : commands.slice(0, tooMany);
}

/** The command's bytes are those that its proof was made over, however its number changed. */
function sent({ said: { id, n, said_at, command, by }, prior }: Waiting): SentCommand {
  const bare = by === undefined ? { id, n, said_at, command } : { id, n, said_at, command, by };
  return prior === 'refused' ? { ...bare, prior } : bare;
}

type Answered = Extract<Reply, { readonly kind: 'answered' }>;

function answered(state: State, { body, exchange, spare_id }: Answered): Step {
  const record = state.stored;
  if (record === null) return [state, []];
  // Read from its start if and only if the timeline is new: another tab may have been here first.
  // The answers in a discarded reply are not lost: the server keeps them and gives them again.
  const newTimeline = body.epoch !== record.cursor.epoch;
  if (newTimeline !== state.renewing) return begin({ ...state, renewing: newTimeline });
  const skew_ms = skewAfter(record.cursor.skew_ms, exchange, body.server_time);
  const transaction = settle({ stored: record, body, skew_ms, spare_id });
  const storing: State = { ...state, phase: 'storing', pending: { transaction, body } };
  return [storing, [{ kind: 'store', transaction }]];
}

function stored(state: State, random: number): Step {
  const { stored: record, pending } = state;
  if (state.phase !== 'storing' || record === null) return [state, []];
  if (pending === null) return begin(state); // a new device id is kept: go on under it
  const next = after(record, pending.transaction);
  const moved: State = { ...state, renewing: false, pending: null, stored: next };
  if (isProgress(state.request, pending.body)) {
    return goOn({ ...moved, failures: 0 }, next, pending);
  }
  // Nothing was taken. Under a new number that is worth one try at once; else it would be a loop.
  const renumbered = pending.transaction.renumbers !== null && state.failures === 0;
  if (renumbered) return send({ ...moved, failures: 1 }, next);
  return backOff(moved, { health: 'busy', retry_after_s: null, random });
}

function isProgress(request: SyncRequest | null, { answers, more }: SyncAnswer): boolean {
  const asked = request !== null && request.commands.length > 0;
  return !asked || more || answers.some(isTaken);
}

function goOn(state: State, next: Stored, { body }: NonNullable<State['pending']>): Step {
  const unsaid = next.waiting.some(({ answer }) => answer === null);
  if (unsaid || (body.more && !body.upgrade_required)) return send(state, next);
  const health = body.upgrade_required ? 'upgrade_required' : 'in_step';
  if (!state.wanted) return rest(state, health);
  const [begun, effects] = begin({ ...state, health });
  return [begun, [...telling(state, health), ...effects]];
}

function rest(state: State, health: Health): Step {
  const queued = state.stored?.waiting.length ?? 0;
  const again: readonly Effect[] = queued > 0 ? [{ kind: 'schedule', ms: QUEUED_AGAIN_MS }] : [];
  return finish(state, 'resting', health, again);
}

/** Nothing is deleted: the outbox waits for its own person to sign in. */
function halt(state: State, health: Health): Step {
  return finish(state, 'halted', health, []);
}

type Failure = Pick<Extract<Reply, { readonly kind: 'failed' }>, 'retry_after_s' | 'random'> & {
  readonly health: Health;
};

function backOff(state: State, { health, retry_after_s, random }: Failure): Step {
  const failures = state.failures + 1;
  const ms = retryAfterMs(failures, retry_after_s, random);
  return finish({ ...state, failures }, 'backing_off', health, [{ kind: 'schedule', ms }]);
}

type NotOurs = Extract<Reply, { readonly kind: 'device_of_another' }>;

/** This id is another person's: number the outbox again under a new one, once, then wait. */
function renew(state: State, event: NotOurs): Step {
  const { stored: record } = state;
  if (record === null || state.failures > 0) {
    return backOff(state, { health: 'busy', retry_after_s: null, random: event.random });
  }
  const transaction = renewal(record, event.spare_id);
  const moved = after(record, transaction);
  const storing: State = { ...state, phase: 'storing', failures: 1, stored: moved };
  return [storing, [{ kind: 'store', transaction }]];
}

function renewal({ device, cursor, waiting }: Stored, spare_id: string): Transaction {
  const { renumbers, waiting: moved } = renumber(device, waiting, spare_id);
  return {
    follows: cursor.stamp,
    cursor: { ...cursor, stamp: cursor.stamp + 1 },
    reset: false,
    forget: [],
    rows: [],
    renumbers,
    outbox: { put: moved, drop: [] },
    finished: { put: [], drop: [] },
    needs_you: { put: [], drop: [] },
  };
}

function finish(state: State, phase: Phase, health: Health, then: readonly Effect[]): Step {
  const over: State = { ...state, phase, health, wanted: false, request: null, pending: null };
  return [over, [{ kind: 'rest' }, ...telling(state, health), ...then]];
}

function telling(state: State, health: Health): readonly Effect[] {
  return health === state.health ? [] : [{ kind: 'tell', health }];
}
