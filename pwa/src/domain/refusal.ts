/** A rule says no in one way: a code that is stable for ever, and the facts that its words need. */

import type { Refused } from '../generated/wire';

export type Facts = Readonly<Record<string, string | number | undefined>>;

type Refusal = Error & { readonly refusal: Refused };

/** Thrown, so that a rule reads straight on; `refusalOf` turns it into an answer. */
export function refuse(code: string, facts: Facts = {}): never {
  const told = Object.entries(facts).filter(([, value]) => value !== undefined);
  const refusal: Refused = { code, facts: Object.fromEntries(told) };
  throw Object.assign(new Error(code), { refusal });
}

/** What a rule came to, or why not. Anything else that it throws is our own mistake. */
export function orRefusal<T>(rule: () => T): T | { readonly refusal: Refused } {
  try {
    return rule();
  } catch (error) {
    if (isRefusal(error)) return { refusal: error.refusal };
    throw error;
  }
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refusal' in error;
}
