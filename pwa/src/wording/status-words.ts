/** Where the words on one item are, on its card and on its page. */

import type { Instant } from '../generated/wire';
import { RECEIPTS, type StatusWords } from './app';
import { timeOnDay } from './clock-phrases';

/** As the data layer tells it; `saving` has not even reached the disk, so it is not claimed. */
export interface Receipt {
  readonly state: 'saving' | 'saved' | 'sent' | 'visible';
  readonly at: Instant | null;
}

/** The words of a receipt; none while it is being saved. */
export function receiptWords({ state, at }: Receipt, now: Instant): StatusWords | null {
  if (state === 'saving') return null;
  if (at === null) return { status: state, words: RECEIPTS[state] };
  const time = timeOnDay(at, now);
  if (state === 'sent') return { status: state, words: `${RECEIPTS.sent}, ${time}` };
  return { status: state, words: `${RECEIPTS[state]}.`, detail: DETAILS[state](time) };
}

const DETAILS = {
  saved: (time: string) => `Since ${time}. We send it when we can.`,
  visible: (time: string) => `Checked at ${time}`,
} as const;
