// What became of the words said under a ticket tells whether the server still knows that ticket.

import type { Finished, Transaction } from '../domain/sync/record';
import type { KeptTicket, Tablet } from './database';

const UNKNOWN = 'ticket.not_valid';

/**
 * One that the server does not take goes, so that its person is asked for the password, and not
 * for a PIN that opens nothing. One that it took counts from then on, by this device's clock.
 * Null: nothing to change.
 */
export function ticketsAfter(before: Tablet, round: Transaction): Tablet | null {
  const said = round.finished.put.filter(({ by }) => by !== undefined);
  if (said.length === 0) return null;
  const unknown = new Set(refusedAs(UNKNOWN, round));
  const gone = new Set(said.filter(({ id }) => unknown.has(id)).map(({ by }) => by?.ticket));
  const taken = said.filter(({ outcome }) => outcome === 'done');
  const tickets = before.tickets
    .filter(({ ticket }) => !gone.has(ticket))
    .map((ticket) => renewed(ticket, taken, round.cursor.skew_ms));
  return { ...before, tickets };
}

function refusedAs(code: string, { needs_you }: Transaction): readonly string[] {
  return needs_you.put.filter((each) => each.code === code).map(({ id }) => id);
}

function renewed(kept: KeptTicket, taken: readonly Finished[], skew_ms: number): KeptTicket {
  const mine = taken.filter(({ by }) => by?.ticket === kept.ticket);
  const heard = mine.map(({ answered_at }) => Date.parse(answered_at) - skew_ms);
  return { ...kept, used_ms: Math.max(kept.used_ms, ...heard) };
}
