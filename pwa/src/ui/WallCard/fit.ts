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
    // What is new is measured even where it is as high as what stood there before.
    const contents = new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        for (const one of elementsOf(removedNodes)) sizes.unobserve(one);
        for (const one of elementsOf(addedNodes)) sizes.observe(one);
      }
    });
    contents.observe(card, { childList: true });
    for (const one of [card, ...card.children]) sizes.observe(one);
    return () => {
      contents.disconnect();
      sizes.disconnect();
    };
  };
}

function elementsOf(nodes: NodeList): readonly Element[] {
  return [...nodes].filter((node) => node instanceof Element);
}
