/** Browser Back closes what is open on top instead of leaving the page under it. */

interface SheetState {
  readonly sheet?: string;
}

const openSheet = (): string | undefined => (history.state as SheetState | null)?.sheet;

/**
 * An entry whose sheet has gone, for the moment in which another may take its place: at once, or
 * after what waited for the first has gone on, a few promises later.
 */
const LEFT = '';

/**
 * Adds one history entry for `sheet` and calls `close` when the reader goes back over it. A sheet
 * that takes the place of another takes its entry too. The returned function takes the entry away
 * again, unless the page has moved on meanwhile.
 */
export function closeOnBack(sheet: string, close: () => void): () => void {
  const wentBack = (): void => {
    if (openSheet() !== sheet) close();
  };
  if (openSheet() === LEFT) replaceEntry(sheet);
  else history.pushState({ ...(history.state as object | null), sheet }, '');
  addEventListener('popstate', wentBack);
  return () => {
    removeEventListener('popstate', wentBack);
    if (openSheet() !== sheet) return;
    replaceEntry(LEFT);
    setTimeout(() => {
      if (openSheet() === LEFT) history.back();
    });
  };
}

function replaceEntry(sheet: string): void {
  history.replaceState({ ...(history.state as object | null), sheet }, '');
}
