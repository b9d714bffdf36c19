/** Words leave the app by the clipboard; where there is none, they are marked to be copied. */

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
