// Faults planted in the core, each of which the simulator must notice.

import type { Effect, Event, State, Step } from '../events';
import type { Finished, Transaction } from '../record';

type Core = (state: State, event: Event) => Step;

/** Rewrites each effect; what the core itself believes stays as it was. */
function rewriting(rewrite: (effect: Effect, state: State) => readonly Effect[]) {
  return (core: Core): Core =>
    (state, event) => {
      const [next, effects] = core(state, event);
      return [next, effects.flatMap((effect) => rewrite(effect, next))];
    };
}

function storing(change: (transaction: Transaction, state: State) => Transaction) {
  return rewriting((effect, state) => {
    if (effect.kind !== 'store') return [effect];
    return [{ ...effect, transaction: change(effect.transaction, state) }];
  });
}

function clearedOnSend(effect: Effect, state: State): readonly Effect[] {
  const stored = state.stored;
  if (effect.kind !== 'send' || stored === null) return [effect];
  const drop = effect.request.commands.map(({ id }) => id);
  const none = { put: [], drop: [] };
  const transaction: Transaction = {
    follows: stored.cursor.stamp,
    cursor: stored.cursor,
    reset: false,
    forget: [],
    rows: [],
    renumbers: null,
    outbox: { put: [], drop },
    finished: none,
    needs_you: none,
  };
  return [{ kind: 'store', transaction }, effect];
}

function removedAtAck(transaction: Transaction, state: State): Transaction {
  const device = state.stored?.device.id ?? '';
  const answered = transaction.outbox.put.flatMap(({ said, answer }): readonly Finished[] => {
    if (answer?.outcome !== 'done') return [];
    return [{ ...said, device, outcome: 'done', answered_at: answer.answered_at }];
  });
  const gone = answered.map(({ id }) => id);
  const { outbox, finished } = transaction;
  const put = outbox.put.filter(({ said }) => !gone.includes(said.id));
  return {
    ...transaction,
    outbox: { put, drop: [...outbox.drop, ...gone] },
    finished: { ...finished, put: [...finished.put, ...answered] },
  };
}

function cursorFirst(effect: Effect): readonly Effect[] {
  if (effect.kind !== 'store' || effect.transaction.rows.length === 0) return [effect];
  const { transaction } = effect;
  const none = { put: [], drop: [] };
  const changes = { outbox: none, finished: none, needs_you: none, renumbers: null };
  const { stamp } = transaction.cursor;
  return [
    { kind: 'store', transaction: { ...transaction, rows: [] } },
    {
      kind: 'store',
      transaction: { ...transaction, ...changes, follows: stamp, reset: false, forget: [] },
    },
  ];
}

function notReplayed(transaction: Transaction): Transaction {
  const revived = new Set(transaction.finished.drop);
  const put = transaction.outbox.put.filter(({ said }) => !revived.has(said.id));
  const finished = { ...transaction.finished, drop: [] };
  return { ...transaction, finished, outbox: { ...transaction.outbox, put } };
}

function priorForgotten(effect: Effect): readonly Effect[] {
  if (effect.kind !== 'send') return [effect];
  const commands = effect.request.commands.map(({ id, n, said_at, command }) => {
    return { id, n, said_at, command };
  });
  return [{ ...effect, request: { ...effect.request, commands } }];
}

/** A request that does not say for whom: it is heard as whoever is signed in. */
function forAnybody(asked: (commands: readonly unknown[]) => boolean) {
  return rewriting((effect) => {
    if (effect.kind !== 'send' || !asked(effect.request.commands)) return [effect];
    return [{ ...effect, request: { ...effect.request, person: '' } }];
  });
}

/** The fault that there was: another's session is taken for a copied device, and spoken under. */
function renumberedForAnybody(core: Core): Core {
  const nameless = forAnybody(() => true)(core);
  return (state, event) => {
    if (event.kind !== 'someone_else') return nameless(state, event);
    const spare_id = `${state.person}-${String(event.round)}`;
    return nameless(state, { ...event, kind: 'device_of_another', spare_id, random: 0 });
  };
}

function deviceGivenUp(core: Core): Core {
  return (state, event) => {
    if (event.kind !== 'device_of_another') return core(state, event);
    return core(state, { kind: 'someone_else', round: event.round });
  };
}

function epochIgnored(core: Core): Core {
  return (state, event) => {
    const known = state.stored?.cursor.epoch ?? null;
    if (event.kind !== 'answered' || known === null) return core(state, event);
    return core(state, { ...event, body: { ...event.body, epoch: known } });
  };
}

function copiedTakenForRefused(core: Core): Core {
  return (state, event) => {
    if (event.kind !== 'answered') return core(state, event);
    const answers = event.body.answers.map((answer) => {
      if (answer.refusal?.code !== 'device.copied') return answer;
      return { ...answer, refusal: { code: 'command.malformed', facts: {} } };
    });
    return core(state, { ...event, body: { ...event.body, answers } });
  };
}

function overtakingUnnoticed(core: Core): Core {
  return (state, event) => {
    return core(state, event.kind === 'overtaken' ? { ...event, kind: 'stored' } : event);
  };
}

export const MUTANTS: Readonly<Record<string, (core: Core) => Core>> = {
  'outbox cleared on send': rewriting(clearedOnSend),
  'removed at ack, before the pull': storing(removedAtAck),
  'refusal swallowed': storing((tx) => ({ ...tx, needs_you: { put: [], drop: [] } })),
  'cursor stored before rows': rewriting(cursorFirst),
  'no replay after a restore': storing(notReplayed),
  'refused forgotten after a restore': rewriting(priorForgotten),
  'revoke not applied': storing((tx) => ({ ...tx, forget: [] })),
  'new epoch ignored': epochIgnored,
  'base kept over a restore': storing((tx) => ({ ...tx, reset: false })),
  'copied device taken for a refusal': copiedTakenForRefused,
  'overtaken round goes on': overtakingUnnoticed,
  'read under the session of another': forAnybody((commands) => commands.length === 0),
  'said under the session of another': forAnybody((commands) => commands.length > 0),
  'numbered anew under the session of another': renumberedForAnybody,
  'no new id for a device that is of another': deviceGivenUp,
};
