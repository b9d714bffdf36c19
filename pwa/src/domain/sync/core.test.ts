// What the sync core asks for, event by event, where the simulator would not look twice.

import { describe, expect, it } from 'vitest';

import { BACKOFF_MS_MAX, BACKOFF_MS_MIN, retryAfterMs } from './backoff';
import { atStart, step } from './core';
import type { Effect, Event, State } from './events';
import { NOTHING_READ, type Stored, type Waiting } from './record';
import type { SyncAnswer } from './wire';

const AT_ONCE = { sent_ms: 0, received_ms: 0 };
const READ = { ...NOTHING_READ, epoch: 'e1', stamp: 3 };

function waiting(n: number, text = ''): Waiting {
  const command = { do: 'note.write', text };
  const said = { id: `c${n}`, n, said_at: '2026-11-22T09:00:00Z', command };
  return { said, answer: null, prior: null };
}

function stored(commands: readonly Waiting[] = []): Stored {
  const device = { id: 'd1', next_n: commands.length + 1 };
  return { device, cursor: READ, waiting: commands, finished: null };
}

const EMPTY: SyncAnswer = {
  epoch: 'e1',
  last_n: 0,
  answers: [],
  changes: [],
  after: {},
  forget: [],
  more: false,
  server_time: '2026-11-22T09:02:00Z',
};

function answered(body: Partial<SyncAnswer> = {}): Event {
  const reply = { ...EMPTY, ...body };
  return { kind: 'answered', round: 1, body: reply, exchange: AT_ONCE, spare_id: 'd2' };
}

/** The state after `events`, and the effects of the last of them. */
function after(...events: readonly Event[]): readonly [State, readonly Effect[]] {
  return events.reduce<readonly [State, readonly Effect[]]>(
    ([state], event) => step(state, event),
    [atStart('anna'), []],
  );
}

const HEARD = { outcome: 'done', refusal: null, answered_at: '2026-11-22T09:02:00Z' } as const;

const SENDING: readonly Event[] = [{ kind: 'visible' }, { kind: 'loaded', stored: stored() }];
const SAYING: readonly Event[] = [
  { kind: 'visible' },
  { kind: 'loaded', stored: stored([waiting(1), waiting(2)]) },
];

const unreachable: Event = {
  kind: 'failed',
  round: 1,
  health: 'unreachable',
  retry_after_s: null,
  random: 0.5,
};

function kinds(effects: readonly Effect[]): readonly string[] {
  return effects.map(({ kind }) => kind);
}

describe('a round', () => {
  it('loads, sends, stores, and rests', () => {
    expect(kinds(after({ kind: 'visible' })[1])).toEqual(['load']);
    expect(kinds(after(...SENDING)[1])).toEqual(['send']);
    expect(kinds(after(...SENDING, answered())[1])).toEqual(['store']);
    const [state, effects] = after(...SENDING, answered(), { kind: 'stored', random: 0 });
    expect(effects).toEqual([{ kind: 'rest' }, { kind: 'tell', health: 'in_step' }]);
    expect(state.phase).toBe('resting');
  });

  it('sends one request at a time, however often it is nudged', () => {
    const [state, effects] = after(...SENDING, { kind: 'poke' }, { kind: 'dispatched' });
    expect([state.wanted, effects]).toEqual([true, []]);
    expect(kinds(after(...SENDING, { kind: 'poke' }, answered(), {
      kind: 'stored',
      random: 0,
    })[1])).toEqual(['tell', 'load']);
  });

  it('does not take an answer to an older request', () => {
    const [state] = after(...SENDING, { kind: 'online' }, answered());
    expect(state.phase).toBe('loading');
  });

  it('says 50 commands at most, and fewer when they are long', () => {
    const many = Array.from({ length: 60 }, (_, index) => waiting(index + 1));
    const long = many.map(({ said }) => waiting(said.n, 'x'.repeat(20_000)));
    const sent = (commands: readonly Waiting[]): number => {
      const [effect] = after({ kind: 'visible' }, { kind: 'loaded', stored: stored(commands) })[1];
      return effect?.kind === 'send' ? effect.request.commands.length : 0;
    };
    expect([sent(many), sent(long)]).toEqual([50, 17]);
    expect(sent([waiting(1, 'x'.repeat(900_000)), waiting(2)])).toBe(1);
  });

  it('does not spin when the server takes nothing', () => {
    const answers = [{ id: 'c1', outcome: 'later' as const }];
    const [state] = after(...SAYING, answered({ answers }), {
      kind: 'stored',
      random: 0,
    });
    expect(state.phase).toBe('backing_off');
  });
});

