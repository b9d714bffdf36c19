/** A wall has no scroll: whoever fills a card hears that not all of it fits. */

/**
 * Tells of each layout in which the card cuts something off, whatever it comes from: other words,
 * larger letters, or less room.
 */
export function watchesFit(tell: () => void): (card: HTMLElement) => () => void {
  return (card) => {
    const sizes = new ResizeObserver(() => {
      if (card.scrollHeight > card.clientHeight) tell();
    });
    // Begun anew, it measures what is new even where that is as high as what stood there before.
    const measure = (): void => {
      sizes.disconnect();
      for (const one of [card, ...card.children]) sizes.observe(one);
    };
    const contents = new MutationObserver(measure);
    contents.observe(card, { childList: true });
    measure();
    return () => {
      contents.disconnect();
      sizes.disconnect();
    };
  };
}
