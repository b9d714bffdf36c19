/** The words of looking after an organisation: files, teams, seats, people. */

export const ADMIN = {
  title: 'Admin',
  lead: 'Teams, seats and people.',
  load: 'Load your organisation',
  load_hint:
    'Files with units, people, calendars or telephone numbers, as CSV. ' +
    'All of it is taken, or nothing.',
  choose: 'Choose files',
  choose_hint: 'Several at once, or one after the other.',
  clear: 'Choose other files',
  look: 'See what will change',
  looking: 'Reading the files',
  take: 'Load it',
  taking: 'Loading',
  done: 'Loaded. Everyone’s devices get it when they next look.',
  nothing: 'These files change nothing.',
  changes: 'What will change',
  mistakes: (count: number) =>
    count === 1 ? '1 thing to put right first' : `${count} things to put right first`,
  mistakes_hint: 'Nothing was loaded. Change the files, then choose them again.',
  more_mistakes: (left: number) => `And ${left} more.`,
  hints: 'You may want to know',
  where: 'Where',
  what: 'What is wrong',
  todo: 'What to do',
  teams: 'Teams and seats',
  teams_hint: 'A seat is a role, whoever sits in it today.',
  no_seat: 'No seat answers for this team.',
  nobody: 'Nobody sits here. Asks would wait.',
  people: 'People',
  people_loading: 'Fetching everyone',
  people_offline: 'We show everyone when the server can be reached.',
  find: 'Find a person',
  no_account: 'Cannot sign in yet',
  invite: 'Make a link',
  invite_email: 'Email address',
  invite_title: (name: string) => `A link for ${name}`,
  invite_hint: 'They choose a password with it. It works once, for 14 days.',
  invite_act: 'Make the link',
  invite_done: 'Send this link to them:',
  invite_missing: 'Write the email address that they sign in with.',
  copy: 'Copy the link',
  copied: 'Copied.',
  sign_in_again_hint: 'Changing the organisation needs a sign-in from the last 15 minutes.',
  cover: (name: string) => `${name} (deputy)`,
} as const;

const NOUNS: Readonly<Record<string, string>> = {
  unit: 'Teams',
  seat: 'Seats',
  person: 'People',
  calendar: 'Calendars',
  contact: 'Telephone numbers',
  standards: 'Clocks',
};

export function nounWords(noun: string): string {
  return NOUNS[noun] ?? noun;
}

export const TALLY = { noun: 'What', new: 'New', changed: 'Changed', same: 'As before' } as const;
