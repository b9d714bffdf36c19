/** Focus is never lost: when what had it is gone, the open item has it, or else the page. */

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
    goOnFrom(page)?.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(page.body, { childList: true, subtree: true });
}

/** A heading takes focus where a page has one thing open; whatever was done, it was done to it. */
function goOnFrom(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>('main h1[tabindex]') ?? page.querySelector('main');
}

/** A browser takes focus from what is hidden only once it draws, so it is asked before. */
function isThere(element: Element): boolean {
  const hidden = 'checkVisibility' in element && !element.checkVisibility();
  return element.isConnected && !hidden;
}
