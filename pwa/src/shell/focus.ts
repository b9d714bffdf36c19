/** Focus is never lost: when what had it is taken off the page, or hidden, the page has it. */

/** As long as the document lives. A sheet gives focus back by itself, and sooner. */
export function keepFocus(page: Document): void {
  let last: Element | null = null;
  page.addEventListener('focusin', () => {
    last = page.activeElement;
  });
  const look = (): void => {
    if (last === null || isThere(last)) return;
    if (page.activeElement !== page.body && page.activeElement !== last) return;
    last = null;
    page.querySelector('main')?.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(page.body, { childList: true, subtree: true });
}

/** A browser takes focus from what is hidden only once it draws, so it is asked before. */
function isThere(element: Element): boolean {
  const hidden = 'checkVisibility' in element && !element.checkVisibility();
  return element.isConnected && !hidden;
}
