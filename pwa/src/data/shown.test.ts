// What is on the screen follows from base and waiting alone, whichever way the news came.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reducers } from '../domain/sync/overlay';
import { NOTHING_READ, type Transaction, type Waiting } from '../domain/sync/record';
import * as model from '../domain/sync/simulation/durable';
import type { Change, Entity } from '../domain/sync/wire';
import { createShown } from './shown';

const NONE = { put: [], drop: [] };

function row(scope: string, id: string, rev: number, gone = false): Change {
  const kind = id === 'ward' ? 'unit' : 'note';
  return { scope, position: rev, kind, id, rev, entity: gone ? null : { id, rev } };
}

function round(rows: readonly Change[], more: Partial<Transaction> = {}): Transaction {
  const changes = { outbox: NONE, finished: NONE, needs_you: NONE, renumbers: null };
  return { follows: 0, cursor: NOTHING_READ, reset: false, forget: [], rows, ...changes, ...more };
}

function listed(rows: ReadonlyMap<string, Entity>): readonly string[] {
  return [...rows.values()].map(({ id, rev }) => `${id} ${rev}`).sort();
}

describe('what is shown', () => {
  it('lets a guess look at all that is held, at the first fill too', () => {
    const reducers: Reducers = {
      count: (_lookup, said, { all }) => {
        return [{ kind: 'note', entity: { id: said.id, rev: all('unit').size } }];
      },
    };
    const shown = createShown('me');
    shown.learn(reducers, []);
    const said = { id: 'guess', n: 1, said_at: '2026-11-22T09:00:00Z', command: { do: 'count' } };
    const waiting: Waiting = { said, answer: null, prior: null };
    shown.readAnew([row('w', 'ward', 1)], [waiting]);
    expect(listed(shown.all('note'))).toEqual(['guess 1']);
    shown.overlay([]);
    expect(listed(shown.all('note'))).toEqual([]);
  });

  it('lays a guess over what already waits, once it is learnt', () => {
    const said = { id: 'guess', n: 1, said_at: '2026-11-22T09:00:00Z', command: { do: 'note' } };
    const waiting: Waiting = { said, answer: null, prior: null };
    const shown = createShown('me');
    shown.overlay([waiting]);
    expect(listed(shown.all('note'))).toEqual([]);
    shown.learn({ note: () => [{ kind: 'note', entity: { id: 'guess', rev: 1 } }] }, [waiting]);
    expect(listed(shown.all('note'))).toEqual(['guess 1']);
  });

  it('freezes what it holds', () => {
    const shown = createShown('me');
    shown.readAnew([row('w', 'a', 1)], []);
    expect(Object.isFrozen(shown.all('note').get('a'))).toBe(true);
  });

  it('is the same after rounds as after reading the disk that took them', () => {
    const scopes = fc.constantFrom('w', 'x');
    const ids = fc.constantFrom('a', 'b', 'c');
    const rows = fc.tuple(scopes, ids, fc.nat(5), fc.boolean()).map((parts) => row(...parts));
    const rounds = fc.record({
      reset: fc.boolean(),
      forget: fc.array(scopes, { maxLength: 1 }),
      rows: fc.array(rows, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(rounds, { maxLength: 8 }), (all) => {
        const [live, read] = [createShown('me'), createShown('me')];
        const disk = model.newDisk('d1');
        for (const each of all) {
          live.take(round(each.rows, each), []);
          model.store(disk, round(each.rows, each));
        }
        read.readAnew([...disk.base.values()], []);
        expect(listed(live.all('note'))).toEqual(listed(read.all('note')));
      }),
    );
  });
});
