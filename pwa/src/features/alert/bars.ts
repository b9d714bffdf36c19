/** Which alerts stand over every page for this person, and which only where a team meets. */

import { isLongUnsent } from '../../domain/alerts/derived';
import { mayAcknowledge } from '../../domain/alerts/answering';
import { dayAt } from '../../domain/days';
import type { Receipt } from '../../domain/sync/overlay';
import type { Alert, Instant, Person, Uuid } from '../../generated/wire';

/**
 * `unsent`: on this device alone for more than a minute. `unheard`: this person was told and nobody
 * is on it. `open`: it goes on, and somebody is on it or this person waits for an answer.
 */
export interface Bar {
  readonly kind: 'unsent' | 'unheard' | 'open';
  readonly alert: Alert;
}

/** Who looks, when, at which page, and what is known of where each alert's words are. */
export interface Looking {
  readonly person: Person;
  readonly now: Instant;
  readonly receipt: (id: Uuid) => Receipt;
  /** The alert whose own page this is. */
  readonly opened: Uuid | null;
  /** This is a board, a queue or a huddle. */
  readonly pinned: boolean;
}

/** The one that is not sent first, then what waits for somebody, the oldest first. */
export function barsOf(alerts: Iterable<Alert>, looking: Looking): readonly Bar[] {
  const going_on = [...alerts].filter(({ stood_down }) => stood_down === undefined);
  const bars = going_on
    .map((alert): Bar => ({ kind: kindOf(alert, looking), alert }))
    .filter((bar) => isShown(bar, looking));
  return bars.sort((one, other) => place(one) - place(other) || (isOlder(one, other) ? -1 : 1));
}

function kindOf(alert: Alert, { person, now, receipt }: Looking): Bar['kind'] {
  if (isLongUnsent(alert, receipt(alert.id), now)) return 'unsent';
  const waits = alert.acknowledged === undefined && mayAcknowledge(alert, person, dayAt(now));
  return waits ? 'unheard' : 'open';
}

function isShown({ kind, alert }: Bar, { opened, pinned }: Looking): boolean {
  if (kind === 'unsent') return true;
  return alert.id !== opened && (kind === 'unheard' || pinned);
}

function isOlder({ alert: one }: Bar, { alert: other }: Bar): boolean {
  return Date.parse(one.raised.at) < Date.parse(other.raised.at);
}

function place({ kind }: Bar): number {
  return ORDER.indexOf(kind);
}

const ORDER: readonly Bar['kind'][] = ['unsent', 'unheard', 'open'];
