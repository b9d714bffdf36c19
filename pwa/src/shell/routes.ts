/** The addresses of the app: what is shown where, and nothing that the page cannot draw offline. */

export type Route =
  | { readonly page: 'board' | 'huddle_core' | 'me' | 'admin' | 'tablets' | 'join' | 'unknown' }
  | { readonly page: 'item' | 'alert'; readonly id: string }
  | { readonly page: 'queue' | 'needs_you' | 'hand_over'; readonly id: string | null }
  /** Of one team; with no id, of the one whose board I see first. */
  | { readonly page: TeamPage; readonly id: string | null };

type TeamPage = 'huddle' | 'huddle_setup' | 'numbers' | 'certificate' | 'you_said' | 'wall';

const ID = /^[0-9a-f-]{36}$/u;

export function routeOf(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  return parts[0] === 'huddle' ? huddleRoute(parts) : plainRoute(parts);
}

/** /huddle/ID, /huddle/setup/ID, /huddle/core */
function huddleRoute([, second = '', third = '', ...more]: readonly string[]): Route {
  if (more.length > 0) return { page: 'unknown' };
  if (second === 'setup') return { page: 'huddle_setup', id: idIn(third) };
  if (third !== '') return { page: 'unknown' };
  return second === 'core' ? { page: 'huddle_core' } : { page: 'huddle', id: idIn(second) };
}

function idIn(part: string): string | null {
  return ID.test(part) ? part : null;
}

function plainRoute([first = '', second = '', ...more]: readonly string[]): Route {
  if (more.length > 0) return { page: 'unknown' };
  const id = idIn(second);
  switch (first) {
    case '':
      return { page: 'board' };
    case 'item':
      return id === null ? { page: 'unknown' } : { page: 'item', id };
    case 'alert':
      return id === null ? { page: 'unknown' } : { page: 'alert', id };
    case 'hand-over':
      return { page: 'hand_over', id };
    case 'wall':
      return { page: 'wall', id };
    case 'queue':
      return { page: 'queue', id };
    case 'needs-you':
      return { page: 'needs_you', id };
    case 'me':
      return { page: 'me' };
    case 'admin':
      return { page: 'admin' };
    case 'numbers':
      return { page: 'numbers', id };
    case 'tablets':
      return { page: 'tablets' };
    case 'certificate':
      return { page: 'certificate', id };
    case 'you-said':
      return { page: 'you_said', id };
    case 'join':
      return { page: 'join' };
    default:
      return { page: 'unknown' };
  }
}
