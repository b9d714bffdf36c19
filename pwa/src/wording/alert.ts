/** The words of an alert: telephone first, who knows, who is on it, and nobody's name. */

import { minutesTold, minutesToAcknowledgement, type NextTold } from '../domain/alerts/derived';
import { FIRST_RUNG_MINUTES } from '../domain/alerts/raising';
import type { Org } from '../domain/org';
import type { Alert, Entry, Instant, Unit, Uuid } from '../generated/wire';
import { midSentence, timeOnDay, whenWords, WI_FI } from './clock-phrases';
import type { Told } from './story';

export const STOP = {
  entry: 'Stop the line',
  entry_second: 'It is not safe to go on',
  title: 'Stop the line',
  hint: 'Make it safe, then phone. This tells the others. It never takes the place of a call.',
  phone: 'Phone first',
  no_number: 'No number is here yet. Use your ward’s own list.',
  what: 'What is unsafe?',
  what_hint: 'A few words are enough. No patient names or details.',
  missing: 'Say what is unsafe.',
  phoned: 'Have you phoned?',
  phoned_yes: 'I have phoned',
  phoned_not: 'Not yet',
  where: 'Where?',
  act: 'Stop the line',
  confirm: (team: string) => `Stop the line for ${team}?`,
  phone_too: 'Phone as well. Nobody may be looking at a screen.',
  offline: `No ${WI_FI}. Nobody is told until it is back. Phone now.`,
  send: 'Send the alert',
  back: 'No, go back',
  no_team_words: 'Nobody could be told. Phone now.',
  not_saved: 'This could not be saved. Phone now.',
  not_saved_words: 'Your words are still here. Make room on this device, then try again.',
} as const;

/** What sending it does: who is told at once, and who next. */
export function tellsWords(team: string, next: string | null): string {
  const at_once = `Everyone in ${team} is told at once.`;
  if (next === null) return at_once;
  return `${at_once} If nobody answers in ${FIRST_RUNG_MINUTES} minutes, we tell ${next}.`;
}

export const ALERT = {
  unknown: 'We cannot show this alert',
  fetching: 'Fetching the alert',
  unknown_words: 'It may be of a team that is not yours.',
  back: 'Board',
  phone: 'Phone now',
  call: ({ name, phone }: { readonly name: string; readonly phone: string }) =>
    `Call ${name}, ${phone}`,
  told: 'Who has been told',
  log: 'What has happened',
  add: 'Add a line',
  add_hint: 'What is happening now? Everyone who was told reads it.',
  add_missing: 'Write what is happening now.',
  add_act: 'Add it',
  on_it: 'I am on it',
  on_it_too: 'I am on it too',
  stand_down: 'It is safe to go on',
  stand_down_title: 'It is safe to go on',
  stand_down_hint: 'Everyone who was told reads it. Nobody further is told.',
  stand_down_why: 'What made it safe?',
  stand_down_missing: 'Say what made it safe.',
  stand_down_act: 'Stand down',
  phoned: 'They phoned.',
  phoned_you: 'You phoned.',
  not_phoned: 'They had not phoned yet.',
  not_phoned_you: 'You had not phoned yet.',
} as const;

/** What the bars over every page say. */
export const BAR = {
  unsent: 'NOT SENT: phone now',
  open: 'Open the alert',
  unheard: 'Nobody is on it yet.',
} as const;

export function stoppedWords(team: string, mine = false): string {
  return mine ? `You stopped the line for ${team}` : `${team} has stopped the line`;
}

/** "The alert is on this device alone, for 3 minutes now. Nobody has been told." */
export function unsentWords(minutes: number): string {
  return `The alert is on this device alone, for ${lasting(minutes)} now. Nobody has been told.`;
}

/** "1 minute", "12 minutes", "2 hours": as long as somebody would say it. */
export function lasting(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `${Math.floor(minutes / 60)} hours`;
}

/** "Staff nurse, today, 9:02am. They phoned." */
export function raisedWords({ raised, phoned = false }: Alert, me: Uuid, now: Instant): string {
  const mine = raised.by === me;
  const [yes, no] = mine
    ? [ALERT.phoned_you, ALERT.not_phoned_you]
    : [ALERT.phoned, ALERT.not_phoned];
  const when = midSentence(whenWords(raised.at, now));
  return `${mine ? 'You' : raised.who}, ${when}. ${phoned ? yes : no}`;
}

/** How it stands, in one or two sentences. */
export function standingWords(alert: Alert, unsent: boolean, now: Instant): string {
  const { stood_down, acknowledged } = alert;
  if (stood_down) {
    return `It is safe to go on. ${stood_down.who} said so at ${timeOnDay(stood_down.at, now)}.`;
  }
  if (unsent) return 'It is on this device alone. Nobody has been told. Phone now.';
  if (acknowledged) return `${acknowledged.who} is on it. ${tookWords(alert)}`;
  const told = minutesTold(alert, now);
  const ago = told < 1 ? 'Told just now.' : `Told ${lasting(told)} ago.`;
  return `${ago} Nobody has answered yet.`;
}

/** "It took 4 minutes until somebody answered." */
function tookWords(alert: Alert): string {
  const minutes = minutesToAcknowledgement(alert);
  return minutes === null ? '' : `That took ${lasting(minutes)}.`;
}

/** "Next: Divisional director at 9:20am.", or that nobody is left to tell. */
export function nextWords(next: NextTold | null, org: Org, now: Instant): string {
  if (next === null) return 'Nobody stands above to be told. Phone.';
  return `Next: ${seatWords(org, next.unit)} at ${timeOnDay(next.at, now)}.`;
}

/** A seat by its title, never its holder; where it has none, the unit. */
export function seatWords(org: Org, unit: Unit): string {
  return org.seats.get(unit.seat ?? '')?.title ?? unit.name;
}

/** "Everyone in Ward 7. Matron, surgical wards.": its own team first, then the seats above. */
export function toldWords(org: Org, told: readonly Uuid[]): string {
  const [home, ...higher] = told.flatMap((id) => org.units.get(id) ?? []);
  if (home === undefined) return '';
  const seats = higher.map((unit) => `${seatWords(org, unit)}.`);
  return [`Everyone in ${home.name}.`, ...seats].join(' ');
}

/** Who reads the log, and when. */
export interface LogReader {
  readonly me: Uuid;
  readonly now: Instant;
  readonly org: Org;
}

/** One line of the live log. */
export function logWords(entry: Entry, { me, now, org }: LogReader): Told {
  const { at, by, move, to, who = 'Someone', words } = entry;
  const mine = by === me;
  const unit = to === undefined ? undefined : org.units.get(to);
  const what = (LINES[move] ?? LINES.note)({
    who: mine ? 'You' : who,
    is: mine ? 'are' : 'is',
    told: unit ? seatWords(org, unit) : '',
  });
  return { what, when: whenWords(at, now), ...(words !== undefined && { quote: `“${words}”` }) };
}

interface Line {
  readonly who: string;
  readonly is: string;
  readonly told: string;
}

type Wording = (line: Line) => string;

const note: Wording = ({ who }) => `${who} wrote`;

const LINES: Readonly<Record<string, Wording>> & { readonly note: Wording } = {
  raise: ({ who }) => `${who} stopped the line`,
  climb: ({ told }) => `We told ${told}`,
  acknowledge: ({ who, is }) => `${who} ${is} on it`,
  stand_down: ({ who }) => `${who} said: it is safe to go on`,
  note,
};
