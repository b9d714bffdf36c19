/** The browser's own parts, given once to whoever needs them. */

import { PREDICTIONS } from '../data/predictions';
import type { SessionWorld } from '../data/session';
import { httpTransport } from '../data/transport';
import { openWorkspace, type Workspace } from '../data/workspace';
import { DEVICE_ENTROPY } from '../data/ids';

export const SESSION_WORLD: SessionWorld = {
  fetch: (input, init) => globalThis.fetch(input, init),
  memory: localStorage,
};

export function openFor(person: string): Promise<Workspace> {
  return openWorkspace({
    person,
    reducers: PREDICTIONS,
    transport: httpTransport({ fetch: SESSION_WORLD.fetch, now: () => Date.now() }),
    entropy: DEVICE_ENTROPY,
    locks: 'locks' in navigator ? navigator.locks : undefined,
  });
}
