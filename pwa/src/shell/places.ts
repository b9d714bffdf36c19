/** The places of the app for one person: those for which they hold a seat, and no others. */

import type { Desk } from '../data/desk.svelte';
import type { Tab } from '../ui/TabBar/tab';
import { needYouWords, PLACES } from '../wording/app';
import type { Route } from './routes';

export interface Places {
  /** Below 1024 wide: an even number, with capture in the middle. */
  readonly bar: readonly Tab[];
  readonly rail: readonly Tab[];
}

export function placesFor(desk: Desk, route: Route): Places {
  const board = tab('board', '/', route.page === 'board' || route.page === 'item');
  const queue = tab('queue', '/queue', route.page === 'queue');
  const admin = tab('admin', '/admin', route.page === 'admin');
  const mine = route.page === 'me' || route.page === 'needs_you';
  const me = { ...tab('me', '/me', mine), ...count(desk) };
  const answers = desk.answering.length > 0 ? [queue] : [];
  const keeps = desk.me.rights.includes('administer') ? [admin] : [];
  return {
    bar: [board, ...answers, ...keeps.slice(answers.length), me],
    rail: [board, ...answers, ...keeps, me],
  };
}

function tab(place: 'board' | 'queue' | 'admin' | 'me', href: string, current: boolean): Tab {
  return { label: PLACES[place], href, icon: ICONS[place], current };
}

function count({ view }: Desk): Pick<Tab, 'count'> {
  const n = view.needsYou.length;
  return n === 0 ? {} : { count: { figure: String(n), words: needYouWords(n) } };
}

const ICONS = { board: 'board', queue: 'speech', admin: 'settings', me: 'person' } as const;
