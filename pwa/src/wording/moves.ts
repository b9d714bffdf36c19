/** The words of every move on an item: its button, its sheet, and what it leaves undone. */

import type { AnswerKind, HelpKind, Strength } from '../generated/wire';
import { WI_FI } from './clock-phrases';

/** A button: its verb, and the promise that comes with it. */
export interface Face {
  readonly label: string;
  readonly second?: string;
}

/** By the name of the command, and of those acts that are one answer of several. */
export const FACES = {
  'problem.own': { label: 'Own it', second: 'Who, what and by when' },
  'problem.escalate': { label: 'Ask for help', second: 'It stays on our board' },
  'problem.progress': { label: 'Still on it', second: 'A word, or a new date' },
  'problem.resolve': { label: 'It is done', second: 'We tell the person who raised it' },
  'problem.wait': { label: 'Pause it', second: 'Until a date, 28 days at most' },
  'problem.resume': { label: 'Carry on', second: 'What changed' },
  'problem.take_back': { label: 'Take it back', second: 'We do not need the answer now' },
  'problem.accept': { label: 'Remove a barrier', second: 'You promise a date. The ward sees it.' },
  'problem.answer': { label: 'Answer', second: 'In plain words' },
  give_permission: { label: 'Give permission', second: 'For what, until when' },
  offer_coach: { label: 'Offer a coach', second: 'Or a ward that fixed it' },
  'problem.return': { label: 'Give back with help', second: 'The ward acts on it' },
  'problem.forward': { label: 'Ask the next tier', second: 'Up or sideways. You stay the link.' },
  'problem.confirm': { label: 'Not yet', second: 'What is still wrong' },
  'problem.check': { label: 'Not any more', second: 'It opens again' },
  'problem.me_too': { label: 'Me too', second: 'It happened to us as well' },
  'problem.note': { label: 'Add words', second: 'Everyone on this item sees them' },
  'problem.sort': { label: 'Sort it', second: 'A risk, an idea, a thank you' },
  'problem.merge': { label: 'Join with another', second: 'One answer reaches everyone' },
  'problem.redirect': { label: 'Hand it on', second: 'Incidents, safeguarding, people, estates' },
  'problem.confirm_redirect': { label: 'It went to the right place', second: 'As the team’s lead' },
  'problem.reword': { label: 'Change my words', second: 'The old ones stay in the story' },
  'problem.withdraw': { label: 'Take my item back', second: 'It counts as nothing bad' },
} as const satisfies Readonly<Record<string, Face>>;

export const TAKE_IT: Face = { label: 'Take it', second: 'I hold it from now' };
export const NEW_DATE: Face = { label: 'Set a new date', second: 'Say why. The ward sees it.' };
export const WE_DID_IT: Face = { label: 'It is done', second: 'Say what was done' };
export const MORE: Face = { label: 'More' };

/** What the story says that somebody did, by the verb of the command. */
export const TOLD: Readonly<Record<string, string>> = {
  raise: 'raised it',
  me_too: 'said “me too”',
  note: 'wrote',
  own: 'took it on',
  wait: 'paused it',
  take_back: 'took it back from there',
  accept: 'promised a next step',
  return: 'gave it back with help',
  resolve: 'said what was done',
  merge: 'joined it with another',
  joined: 'joined another with this',
  read_out: 'read the answer out to the team',
  confirm_redirect: 'agreed that it went to the right place',
  withdraw: 'took it back',
  reword: 'changed the words. Before, they were',
};

/** What was said, for one whose words still wait on this device. */
export function sayWords(command: string): string {
  return Object.hasOwn(FACES, command) ? FACES[command as keyof typeof FACES].label : command;
}

export const WHAT_TO_DO = {
  team: 'What shall we do?',
  asked: 'What can you do?',
  rest: 'What else?',
  rest_hint: 'Each is a step of its own. Nothing happens until you say so.',
  new_date: 'The date is close. You can set a new one, and say why.',
} as const;

export const SHEET = {
  summary: (count: number) =>
    count === 1 ? 'Please check 1 thing' : `Please check ${count} things`,
  left: (left: number) => `${left} letters left`,
  skip: 'You can skip this',
  offline: `No ${WI_FI}. We keep it here and send it later.`,
} as const;

export const DAYS: Readonly<Record<number, string>> = {
  0: 'Today',
  1: 'Tomorrow',
  7: 'In a week',
  14: 'In 2 weeks',
  30: 'In a month',
};

export const DAY = {
  another: 'Another day',
  which: 'Which day?',
  missing: 'Choose a day.',
  past: 'Choose today or a later day.',
  too_far: (days: number) => `Choose a day within ${days} days.`,
} as const;

