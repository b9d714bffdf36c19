/** Browser Back closes what is open on top instead of leaving the page under it. */

interface SheetState {
  readonly sheet?: string;
}

const openSheet = (): string | undefined => (history.state as SheetState | null)?.sheet;

/**
 * Adds one history entry for `sheet` and calls `close` when the reader goes back over it.
 * The returned function takes the entry away again, unless the page has moved on meanwhile.
 */
export function closeOnBack(sheet: string, close: () => void): () => void {
  const wentBack = (): void => {
    if (openSheet() !== sheet) close();
  };
  history.pushState({ ...(history.state as object | null), sheet }, '');
  addEventListener('popstate', wentBack);
  return () => {
    removeEventListener('popstate', wentBack);
    if (openSheet() === sheet) history.back();
  };
}
