/** What an alert shows and nothing stores: how long it has stood, and whom to ring now. */

import type { Alert, Contact, Instant, Unit, Uuid } from '../../generated/wire';
import { dayAt } from '../days';
import { MINUTE, msOf } from '../london';
import { above, type Org } from '../org';
import { made } from '../shape';
import type { Receipt } from '../sync/overlay';

const UNSENT_MS_MAX = 60_000; // source: feature CS3

/** Whole minutes since it was raised, where it was raised. */
export function minutesSince({ raised }: Alert, now: Instant): number {
  return minutesBetween(raised.at, now);
}

/** Whole minutes until somebody said that they had heard; null: nobody has. */
export function minutesToAcknowledgement({ raised, acknowledged }: Alert): number | null {
  return acknowledged ? minutesBetween(raised.at, acknowledged.at) : null;
}

/**
 * Whether its raising is still on this device alone after a minute: then only a telephone is left.
 *
 * `receipt` is of the first words about it that were not sent. Those may be a later note, so they
 * are the alert itself only where they were said when it was raised.
 */
export function isLongUnsent({ raised, rev }: Alert, receipt: Receipt, now: Instant): boolean {
  const saving = receipt.state === 'saving' && rev === 1;
  const saved = receipt.state === 'saved' && receipt.at === raised.at;
  return (saving || saved) && msOf(now) - msOf(raised.at) > UNSENT_MS_MAX;
}

/** Somebody who can be rung now. */
export interface ToPhone {
  readonly id: Uuid;
  readonly name: string;
  readonly phone: string;
  readonly hours?: string;
}

/**
 * The urgent numbers first; then the team itself, the units that were told, and the one that would
 * be told next. Nobody rings their own. Before an alert is raised only its team is `told`.
 */
export function whoToPhone(
  org: Org,
  { told }: Pick<Alert, 'told'>,
  home: Uuid | null,
  now: Instant,
): readonly ToPhone[] {
  const urgent = [...org.contacts.values()].filter(({ route }) => route === 'urgent');
  const byName = urgent.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  const units = toldNowOrNext(org, told, now).filter((id) => id !== home);
  return [...byName.map(numberOf), ...units.flatMap((id) => numberOfUnit(org.units.get(id)))];
}

function toldNowOrNext(org: Org, told: readonly Uuid[], now: Instant): readonly Uuid[] {
  const last = told.at(-1);
  const next = last === undefined ? null : above(org, last, dayAt(now));
  return next ? [...told, next.id] : told;
}

function numberOf({ id, name, phone, hours }: Contact): ToPhone {
  return made<ToPhone>({ id, name, phone, hours });
}

function numberOfUnit(unit: Unit | undefined): readonly ToPhone[] {
  return unit?.phone === undefined ? [] : [{ id: unit.id, name: unit.name, phone: unit.phone }];
}

function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((msOf(to) - msOf(from)) / MINUTE));
}
