// What happens to the page reaches the workspace: seen or hidden, on a network or off, left.

import { startPokes } from './poke';
import type { Workspace } from './workspace';

export interface Page {
  readonly window: EventTarget;
  readonly document: EventTarget & Pick<Document, 'visibilityState'>;
  /** Where the service worker's messages arrive, if there is one. */
  readonly worker: EventTarget | undefined;
  readonly open: (url: string) => EventSource;
  readonly random: () => number;
}

/** Keeps a workspace in step while its page is open. Returns how to stop. */
export function attend(workspace: Workspace, page: Page): () => void {
  const { nudge, refresh, drafts, presence } = workspace;
  const { open, random } = page;
  const poke = (): void => { nudge('poke'); };
  const pokes = startPokes({ open, random, poke, told: presence.told });
  presence.follow(pokes.standAt);

  function look(): void {
    const visible = page.document.visibilityState === 'visible';
    pokes.watch(visible);
    if (visible) {
      void refresh(); // other tabs may have gone on while this one was frozen
      nudge('visible');
    } else drafts.leave();
  }

  const heard: readonly (readonly [EventTarget | undefined, string, () => void])[] = [
    [page.document, 'visibilitychange', look],
    [page.window, 'pageshow', look],
    [page.window, 'offline', pokes.doubt],
    [page.window, 'online', () => { nudge('online'); }],
    [page.window, 'pagehide', drafts.leave],
    [page.worker, 'message', () => { nudge('tick'); }],
  ];
  for (const [target, kind, act] of heard) target?.addEventListener(kind, act);
  look();
  return () => {
    pokes.watch(false);
    for (const [target, kind, act] of heard) target?.removeEventListener(kind, act);
  };
}
