/** The words of a poster: what was raised, what was done, and who looked before it hangs. */

export const YOU_SAID = {
  title: 'You said, we did',
  lead: 'For everyone who comes here: what gets in the way, and what became of it.',
  choose: 'What may hang on the wall?',
  choose_hint: 'Read each one first: it must name nobody, and no patient. Nothing shows before.',
  said: (words: string) => `You said: ${words}`,
  did: (words: string) => `We did: ${words}`,
  more: 'Tell us what gets in the way.',
  scan: 'Scan this to open Heard',
  print: 'Print this page',
  none: 'Nothing is confirmed yet',
  none_words: 'As soon as your team says that something worked, it can stand here.',
  back: 'Back to the board',
} as const;
