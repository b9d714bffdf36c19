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

/** Whole minutes since the server heard of it, from when on others could see it. */
export function minutesTold({ raised }: Alert, now: Instant): number {
  return minutesBetween(raised.heard_at, now);
}

/** Whole minutes until somebody said that they had heard; null: nobody has. */
export function minutesToAcknowledgement({ raised, acknowledged }: Alert): number | null {
  return acknowledged ? minutesBetween(raised.at, acknowledged.at) : null;
}

/**
 * Whether its raising is still on this device alone.
 *
 * `receipt` is of the first words about it that were not sent. Those may be a later note, so they
 * are the alert itself only where they were said when it was raised.
 */
export function isUnsent({ raised, rev }: Alert, receipt: Receipt): boolean {
  const saving = receipt.state === 'saving' && rev === 1;
  return saving || (receipt.state === 'saved' && receipt.at === raised.at);
}

/** After a minute of that only a telephone is left. */
export function isLongUnsent(alert: Alert, receipt: Receipt, now: Instant): boolean {
  return isUnsent(alert, receipt) && msOf(now) - msOf(alert.raised.at) > UNSENT_MS_MAX;
}

/** The unit that is told next, and when; null: somebody is on it, or nobody stands above. */
export interface NextTold {
  readonly unit: Unit;
  readonly at: Instant;
}

export function nextTold(org: Org, { told, climbs_at }: Alert, now: Instant): NextTold | null {
  const last = told.at(-1);
  if (climbs_at === undefined || last === undefined) return null;
  const unit = above(org, last, dayAt(now));
  return unit && { unit, at: climbs_at };
}

/** What is not safe yet and a unit was told of, the oldest first. */
export function goingOnAt(alerts: Iterable<Alert>, unit: Uuid): readonly Alert[] {
  return [...alerts]
    .filter(({ told, stood_down }) => stood_down === undefined && told.includes(unit))
    .sort((one, other) => msOf(one.raised.at) - msOf(other.raised.at));
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
