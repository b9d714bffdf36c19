/** What the first screen does without is fetched once it stands, so that a press finds it there. */

const AFTER_MS = 200; // where the browser does not tell when it is idle

export function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, AFTER_MS);
    return () => { clearTimeout(timer); };
  }
  const asked = requestIdleCallback(act);
  return () => { cancelIdleCallback(asked); };
}
