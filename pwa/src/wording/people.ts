/** The words of looking after people: who is added, what they hold, who may come in. */

export const PEOPLE = {
  add: 'Add a person',
  change: 'Change',
  change_title: (name: string) => `Change ${name}`,
  name: 'Name',
  title: 'Role, as a story names it',
  title_hint: 'For instance “Staff nurse”. You can skip this.',
  held: 'Seats they hold',
  held_hint: 'Tap one to take it away.',
  team: 'Team',
  another_team: 'Give them a seat in another team',
  seat: 'Seat',
  choose: 'Choose one',
  no_more: 'No other team',
  new_seat: 'Team member',
  missing_name: 'Write their name.',
  missing_team: 'Choose the team that they work in.',
  missing_seat: 'Choose what they do in that team.',
  act_add: 'Add them',
  act_change: 'Save',
  asking: 'Asking the server',
  waits: 'Saved on this device. It counts when the server has heard it.',
  stop: 'Stop their access',
  stop_words: 'They are signed out everywhere. What they said stays.',
  stopped: (name: string) => `${name} can no longer sign in.`,
  let_in: 'Let them in again',
  no_password: 'No password yet',
  is_stopped: 'Access stopped',
  link_again: 'They choose a new password with it, and are signed out everywhere else.',
  link_to: (email: string) => `They sign in with ${email}.`,
} as const;

/** The files that an organisation may begin from. */
export const EXAMPLES = {
  title: 'Example files',
  words: 'A small made-up hospital. Change it in a spreadsheet and save it as CSV.',
  units: 'Teams: units.csv',
  people: 'People: people.csv',
  calendars: 'Working hours: calendars.csv',
  contacts: 'Numbers: contacts.csv',
} as const;
