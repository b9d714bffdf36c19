/** Whether somebody is in the middle of something on a page, and when they are through with it. */

const LOOK_MS = 1_000;

/** A sheet is open, or what has the focus holds something typed. */
export function isTyping(page: Document): boolean {
  if (page.querySelector('dialog[open]') !== null) return true;
  const field = page.activeElement;
  const typed = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return typed && field.value !== '';
}

/** Resolves at once when nobody is. */
export async function doneTyping(page: Document): Promise<void> {
  while (isTyping(page)) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
