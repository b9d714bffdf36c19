/** What floats over the page stands above the dock, however high the dock is. */

const ROOM = '--dock-room';

// A list and the item beside it may each have one; the one that is hidden takes no room.
const docks = new Set<HTMLElement>();

export function makeRoom(dock: HTMLElement): () => void {
  docks.add(dock);
  make();
  const watcher = new ResizeObserver(make);
  watcher.observe(dock);
  return () => {
    watcher.disconnect();
    docks.delete(dock);
    make();
  };
}

function make(): void {
  const page = document.documentElement.style;
  const height = Math.max(0, ...[...docks].map(({ offsetHeight }) => offsetHeight));
  if (height > 0) page.setProperty(ROOM, `${String(height)}px`);
  else page.removeProperty(ROOM);
}
