/** The places of the app for one person: those for which they hold a seat, and no others. */

import type { Desk } from '../data/desk.svelte';
import type { Tab } from '../ui/TabBar/tab';
import { needYouWords, PLACES } from '../wording/app';
import type { Route } from './routes';

/** What of the desk decides which places there are. */
export interface Holder {
  readonly me: Pick<Desk['me'], 'rights' | 'shared'>;
  readonly answering: readonly unknown[];
  readonly units: readonly unknown[];
  readonly view: { readonly needsYou: readonly unknown[] };
}

/** They have no board of their own team: what they owe comes first. */
export function onlyAnswers({ answering, units }: Pick<Holder, 'answering' | 'units'>): boolean {
  return units.length > 0 && answering.length === units.length;
}

export function placesFor(holder: Holder, route: Route): readonly Tab[] {
  const { me, answering, view } = holder;
  const mine = route.page === 'me' || route.page === 'needs_you';
  const board = tab('board', '/', route.page === 'board' || route.page === 'item');
  if (me.shared) return [board, ...needsYou(holder, route)];
  const queue = answering.length > 0 ? [tab('queue', '/queue', route.page === 'queue')] : [];
  return [
    ...(onlyAnswers(holder) ? [...queue, board] : [board, ...queue]),
    ...(me.rights.includes('administer') ? [tab('admin', '/admin', route.page === 'admin')] : []),
    { ...tab('me', '/me', mine), ...count(view.needsYou.length) },
  ];
}

/** A team's tablet is nobody: there is no Me behind which something could need them. */
function needsYou({ view }: Holder, route: Route): readonly Tab[] {
  const waits = view.needsYou.length;
  if (waits === 0) return [];
  return [{ ...tab('needs_you', '/needs-you', route.page === 'needs_you'), ...count(waits) }];
}

function tab(place: keyof typeof ICONS, href: string, current: boolean): Tab {
  return { label: PLACES[place], href, icon: ICONS[place], current };
}

function count(n: number): Pick<Tab, 'count'> {
  return n === 0 ? {} : { count: { figure: String(n), words: needYouWords(n) } };
}

const ICONS = {
  board: 'board',
  queue: 'speech',
  needs_you: 'hand',
  admin: 'settings',
  me: 'person',
} as const;
