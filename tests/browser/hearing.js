// What a screen reader would say by itself: what changes in a region that was there before it
// changed. Words that come with their region may go unheard, unless they are an alert.

globalThis.heard ??= [];

(() => {
  const LIVE = '[role=status], [role=alert], [role=timer], [aria-live]:not([aria-live=off])';
  const said = new WeakMap();

  const wordsOf = (region) =>
    region.checkVisibility() ? region.textContent.trim().replace(/\s+/gu, ' ') : '';

  const listen = () => {
    for (const region of document.querySelectorAll(LIVE)) {
      const words = wordsOf(region);
      const before = said.get(region) ?? (region.role === 'alert' ? '' : words);
      said.set(region, words);
      if (words !== before && words !== '') globalThis.heard.push(words);
    }
  };

  listen();
  const all = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(listen).observe(document.body, all);
})();
