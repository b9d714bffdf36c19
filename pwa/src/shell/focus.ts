/** Focus is never lost: when what had it is gone, what stands nearest has it, or the page. */

/** As long as the document lives. A sheet gives focus back by itself, and sooner. */
export function keepFocus(page: Document): void {
  let last: Element | null = null;
  let near: readonly HTMLElement[] = [];
  page.addEventListener('focusin', () => {
    last = page.activeElement;
    near = last === null ? [] : nearTo(last);
  });
  const look = (): void => {
    if (last === null || isThere(last)) return;
    if (page.activeElement !== page.body && page.activeElement !== last) return;
    const next = near.find(isThere) ?? goOnFrom(page);
    if (!next) return; // a page that is fetched comes in a moment
    last = null;
    next.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(page.body, { childList: true, subtree: true });
}

/** In a list that is talked through: the thing it was done to, else the one after or before. */
function nearTo(element: Element): readonly HTMLElement[] {
  const thing = element.closest('article[tabindex]');
  const all = [thing, thing?.nextElementSibling, thing?.previousElementSibling];
  return all.filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one.matches('article[tabindex]'),
  );
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
