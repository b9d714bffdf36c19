// While somebody looks, the server's pokes arrive; where a proxy stops them, we ask now and then.

import type { Here, Uuid } from '../generated/wire';

export const SILENCE_MS_MAX = 45_000; // the server sends a heartbeat each 20 s
export const POLL_MS = 30_000;

const REFUSED = 2; // EventSource.CLOSED, which only a browser has

export interface PokeWorld {
  readonly open: (url: string) => EventSource;
  readonly random: () => number;
  readonly poke: () => void;
  /** How many are at the huddle that we stand at; null as soon as nobody can tell. */
  readonly told: (here: Here | null) => void;
}

export interface Pokes {
  readonly watch: (visible: boolean) => void;
  /** At whose huddle the stream counts us: it starts again, for it says so when it opens. */
  readonly standAt: (unit: Uuid | null) => void;
  /** The network may have gone: a number that came over it counts no more. */
  readonly doubt: () => void;
}

/** `watch(true)` while the page is visible. A poke is a hint: losing one loses nothing. */
export function startPokes({ open, random, poke, told }: PokeWorld): Pokes {
  let source: EventSource | null = null;
  let at: Uuid | null = null;
  let wasDeaf = false;
  const watchdog = alarm();
  const polling = polls({ random, poke });
  const heard = (): void => { watchdog.set(SILENCE_MS_MAX, again); };

  function listen(): void {
    source?.close();
    const stream = open(at === null ? '/api/poke' : `/api/poke?at=${at}`);
    source = listening(stream, { hearing, heard, deaf, poke, told });
    heard();
  }

  function hearing(): void {
    polling.clear();
    if (wasDeaf) poke(); // what was poked meanwhile was poked to nobody
    wasDeaf = false;
    heard();
  }

  function deaf(): void {
    wasDeaf = true;
    told(null);
    polling.soon();
  }

  function again(): void {
    if (source === null) return;
    deaf();
    listen();
  }

  function stop(): void {
    told(null);
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
    standAt: (unit) => {
      if (unit === at) return;
      at = unit;
      again();
    },
    doubt: () => { if (at !== null) again(); },
  };
}

interface Ears extends Pick<PokeWorld, 'poke' | 'told'> {
  readonly hearing: () => void;
  readonly heard: () => void;
  readonly deaf: () => void;
}

function listening(source: EventSource, ears: Ears): EventSource {
  const { hearing, heard, deaf, poke, told } = ears;
  source.addEventListener('open', hearing);
  source.addEventListener('message', () => {
    heard();
    poke();
  });
  source.addEventListener('heartbeat', heard);
  source.addEventListener('here', ({ data }: MessageEvent<string>) => {
    heard();
    told(JSON.parse(data) as Here);
  });
  source.addEventListener('error', () => {
    deaf();
    if (source.readyState === REFUSED) poke(); // it will not come back by itself: ask why
  });
  return source;
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
