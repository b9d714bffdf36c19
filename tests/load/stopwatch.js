// Times what a person does from inside the page: from the act to the frame that shows what came.
const GIVE_UP_MS = 15_000;

globalThis.stopwatch = {
  /** Milliseconds until `shown` is true and painted. */
  async until(act, shown) {
    const began = performance.now();
    act();
    while (!shown()) {
      if (performance.now() - began > GIVE_UP_MS) throw new Error(`never came: ${shown}`);
      await new Promise((next) => setTimeout(next));
    }
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    return performance.now() - began;
  },
  press(words) {
    const visible = (one) => one.checkVisibility() && one.textContent.trim().startsWith(words);
    const found = [...document.querySelectorAll('button, a')].find(visible);
    if (!found) throw new Error(`nothing to press that says ${words}`);
    found.click();
  },
  says: (words) => document.body.innerText.includes(words),
  type(words) {
    const field = document.querySelector('#capture-text');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  },
};

// When the first row of a board was painted, counted from the navigation.
globalThis.usable = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('never came: a row')), GIVE_UP_MS);
  const firstRow = new MutationObserver(() => {
    if (!document.querySelector('.c-item-card')) return;
    firstRow.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  });
  firstRow.observe(document, { childList: true, subtree: true });
});