describe('trouble', () => {
  it('is waited out, and only a timer, a network or a look ends the wait', () => {
    const [, effects] = after(...SENDING, unreachable);
    expect(kinds(effects)).toEqual(['rest', 'tell', 'schedule']);
    const next = (kind: 'poke' | 'dispatched' | 'tick' | 'online' | 'visible'): string =>
      after(...SENDING, unreachable, { kind })[0].phase;
    expect([next('poke'), next('dispatched')]).toEqual(['backing_off', 'backing_off']);
    expect([next('tick'), next('online'), next('visible')]).toEqual([
      'loading',
      'loading',
      'loading',
    ]);
  });

  it('with the session pauses the queue until the person signs in', () => {
    const signedOut: Event = { kind: 'unauthorised', round: 1 };
    const [state, effects] = after(...SAYING, signedOut);
    expect(effects).toEqual([{ kind: 'rest' }, { kind: 'tell', health: 'signed_out' }]);
    expect(state.stored?.waiting).toHaveLength(2);
    expect(after(...SAYING, signedOut, { kind: 'dispatched' })[0].phase).toBe('halted');
    expect(after(...SAYING, signedOut, { kind: 'signed_in' })[0].phase).toBe('loading');
  });

  it('with the session of somebody else says nothing as them, and waits for its own', () => {
    const elsewhere: Event = { kind: 'someone_else', round: 1 };
    const [state, effects] = after(...SAYING, elsewhere);
    expect(effects).toEqual([{ kind: 'rest' }, { kind: 'tell', health: 'someone_else' }]);
    expect(state.stored).toEqual(stored([waiting(1), waiting(2)]));
    expect(after(...SAYING, elsewhere, { kind: 'dispatched' })[0].phase).toBe('halted');
    expect(after(...SAYING, elsewhere, { kind: 'signed_in' })[0].phase).toBe('loading');
  });

  it('says for whom it asks, each time', () => {
    const [effect] = after(...SAYING)[1];
    expect(effect?.kind === 'send' && effect.request.person).toBe('anna');
  });

  it("with another person's device id takes a new one, once, and keeps every command", () => {
    const refused: Event = { kind: 'device_of_another', round: 1, spare_id: 'd2', random: 0 };
    const [state, [effect]] = after(...SAYING, refused);
    expect(state.stored?.device).toEqual({ id: 'd2', next_n: 3 });
    expect(effect?.kind === 'store' && effect.transaction.outbox.put.length).toBe(2);
    const again: readonly Event[] = [
      { kind: 'stored', random: 0 },
      { kind: 'loaded', stored: stored() },
      { ...refused, round: 2 },
    ];
    expect(after(...SAYING, refused, ...again)[0].phase).toBe('backing_off');
  });

  it('sends whose a command is as it was signed, under whatever number it has by now', () => {
    const by = { ticket: 't1', proof: 'p', device: 'd1', n: 2 };
    const [first, second] = [waiting(1), waiting(2)];
    const signed = { ...second, said: { ...second.said, by, speaker: 'ben' } };
    const begun: readonly Event[] = [
      { kind: 'visible' },
      { kind: 'loaded', stored: stored([{ ...first, answer: HEARD }, signed]) },
      { kind: 'device_of_another', round: 1, spare_id: 'd2', random: 0 },
      { kind: 'stored', random: 0 },
    ];
    const [state] = after(...begun);
    if (state.stored === null) throw new Error('nothing is stored');
    const [effect] = after(...begun, { kind: 'loaded', stored: state.stored })[1];
    const { id, said_at, command } = second.said;
    const sent = effect?.kind === 'send' ? effect.request.commands : null;
    expect(sent).toEqual([{ id, n: 1, said_at, command, by }]);
  });

  it('shows a no with whose words they were, on a device that many share', () => {
    const [first, second] = [waiting(1), waiting(2)];
    const theirs = { ...first, said: { ...first.said, speaker: 'ben' } };
    const refusal = { code: 'right.missing', facts: {} };
    const answers = [theirs, second].map(({ said }) => {
      return { id: said.id, outcome: 'refused', refusal } as const;
    });
    const loaded: Event = { kind: 'loaded', stored: stored([theirs, second]) };
    const [effect] = after({ kind: 'visible' }, loaded, answered({ answers, last_n: 2 }))[1];
    const shown = effect?.kind === 'store' ? effect.transaction.needs_you.put : [];
    expect(shown.map(({ speaker }) => speaker)).toEqual(['ben', undefined]);
  });

  it('with the disk is told and tried again', () => {
    const [, effects] = after(...SENDING, answered(), { kind: 'storage_failed', random: 0 });
    expect(effects).toContainEqual({ kind: 'tell', health: 'storage_failed' });
    expect(effects).toContainEqual({ kind: 'schedule', ms: BACKOFF_MS_MIN });
  });

  it.each([
    [1, null, 0, 1_000],
    [1, null, 0.999, 1_999],
    [3, null, 0.5, 4_500],
    [40, null, 0.999, 29_971],
    [1, 20, 0, 20_000],
    [1, 86_400, 0.5, 300_500],
    [1, -5, 0, 0],
  ])('%i failures, retry after %s, chance %f: %i ms', (failures, asked, random, ms) => {
    expect(retryAfterMs(failures, asked, random)).toBe(ms);
    expect(retryAfterMs(failures, null, random)).toBeLessThanOrEqual(BACKOFF_MS_MAX);
  });
});

describe('an app too old to read', () => {
  const refusal = { code: 'problem.closed', facts: {} };
  const old = answered({
    upgrade_required: true,
    last_n: 2,
    answers: [
      { id: 'c1', outcome: 'done' },
      { id: 'c2', outcome: 'refused', refusal },
    ],
  });

  it('still says what it has, shows a no at once, and keeps what is done on the screen', () => {
    const [, [effect]] = after(...SAYING, old);
    const transaction = effect?.kind === 'store' ? effect.transaction : null;
    expect(transaction?.outbox.drop).toEqual(['c2']);
    expect(transaction?.needs_you.put.map(({ id }) => id)).toEqual(['c2']);
    expect(transaction?.outbox.put.map(({ said }) => said.id)).toEqual(['c1']);
    const [, effects] = after(...SAYING, old, { kind: 'stored', random: 0 });
    expect(effects).toContainEqual({ kind: 'tell', health: 'upgrade_required' });
  });
});
