/** Focus is never lost: when what had it is taken off the page, the page has it. */

/** As long as the document lives. A sheet gives focus back by itself, and sooner. */
export function keepFocus(page: Document): void {
  let last: Element | null = null;
  page.addEventListener('focusin', () => {
    last = page.activeElement;
  });
  const look = (): void => {
    if (last === null || last.isConnected || page.activeElement !== page.body) return;
    last = null;
    page.querySelector('main')?.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(page.body, { childList: true, subtree: true });
}
