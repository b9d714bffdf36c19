// Any screen may ask for a fresh sign-in and go on after it: the shell has the one sheet for it.

import { createContext } from 'svelte';

/** An act that the server does only soon after a sign-in. */
export interface Waiting {
  /** Why the password is asked for once more, in words. */
  readonly hint: string;
  /** What goes on once the server knows again who we are. */
  readonly act: () => void;
}

export const [useFreshSignIn, provideFreshSignIn] = createContext<(waiting: Waiting) => void>();
