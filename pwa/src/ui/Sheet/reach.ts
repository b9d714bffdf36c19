/** What scrolls can be scrolled from the keyboard: WCAG 2.1.1. */

const STEPS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** A step for the Tab key itself while it scrolls and holds no other. */
export function reachable(body: HTMLElement): () => void {
  const watcher = new ResizeObserver(() => {
    const scrolls = body.scrollHeight > body.clientHeight;
    const is_step = scrolls && body.querySelector(STEPS) === null;
    body.setAttribute('tabindex', is_step ? '0' : '-1');
  });
  watcher.observe(body);
  return () => { watcher.disconnect(); };
}
