// The organisation through the maps that hold it: nothing is copied, so nothing can be stale.

import type { Org } from '../domain/org';
import type { Entity } from '../domain/sync/wire';
import type { Calendar, Contact, HuddlePlan, Seat, Standards, Unit } from '../generated/wire';

type All = (kind: string) => ReadonlyMap<string, Entity>;

export function orgThrough(all: All): Org {
  const of = <T>(kind: string): ReadonlyMap<string, T> => {
    return all(kind) as ReadonlyMap<string, unknown> as ReadonlyMap<string, T>;
  };
  const [standards] = of<Standards>('standards').values();
  return {
    units: of<Unit>('unit'),
    seats: of<Seat>('seat'),
    calendars: of<Calendar>('calendar'),
    contacts: of<Contact>('contact'),
    plans: of<HuddlePlan>('plan'),
    standards: standards ?? null,
  };
}
