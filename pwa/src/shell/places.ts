/** The places of the app for one person: those for which they hold a seat, and no others. */

import type { Desk } from '../data/desk.svelte';
import type { Tab } from '../ui/TabBar/tab';
import { needYouWords, PLACES } from '../wording/app';
import type { Route } from './routes';

/** What of the desk decides which places there are. */
export interface Holder {
  readonly me: Pick<Desk['me'], 'rights'>;
  readonly answering: readonly unknown[];
  readonly view: { readonly needsYou: readonly unknown[] };
}

export function placesFor(
  { me, answering, view }: Holder,
  route: Route,
): readonly Tab[] {
  const mine = route.page === 'me' || route.page === 'needs_you';
  return [
    tab('board', '/', route.page === 'board' || route.page === 'item'),
    ...(answering.length > 0 ? [tab('queue', '/queue', route.page === 'queue')] : []),
    ...(me.rights.includes('administer') ? [tab('admin', '/admin', route.page === 'admin')] : []),
    { ...tab('me', '/me', mine), ...count(view.needsYou.length) },
  ];
}

function tab(place: 'board' | 'queue' | 'admin' | 'me', href: string, current: boolean): Tab {
  return { label: PLACES[place], href, icon: ICONS[place], current };
}

function count(n: number): Pick<Tab, 'count'> {
  return n === 0 ? {} : { count: { figure: String(n), words: needYouWords(n) } };
}

const ICONS = { board: 'board', queue: 'speech', admin: 'settings', me: 'person' } as const;
