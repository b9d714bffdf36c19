/** What takes focus is never hidden under a bar that stays in sight, however high the bar is. */

const ROOM = '--bar-room';

export function keepInSight(bar: HTMLElement): () => void {
  const page = document.documentElement.style;
  const watcher = new ResizeObserver(() => {
    page.setProperty(ROOM, `${bar.offsetHeight}px`);
  });
  watcher.observe(bar);
  return () => {
    watcher.disconnect();
    page.removeProperty(ROOM);
  };
}
