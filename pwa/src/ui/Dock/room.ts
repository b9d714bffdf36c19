/** What floats over the page stands above the dock, however high the dock is. */

const ROOM = '--dock-room';

export function makeRoom(dock: HTMLElement): () => void {
  const page = document.documentElement.style;
  const make = (): void => {
    page.setProperty(ROOM, `${dock.offsetHeight}px`);
  };
  make();
  const watcher = new ResizeObserver(make);
  watcher.observe(dock);
  return () => {
    watcher.disconnect();
    page.removeProperty(ROOM);
  };
}
