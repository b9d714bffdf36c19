/** What takes focus is never hidden under a bar that stays in sight, however high the bar is. */

const ROOM = '--bar-room';

export function keepInSight(bar: HTMLElement): (() => void) | undefined {
  if (bar.closest('dialog')) return undefined; // a sheet gives it a row of its own
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
