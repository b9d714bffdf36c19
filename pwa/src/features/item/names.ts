/** Ids become the words that the reader knows: units, seats, and people only as owners. */

import type { Desk } from '../../data/desk.svelte';
import type { Names } from '../../wording/item';
import type { Reader } from '../../wording/story';

export function namesOf({ org, people, home }: Desk): Names {
  return {
    home: home?.id,
    person: (id) => people.find((one) => one.id === id)?.name ?? '',
    seat: (id) => org.seats.get(id ?? '')?.title ?? '',
    unit: (id) => org.units.get(id ?? '')?.name ?? '',
  };
}

export function readerOf(desk: Desk): Reader {
  return { me: desk.person.id, now: desk.now, unit: namesOf(desk).unit };
}
