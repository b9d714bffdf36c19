/** Before a device becomes a team's, what waits on it is sent, or whoever gives it away is told. */

import type { Workspace } from '../../data/workspace';

const PATIENCE_MS = 6_000;
const LOOK_MS = 100;

export interface LastWords {
  /** How many things wait here still; read anew wherever it is read. */
  readonly unsent: number;
  /** They were told of, and could not be sent: from then on it is a choice. */
  readonly told: boolean;
  /** Whether to go on: everything is sent, or they know that it is not. */
  readonly settled: () => Promise<boolean>;
  readonly close: () => void;
}

/** Of whoever this device was last; nobody's where `open` has nothing to open. */
export function createLastWords(open: () => Promise<Workspace | null>): LastWords {
  let workspace = $state.raw<Workspace | null>(null);
  let [told, closed] = $state([false, false]);
  const unsent = $derived(workspace?.view.unsent.count ?? 0);
  const opening = open().then(look, () => undefined); // what cannot be opened cannot be sent

  async function look(opened: Workspace | null): Promise<void> {
    if (closed) await opened?.close();
    else workspace = opened;
    send();
  }

  function send(): void {
    if (unsent > 0) workspace?.nudge('signed_in');
  }

  async function sending(): Promise<void> {
    send();
    for (let waited = 0; unsent > 0 && waited < PATIENCE_MS; waited += LOOK_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  return {
    get unsent() {
      return unsent;
    },
    get told() {
      return told && unsent > 0;
    },
    settled: async () => {
      await opening;
      if (!told) await sending();
      const goes = unsent === 0 || told;
      told = unsent > 0;
      return goes;
    },
    close: () => {
      closed = true;
      void workspace?.close();
    },
  };
}