export const OWN = {
  title: 'Own it',
  take: 'Take it',
  hint: 'Who takes the next step, what it is, and by when.',
  take_hint: 'You hold it from now. The ward sees that.',
  step: 'What is the next step?',
  step_missing: 'Say what the next step is.',
  who: 'Who takes it?',
  who_missing: 'Choose who takes it.',
  me: (name: string) => `${name} (me)`,
  other: 'Someone else',
  person: 'Who in the team?',
  choose: 'Choose a person',
  by: 'By when?',
  act: 'We own it',
  take_act: 'I take it',
} as const;

export const ASK_HELP = {
  title: 'Ask for help',
  hint: 'It stays on our board. You will see when it is read and when it is answered.',
  tried: 'What have you tried?',
  tried_missing: 'Say what you have tried, so that nobody asks you to do it again.',
  need: 'What do you need?',
  need_missing: 'Choose what you need.',
  by: 'Needed by',
  who: 'Who can help?',
  who_missing: 'Choose who can help.',
  due: (words: string) => `Has to answer by ${words}`,
  nobody: (phone: string | undefined, above: string | undefined) =>
    `Nobody sits there today. ${nobodyNext(phone, above)}`.trim(),
  other: 'Another team',
  other_second: 'Any ward or tier',
  which: 'Which team?',
  choose: 'Choose a team',
  link: (who: string) => `Our link person: ${who}`,
  link_label: 'Our link person',
  link_me: 'you',
  link_change: 'Choose someone else',
  act: (to: string) => (to === '' ? 'Ask for help' : `Ask ${to}`),
  undo: 'Asked.',
  undo_reason: 'Asked by mistake.',
} as const;

function nobodyNext(phone: string | undefined, above: string | undefined): string {
  if (phone !== undefined) return `Ring ${phone}.`;
  return above === undefined ? '' : `In time it moves up to ${above}.`;
}

export const FORWARD = {
  title: 'Ask the next tier',
  hint: 'One item, one story. You stay the link until it is read there.',
  tried: 'What have you tried?',
} as const;

export const ACCEPT = {
  title: 'Remove a barrier',
  new_title: 'Set a new date',
  hint: 'Your next step and a date. The ward sees both.',
  new_hint: 'The ward sees the new date and why it moved.',
  step: 'What will you do next?',
  step_missing: 'Say what you will do next.',
  by: 'By when?',
  standard: (words: string) => `By ${words}`,
  why: 'Why this date?',
  why_hint: 'It is later than the standard, or moves a promise. The ward sees why.',
  why_missing: 'Say why, so that the ward knows.',
  act: 'Promise it',
} as const;

export const ANSWER = {
  title: 'Answer',
  hint: 'Plain words for the person who raised it.',
  kind: 'What is your answer?',
  kind_missing: 'Choose an answer.',
  words: 'Your answer in one sentence',
  words_missing: 'Write your answer.',
  why: 'Why not now?',
  why_missing: 'Say why.',
  change: 'What would change it?',
  change_missing: 'Say what would change it.',
  act: 'Send the answer',
} as const;

export const ANSWER_KINDS: Readonly<Record<Exclude<AnswerKind, 'help' | 'permission'>, Face>> = {
  done: { label: 'It is done', second: 'They say whether it worked' },
  resource: { label: 'Here is what you need', second: 'Money, people, equipment' },
  no: { label: 'Not now, and here is why', second: 'With what would change it' },
};

export const PERMISSION = {
  title: 'Give permission',
  hint: 'The ward goes ahead. After the date they ask again.',
  scope: 'What may they do?',
  scope_missing: 'Say what they may do.',
  until: 'Until when?',
  words: 'Anything to add?',
  usual: 'Yes. Go ahead.',
  act: 'Give permission',
} as const;

export const GIVE_BACK = {
  title: 'Give back with help',
  coach_title: 'Offer a coach or a peer',
  hint: 'It goes back to the ward with a reason and at least one help.',
  reason: 'Why does it go back?',
  coach_reason: 'How can they help?',
  reason_missing: 'Say why, in a sentence the ward can use.',
  help: 'What help comes with it?',
  help_missing: 'Choose at least one help.',
  words_missing: (kind: HelpKind) => `Say more: ${HELPS[kind].toLowerCase()}.`,
  act: 'Give it back with help',
  coach_act: 'Offer it',
} as const;

export const HELPS: Readonly<Record<HelpKind, string>> = {
  answer: 'An answer',
  coach: 'A coach or peer',
  contact: 'Someone to talk to',
  permission: 'Permission',
  resource: 'Something you can use',
};

export const HELP_QUESTIONS: Readonly<Record<HelpKind, string>> = {
  answer: 'What is the answer?',
  coach: 'Who can come, and when?',
  contact: 'Who can they talk to?',
  permission: 'What may they do?',
  resource: 'What can they use?',
};

