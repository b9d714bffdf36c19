// A new version waits until the person agrees, or until nobody can notice; no typing is lost.

const WORKER_URL = '/sw.js';
const RELOAD_AFTER_MS = 3_000; // WebKit may never fire controllerchange
const HIDDEN_LONG_MS = 30 * 60_000;

export interface UpdateWorld {
  readonly container: ServiceWorkerContainer;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly now: () => number;
  readonly reload: () => void;
  /** Resolves once nobody is in the middle of something on this page: at once, or later. */
  readonly doneTyping: () => Promise<void>;
  /** Whether another tab is open, which would be switched as well. */
  readonly otherPages: () => Promise<boolean>;
  /** Whether something half typed is open; asked only at a border that is otherwise safe. */
  readonly hasOpenDraft: () => Promise<boolean>;
  /** A new version is ready: show "New version ready". */
  readonly ready: () => void;
}

export interface Updates {
  /** The person agreed. */
  readonly accept: () => void;
  /** Looks for a new version now; offline there is another time. */
  readonly look: () => void;
}

/**
 * Registers the service worker. The first worker of a first visit claims the page too; that is no
 * update, so a reload follows only a switch that was asked for, here or in another tab.
 */
export async function watchForUpdates(world: UpdateWorld): Promise<Updates> {
  const { container, page } = world;
  const registration = await container.register(trusted(WORKER_URL), { updateViaCache: 'none' });
  const switching = switchOnce(world, registration);
  const offer = (): void => {
    if (registration.waiting !== null) world.ready();
  };

  const look = (): void => void registration.update().catch(() => undefined);

  let controlled = container.controller !== null || registration.active !== null;
  container.addEventListener('controllerchange', () => {
    if (controlled) void world.doneTyping().then(switching.reload); // another tab may have agreed
    controlled = true;
  });
  onInstalled(registration, container, offer);
  await startSafely(world, registration, switching.accept);

  let hiddenAt: number | null = null;
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden') {
      hiddenAt = world.now();
      return;
    }
    const away_ms = hiddenAt === null ? 0 : world.now() - hiddenAt;
    look();
    if (away_ms > HIDDEN_LONG_MS) void quietly(world, registration, switching.accept);
  });
  return { accept: switching.accept, look };
}

interface Switching {
  readonly accept: () => void;
  readonly reload: () => void;
}

function switchOnce({ reload }: UpdateWorld, registration: ServiceWorkerRegistration): Switching {
  let reloaded = false;
  const once = (): void => {
    if (!reloaded) reload();
    reloaded = true;
  };
  return {
    reload: once,
    accept: () => {
      registration.waiting?.postMessage({ type: 'skip-waiting' });
      setTimeout(once, RELOAD_AFTER_MS);
    },
  };
}

function onInstalled(
  registration: ServiceWorkerRegistration,
  container: ServiceWorkerContainer,
  offer: () => void,
): void {
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && container.controller !== null) offer();
    });
  });
}

/** At a start nothing is half done in this tab. */
async function startSafely(
  world: UpdateWorld,
  registration: ServiceWorkerRegistration,
  accept: () => void,
): Promise<void> {
  if (registration.waiting === null) return;
  if (await world.otherPages()) world.ready();
  else await quietly(world, registration, accept);
}

async function quietly(
  { hasOpenDraft, ready }: UpdateWorld,
  registration: ServiceWorkerRegistration,
  accept: () => void,
): Promise<void> {
  if (registration.waiting === null) return;
  if (await hasOpenDraft()) ready();
  else accept();
}

const PAGE_LOCK = 'heard-page';

/** Every page holds a shared lock while it lives; without locks we assume that there are others. */
export async function otherPagesOpen(locks: LockManager | undefined): Promise<boolean> {
  if (locks === undefined) return true;
  const { held = [] } = await locks.query();
  const others = held.filter(({ name }) => name === PAGE_LOCK).length;
  void locks.request(PAGE_LOCK, { mode: 'shared' }, () => new Promise(() => undefined));
  return others > 0;
}

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

/** Under Trusted Types a worker's address is a sink: one policy lets this one address through. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  const policy = trustedTypes.createPolicy('heard-sw', {
    createScriptURL: (asked) => {
      if (asked !== WORKER_URL) throw new TypeError(`${asked} is not our service worker.`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
