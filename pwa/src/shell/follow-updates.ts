// The browser's own parts, given to whoever watches for a new version.

import type { Drafts } from '../data/drafts';
import { doneTyping } from './typing';
import { otherPagesOpen, type Updates, watchForUpdates } from './update';

/** What is being typed is on the disk before the page goes. */
export function followUpdates(drafts: Drafts, ready: () => void): Promise<Updates> {
  async function reload(): Promise<void> {
    await drafts.flush().catch(() => undefined);
    location.reload();
  }

  return watchForUpdates({
    container: navigator.serviceWorker,
    page: document,
    now: () => Date.now(),
    reload: () => void reload(),
    doneTyping: () => doneTyping(document),
    otherPages: () => otherPagesOpen('locks' in navigator ? navigator.locks : undefined),
    hasOpenDraft: async () => (await drafts.all()).length > 0,
    ready,
  });
}