export const TAKE_BACK = {
  title: 'Take it back',
  hint: 'We hold it again. Those who were asked see why.',
  reason: 'Why do we take it back?',
  missing: 'Say why, for those who were asked.',
  act: 'Take it back',
} as const;

export const PROGRESS = {
  title: 'Still on it',
  hint: 'A word is enough. Everyone on this item sees it.',
  words: 'How does it stand?',
  by: 'A new date?',
  missing: 'Write a word, or choose a new date.',
  third: 'Ask for help instead?',
  third_words: 'The date has moved twice. Someone else may be able to clear the way.',
  ask: 'Ask for help',
  act: 'Save',
} as const;

export const WAIT = {
  title: 'Pause it',
  hint: 'The clocks stop until then. We look again on the day.',
  on: 'What are we waiting for?',
  on_missing: 'Say what we are waiting for.',
  until: 'Look again on',
  act: 'Pause it',
  undo: 'Paused.',
  undo_words: 'Paused by mistake.',
} as const;

export const RESUME = {
  title: 'Carry on',
  words: 'What changed?',
  missing: 'Say what changed.',
  act: 'Carry on',
} as const;

export const RESOLVE = {
  title: 'It is done',
  hint: 'This goes to the person who raised it. They say whether it worked.',
  words: 'What was done, in one sentence?',
  missing: 'Say what was done.',
  strength: 'What kind of fix is it?',
  strength_missing: 'Choose what kind of fix it is.',
  act: 'Tell them',
} as const;

export const STRENGTH_PROMISES: Readonly<Record<Strength, string>> = {
  removed: 'It cannot happen again. The strongest fix.',
  equipment: 'The right thing is the easy thing',
  process: 'Lasts while people remember it',
  reminder: 'Wears off. A good start.',
};

export const CONFIRM = {
  title: 'What is still wrong?',
  hint: 'It goes back to whoever answered, and their clock starts again.',
  words: 'What is still wrong?',
  missing: 'Say what is still wrong.',
  act: 'Send it back',
} as const;

export const CHECK_NO = {
  title: 'Not fixed any more',
  hint: 'It opens again, and we take the next step.',
  words: 'What happened?',
  act: 'Open it again',
} as const;

export const ME_TOO = {
  title: 'Me too',
  hint: 'One more voice, and one more time that it happened.',
  words: 'What happened to you?',
  act: 'Add my voice',
} as const;

export const NOTE = {
  title: 'Add words',
  hint: 'Everyone on this item sees them. No patient names or details.',
  words: 'What should they know?',
  missing: 'Write a few words.',
  act: 'Add my words',
} as const;

export const SORT = {
  title: 'Sort it',
  hint: 'So that it is found where it belongs.',
  kind: 'What is it?',
  missing: 'Choose what it is.',
  about: 'What is it about?',
  act: 'Sort it',
  undo: 'Sorted.',
} as const;

export const MERGE = {
  title: 'Join with another',
  hint: 'One item goes on. Everyone who raised it hears its answer.',
  which: 'Which one goes on?',
  missing: 'Choose the item that goes on.',
  search: 'Search our open items',
  none: 'Nothing open matches. Try other words.',
  voices: (unit: string, count: number) =>
    `${unit}, ${count === 1 ? '1 voice' : `${count} voices`}`,
  act: 'Join them',
} as const;

export const REDIRECT = {
  title: 'Hand it on',
  hint: 'For what another system looks after. Tell them first, then say so here.',
  where: 'Where does it go?',
  missing: 'Choose where it goes.',
  how: 'How did you tell them?',
  how_missing: 'Choose how you told them.',
  by_phone: 'Told by phone',
  by_number: 'It has a number there',
  reference: 'Its number there',
  reference_missing: 'Write its number there.',
  erase: 'Leave no words here',
  erase_legend: 'Is it confidential?',
  erase_hint:
    'Everything written on it is taken out, here and for everyone. That it was handed on stays.',
  act: 'Hand it on',
} as const;

export const CONFIRM_REDIRECT = {
  title: 'It went to the right place',
  hint: 'You agree as the team’s lead. The person who raised it sees that.',
  act: 'I agree',
} as const;

export const WITHDRAW = {
  title: 'Take my item back',
  hint: 'It leaves the board. It is not counted as anything bad.',
  reason: 'Why?',
  act: 'Take it back',
} as const;

export const REWORD = {
  title: 'Change my words',
  hint: 'Everyone reads the new ones. The old ones stay in the story.',
  text: 'What is in the way?',
  missing: 'Say what is in the way, in 3 letters or more.',
  act: 'Change my words',
} as const;
