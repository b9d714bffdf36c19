/** Where we are: the browser's own history, read as a route, with links that need no reload. */

import { routeOf, type Route } from './routes';

export interface Router {
  readonly path: string;
  readonly route: Route;
  readonly go: (path: string) => void;
  /** As `go`, but Back does not lead to where we were. */
  readonly land: (path: string) => void;
}

/** Call it where a component is set up: it listens as long as that component lives. */
export function createRouter(): Router {
  let path = $state(location.pathname);

  function show(): void {
    path = location.pathname;
  }

  function go(to: string): void {
    if (to !== location.pathname) history.pushState(null, '', to);
    show();
    window.scrollTo(0, 0);
  }

  function land(to: string): void {
    history.replaceState(null, '', to);
    show();
  }

  $effect(() => {
    const follow = (event: MouseEvent): void => {
      const to = ownLink(event);
      if (to === null) return;
      event.preventDefault();
      go(to);
    };
    window.addEventListener('popstate', show);
    document.addEventListener('click', follow);
    return () => {
      window.removeEventListener('popstate', show);
      document.removeEventListener('click', follow);
    };
  });

  return {
    get path() {
      return path;
    },
    get route() {
      return routeOf(path);
    },
    go,
    land,
  };
}

/** The path of a plain press on a link of ours; a new tab and a download are the browser's. */
function ownLink(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || !isPlain(event) || link.target !== '' || link.hasAttribute('download')) {
    return null;
  }
  const url = new URL(link.href, location.href);
  const samePage = url.pathname === location.pathname && url.hash !== '';
  return url.origin === location.origin && !samePage ? url.pathname : null;
}

function isPlain(event: MouseEvent): boolean {
  const bent = event.metaKey || event.ctrlKey || event.shiftKey;
  return event.button === 0 && !bent && !event.defaultPrevented;
}
