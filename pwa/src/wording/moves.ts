/** The words of every move on an item. */

/** What was said, for one whose words still wait on this device. */
export function sayWords(command: string): string {
  return command;
}
