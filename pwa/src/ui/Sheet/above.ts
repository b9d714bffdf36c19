// What must be seen whatever is open stands at the head of every sheet: a sheet covers the page.

import { getContext, hasContext, setContext, type Snippet } from 'svelte';

const ABOVE = Symbol('above every sheet');

/** Called where a component is set up; `what` is read when a sheet opens. */
export function provideAbove(what: () => Snippet): void {
  setContext(ABOVE, what);
}

export function useAbove(): Snippet | undefined {
  return hasContext(ABOVE) ? getContext<() => Snippet>(ABOVE)() : undefined;
}
