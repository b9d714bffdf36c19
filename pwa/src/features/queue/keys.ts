/** A list can be worked through from the keyboard: J, K and the arrows move, Enter opens. */

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Only while focus is in the list: elsewhere letters are letters, and arrows scroll the page. */
export function movedByKeys(list: HTMLElement): () => void {
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = besideFocus(list, step);
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  };
  list.addEventListener('keydown', move);
  return () => {
    list.removeEventListener('keydown', move);
  };
}

/** Escape goes back to the list; in a sheet or a field it has a meaning of its own. */
export function onEscape(back: () => void): () => void {
  const press = (event: KeyboardEvent): void => {
    const inside = event.target instanceof Element && event.target.closest(OWN_ESCAPE) !== null;
    if (event.key === 'Escape' && !event.defaultPrevented && !inside) back();
  };
  window.addEventListener('keydown', press);
  return () => {
    window.removeEventListener('keydown', press);
  };
}

/** Gives focus back to the row that was open, so that the next key goes on from there. */
export function focusRow(list: HTMLElement | null, href: string): void {
  const row = rows(list).find((link) => link.getAttribute('href') === href);
  row?.focus();
}

function besideFocus(list: HTMLElement, step: number): HTMLElement | undefined {
  const links = rows(list);
  const here = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
  return here === -1 ? undefined : links[here + step];
}

/** The link that stands for a row is its first. */
function rows(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll('li') ?? [])].flatMap((row) => row.querySelector('a') ?? []);
}

const OWN_ESCAPE = 'dialog, input, textarea, select, details[open]';
