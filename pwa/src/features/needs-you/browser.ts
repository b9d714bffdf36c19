/** What the browser does for a person here: words are copied, a new version is looked for. */

/** Whether they are on the clipboard; if not, `shown` is selected for the person to copy. */
export async function copyWords(
  texts: readonly string[],
  shown: HTMLElement | null,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(texts.join('\n'));
    return true;
  } catch {
    if (shown !== null) document.getSelection()?.selectAllChildren(shown);
    return false;
  }
}

/** Whatever it finds is offered over every page; with no network there is another time. */
export async function lookForUpdate(): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration();
  await worker?.update().catch(() => undefined);
}
