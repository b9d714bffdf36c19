/** What there is to choose from where a refused command named something that does not fit. */

import type { Org } from '../../domain/org';
import { unitsThatCanBeAsked } from '../../domain/who-can-be-asked';
import type { Instant, Problem, Unit } from '../../generated/wire';
import type { Kind } from './edit';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Around {
  readonly org: Org;
  /** The teams that I belong to. */
  readonly units: readonly Unit[];
  readonly item: Problem | undefined;
  readonly now: Instant;
}

export function choicesFor(kind: Kind, { org, units, item, now }: Around): readonly Option[] {
  switch (kind) {
    case 'asked_unit': {
      const asker = item?.holding_unit ?? item?.unit;
      const found = asker === undefined ? [] : unitsThatCanBeAsked(org, asker, now);
      return found.map(({ unit }) => named(unit));
    }
    case 'team':
      return units.map(named);
    case 'contact':
      return [...org.contacts.values()].map(named);
    case 'words':
    case 'day':
      return [];
  }
}

function named({ id, name }: { readonly id: string; readonly name: string }): Option {
  return { value: id, label: name };
}
