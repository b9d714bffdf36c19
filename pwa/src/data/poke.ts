// While somebody looks, the server's pokes arrive; where a proxy stops them, we ask now and then.

export const SILENCE_MS_MAX = 45_000; // the server sends a heartbeat each 20 s
export const POLL_MS = 30_000;

export interface PokeWorld {
  readonly open: (url: string) => EventSource;
  readonly random: () => number;
  readonly poke: () => void;
}

export interface Pokes {
  readonly watch: (visible: boolean) => void;
}

/** `watch(true)` while the page is visible. A poke is a hint: losing one loses nothing. */
export function startPokes({ open, random, poke }: PokeWorld): Pokes {
  let source: EventSource | null = null;
  let wasDeaf = false;
  const watchdog = alarm();
  const polling = polls({ random, poke });

  function listen(): void {
    source?.close();
    source = open('/api/poke');
    source.onopen = hearing;
    source.onmessage = () => {
      heard();
      poke();
    };
    source.addEventListener('heartbeat', heard);
    source.onerror = deaf; // it reconnects by itself, unless the server said no
    heard();
  }

  function hearing(): void {
    polling.clear();
    if (wasDeaf) poke(); // what was poked meanwhile was poked to nobody
    wasDeaf = false;
    heard();
  }

  function heard(): void {
    watchdog.set(SILENCE_MS_MAX, () => {
      deaf();
      listen();
    });
  }

  function deaf(): void {
    wasDeaf = true;
    polling.soon();
  }

  function stop(): void {
    source?.close();
    source = null;
    watchdog.clear();
    polling.clear();
  }

  return {
    watch: (visible) => {
      if (!visible) stop();
      else if (source === null) {
        polling.soon();
        listen();
      }
    },
  };
}

interface Polls {
  readonly soon: () => void;
  readonly clear: () => void;
}

function polls({ random, poke }: Pick<PokeWorld, 'random' | 'poke'>): Polls {
  const next = alarm();
  function soon(): void {
    next.set(POLL_MS * (0.75 + random() / 2), () => {
      poke();
      soon();
    });
  }
  return { soon, clear: next.clear };
}

interface Alarm {
  /** Replaces what was set before. */
  readonly set: (ms: number, act: () => void) => void;
  readonly clear: () => void;
}

function alarm(): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    set: (ms, act) => {
      clearTimeout(timer);
      timer = setTimeout(act, ms);
    },
    clear: () => {
      clearTimeout(timer);
    },
  };
}
