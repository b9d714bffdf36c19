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
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setTimeout> | undefined;

  function listen(): void {
    source?.close();
    const opened = open('/api/poke');
    source = opened;
    opened.onopen = () => {
      clearTimeout(polling);
      heard();
    };
    opened.onmessage = () => {
      heard();
      poke();
    };
    opened.addEventListener('heartbeat', heard);
    opened.onerror = pollSoon; // it reconnects by itself, unless the server said no
    heard();
  }

  function heard(): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      pollSoon();
      listen();
    }, SILENCE_MS_MAX);
  }

  function pollSoon(): void {
    clearTimeout(polling);
    polling = setTimeout(
      () => {
        poke();
        pollSoon();
      },
      POLL_MS * (0.75 + random() / 2),
    );
  }

  function stop(): void {
    source?.close();
    source = null;
    clearTimeout(watchdog);
    clearTimeout(polling);
  }

  return {
    watch: (visible) => {
      if (!visible) stop();
      else if (source === null) {
        pollSoon();
        listen();
      }
    },
  };
}
