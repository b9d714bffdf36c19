// A new version takes over when somebody agrees or nobody can notice, and at no other time.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { watchForUpdates, type Updates } from './update';

interface Scene {
  readonly controlled?: boolean;
  readonly waiting?: boolean;
  readonly alone?: boolean;
  readonly draft?: boolean;
  readonly doneTyping?: Promise<void>;
}

function newWorker(): EventTarget & { readonly postMessage: ReturnType<typeof vi.fn> } {
  return Object.assign(new EventTarget(), { postMessage: vi.fn(), state: 'installed' });
}

async function start(scene: Scene) {
  const { controlled = true, waiting = false, alone = true, draft = false } = scene;
  const worker = newWorker();
  const registration = Object.assign(new EventTarget(), {
    waiting: waiting ? worker : null,
    installing: null as object | null,
    active: controlled ? {} : null,
    update: vi.fn(() => Promise.resolve()),
  });
  const register = vi.fn(() => Promise.resolve(registration));
  const controller = controlled ? {} : null;
  const container = Object.assign(new EventTarget(), { controller, register });
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const clock = { now: 0 };
  const [reload, ready] = [vi.fn(), vi.fn()];
  const updates: Updates = await watchForUpdates({
    container: container as unknown as ServiceWorkerContainer,
    page: page as unknown as Document,
    now: () => clock.now,
    reload,
    ready,
    doneTyping: () => scene.doneTyping ?? Promise.resolve(),
    otherPages: () => Promise.resolve(!alone),
    hasOpenDraft: () => Promise.resolve(draft),
  });
  const look = (visibilityState: string): void => {
    Object.assign(page, { visibilityState });
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const switched = (): void => void container.dispatchEvent(new Event('controllerchange'));
  return { updates, worker, registration, register, clock, reload, ready, look, switched };
}

const SKIP = { type: 'skip-waiting' };

describe('an update', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked for past every cache', async () => {
    const { register } = await start({});
    expect(register).toHaveBeenCalledWith('/sw.js', { updateViaCache: 'none' });
  });

  it('is not what the first claim of a first visit is, but the next one is', async () => {
    const { reload, switched } = await start({ controlled: false });
    switched();
    await vi.advanceTimersByTimeAsync(0);
    expect(reload).not.toHaveBeenCalled();
    switched();
    await vi.advanceTimersByTimeAsync(0);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('that another tab agreed to waits here until nobody is typing', async () => {
    let finish = (): void => undefined;
    const doneTyping = new Promise<void>((resolve) => { finish = resolve; });
    const { reload, switched } = await start({ doneTyping });
    switched();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reload).not.toHaveBeenCalled();
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('waits for consent while it could be noticed', async () => {
    const scene = await start({ waiting: true, alone: false });
    const { updates, worker, ready, reload, switched } = scene;
    expect([ready.mock.calls.length, worker.postMessage.mock.calls.length]).toEqual([1, 0]);
    updates.accept();
    expect(worker.postMessage).toHaveBeenCalledWith(SKIP);
    switched();
    vi.advanceTimersByTime(3_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('reloads after three seconds where no change is announced', async () => {
    const { updates, reload } = await start({ waiting: true, alone: false });
    updates.accept();
    vi.advanceTimersByTime(2_999);
    expect(reload).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('happens by itself at a start with no other page, unless a draft is open', async () => {
    const clean = await start({ waiting: true });
    expect(clean.worker.postMessage).toHaveBeenCalledWith(SKIP);
    const typing = await start({ waiting: true, draft: true });
    expect(typing.worker.postMessage).not.toHaveBeenCalled();
    expect(typing.ready).toHaveBeenCalledOnce();
  });

  it('is looked for at each return, and happens after half an hour out of sight', async () => {
    const { worker, registration, clock, look } = await start({});
    Object.assign(registration, { waiting: worker });
    look('hidden');
    clock.now = 60_000;
    look('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(registration.update).toHaveBeenCalledOnce();
    expect(worker.postMessage).not.toHaveBeenCalled();
    look('hidden');
    clock.now += 31 * 60_000;
    look('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(worker.postMessage).toHaveBeenCalledWith(SKIP);
  });

  it('that arrives while the page is open is offered once it is installed', async () => {
    const { worker, registration, ready } = await start({});
    Object.assign(registration, { installing: worker });
    registration.dispatchEvent(new Event('updatefound'));
    Object.assign(registration, { installing: null, waiting: worker });
    worker.dispatchEvent(new Event('statechange'));
    expect(ready).toHaveBeenCalledOnce();
  });
});
