// Tabs take turns, and a frozen one cannot keep the others waiting.

import { describe, expect, it } from 'vitest';

import { type Locks, turns } from './turns';

interface Holder {
  readonly stolen: (reason: unknown) => void;
}

/** One lock, as the Web Locks standard has it: a queue, an abort signal, and stealing. */
function oneLock(): Locks {
  let holder: Holder | null = null;
  const queue: (() => void)[] = [];

  function grant(held: () => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const mine: Holder = { stolen: reject };
      holder = mine;
      void held().then((result) => {
        if (holder === mine) {
          holder = null;
          queue.shift()?.();
        }
        resolve(result);
      });
    });
  }

  function request(
    _name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    held: () => Promise<unknown>,
  ): Promise<unknown> {
    if (options.steal) holder?.stolen(new DOMException('Stolen', 'AbortError'));
    if (options.steal || holder === null) return grant(held);
    return new Promise((resolve, reject) => {
      queue.push(() => {
        grant(held).then(resolve, reject);
      });
      options.signal?.addEventListener('abort', () => {
        reject(new DOMException('Too long', 'AbortError'));
      });
    });
  }
  return { request: request as Locks['request'] };
}

describe('turns', () => {
  it('go to one tab after the other', async () => {
    const lock = oneLock();
    const [first, second] = [turns(lock, 'sync', 1_000), turns(lock, 'sync', 1_000)];
    const order: string[] = [];
    await first.take();
    const waiting = second.take().then(() => order.push('second'));
    order.push('first');
    first.give();
    await waiting;
    expect(order).toEqual(['first', 'second']);
  });

  it('are kept over the steps of a run', async () => {
    const turn = turns(oneLock(), 'sync', 1_000);
    await turn.take();
    await turn.take();
    turn.give();
    await turn.take();
  });

  it('are taken from a frozen tab, which may then have its turn again', async () => {
    const lock = oneLock();
    const [frozen, visible] = [turns(lock, 'sync', 20), turns(lock, 'sync', 20)];
    await frozen.take();
    await visible.take();
    frozen.give();
    visible.give();
    await frozen.take();
  });

  it('are everybody’s in a browser without locks', async () => {
    await turns(undefined, 'sync').take();
  });
});
