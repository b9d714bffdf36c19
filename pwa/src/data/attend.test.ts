// A page that is seen again catches up, and one that is left loses no typing.

import { describe, expect, it } from 'vitest';

import { attend, type Page } from './attend';
import { createPresence, type Presence } from './presence.svelte';
import type { Workspace } from './workspace';

function scene(): {
  readonly log: readonly string[];
  readonly presence: Presence;
  readonly page: Page & { readonly worker: EventTarget };
  readonly show: (visibilityState: string) => void;
  readonly stop: () => void;
} {
  const log: string[] = [];
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const worker = new EventTarget();
  const window = new EventTarget();
  const presence = createPresence();
  const note = (what: string) => (): Promise<void> => {
    log.push(what);
    return Promise.resolve();
  };
  const workspace = {
    nudge: (kind: string) => void log.push(kind),
    refresh: note('refresh'),
    drafts: { leave: note('leave') },
    presence,
  } as unknown as Workspace;
  const source = (url: string): EventSource => {
    log.push(url === '/api/poke' ? 'listen' : url);
    return Object.assign(new EventTarget(), { close: note('deaf') }) as unknown as EventSource;
  };
  const page = { window, document, worker, open: source, random: () => 0 };
  const stop = attend(workspace, page as unknown as Page);
  const show = (visibilityState: string): void => {
    Object.assign(document, { visibilityState });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { log, presence, page: page as unknown as ReturnType<typeof scene>['page'], show, stop };
}

describe('a page', () => {
  it('catches up when it is seen, and writes drafts when it is not', () => {
    const { log, show, stop } = scene();
    show('hidden');
    show('visible');
    stop();
    expect(log).toEqual([
      ...['listen', 'refresh', 'visible'],
      ...['deaf', 'leave'],
      ...['listen', 'refresh', 'visible', 'deaf'],
    ]);
  });

  it('passes on a new network, a background sync and its end, until it is stopped', () => {
    const { log, page, stop } = scene();
    const before = log.length;
    page.window.dispatchEvent(new Event('online'));
    page.worker.dispatchEvent(new Event('message'));
    page.window.dispatchEvent(new Event('pagehide'));
    stop();
    page.window.dispatchEvent(new Event('online'));
    expect(log.slice(before)).toEqual(['online', 'tick', 'leave', 'deaf']);
  });

  it('says at whose huddle it is, from then on, and again when the network goes', () => {
    const { log, page, presence, stop } = scene();
    const before = log.length;
    presence.standAt('ward');
    page.window.dispatchEvent(new Event('offline'));
    stop();
    expect(log.slice(before)).toEqual([
      ...['deaf', '/api/poke?at=ward'],
      ...['deaf', '/api/poke?at=ward', 'deaf'],
    ]);
  });
});
