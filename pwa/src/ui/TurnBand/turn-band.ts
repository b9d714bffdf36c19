/** What stands under the band knows how much of the page it takes. */

export function takesRoom(band: HTMLElement): () => void {
  const page = document.documentElement;
  const measure = (): void => {
    page.style.setProperty('--band-height', `${band.offsetHeight}px`);
  };
  const watch = new ResizeObserver(measure);
  watch.observe(band);
  measure();
  return () => {
    watch.disconnect();
    page.style.removeProperty('--band-height');
  };
}
