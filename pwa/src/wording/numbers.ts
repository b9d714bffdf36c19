/** The words of looking after the telephone numbers that every device keeps. */

export const NUMBERS = {
  title: 'Telephone numbers',
  hint: 'Who to call now, and where a thing is handed on. They can be read with no network.',
  none: 'No number is here yet.',
  none_words: 'Until there is one, nothing can be handed on to another service.',
  add: 'Add a number',
  change: 'Change',
  add_title: 'Add a number',
  change_title: (name: string) => `Change ${name}`,
  route: 'What is it for?',
  name: 'Who answers it?',
  name_hint: 'A service or a role, for instance “Site manager”.',
  phone: 'Telephone number',
  hours: 'When do they answer?',
  hours_hint: 'You can skip this',
  act: 'Save the number',
  saved: 'Saved. Everyone’s devices get it when they next look.',
  missing_name: 'Say who answers.',
  missing_phone: 'Write the number with its figures.',
} as const;
