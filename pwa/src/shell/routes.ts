/** The addresses of the app: what is shown where, and nothing that the page cannot draw offline. */

export type Route =
  | { readonly page: 'board' | 'huddle_setup' | 'huddle_core' | 'numbers' | 'me' | 'admin' }
  | { readonly page: 'tablets' | 'certificate' | 'you_said' | 'join' | 'unknown' }
  | { readonly page: 'item' | 'alert'; readonly id: string }
  | {
      readonly page: 'queue' | 'needs_you' | 'huddle' | 'hand_over' | 'wall';
      readonly id: string | null;
    };

const HUDDLE_PAGES: Readonly<Record<string, Route>> = {
  setup: { page: 'huddle_setup' },
  core: { page: 'huddle_core' },
};
const ID = /^[0-9a-f-]{36}$/u;

export function routeOf(path: string): Route {
  const [first = '', second = '', ...more] = path.split('/').filter((part) => part !== '');
  if (more.length > 0) return { page: 'unknown' };
  const id = ID.test(second) ? second : null;
  switch (first) {
    case '':
      return { page: 'board' };
    case 'item':
      return id === null ? { page: 'unknown' } : { page: 'item', id };
    case 'alert':
      return id === null ? { page: 'unknown' } : { page: 'alert', id };
    case 'hand-over':
      return { page: 'hand_over', id };
    case 'huddle':
      return HUDDLE_PAGES[second] ?? { page: 'huddle', id };
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
      return { page: 'numbers' };
    case 'tablets':
      return { page: 'tablets' };
    case 'certificate':
      return { page: 'certificate' };
    case 'you-said':
      return { page: 'you_said' };
    case 'join':
      return { page: 'join' };
    default:
      return { page: 'unknown' };
  }
}
