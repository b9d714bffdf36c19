// The part of a service worker's global scope that ours uses; the app's own types are the page's.

export interface Waitable extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export interface Message extends Waitable {
  readonly data: unknown;
}

export interface Fetching extends Waitable {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}

interface Page {
  readonly postMessage: (message: { readonly type: string }) => void;
}

interface Events {
  readonly install: Waitable;
  readonly activate: Waitable;
  readonly message: Message;
  readonly fetch: Fetching;
  readonly sync: Waitable;
}

export interface WorkerScope {
  readonly location: Location;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly matchAll: (options: { readonly type: 'window' }) => Promise<readonly Page[]>;
  };
  readonly addEventListener: <K extends keyof Events>(
    kind: K,
    listener: (event: Events[K]) => void,
  ) => void;
}
