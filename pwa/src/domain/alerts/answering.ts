/** Whoever is told of an alert says that they have heard, writes as it goes on, and ends it. */

import type {
  AcknowledgeAlert,
  Acknowledged,
  Alert,
  Day,
  NoteOnAlert,
  Person,
  StandDownAlert,
} from '../../generated/wire';
import { put, type Moment } from '../base';
import { dayAt, laterOf } from '../days';
import { refuse } from '../refusal';
import { hasRight } from '../rights';
import { inOrder } from '../problems/telling';
import { ofUnit, type TeamRules, type Told } from '../team';
import { logged, speakerOf } from './log';

/** It climbs no further. Its raiser has heard it already, so another one says this. */
function acknowledge(said: AcknowledgeAlert, moment: Moment): readonly Told[] {
  const alert = ofUnit(moment, 'alert', said.alert, said.unit);
  if (moment.speaker.id === alert.raised.by) refuse('alert.heard_by_another');
  if (!mayAcknowledge(alert, moment.speaker, dayAt(moment.heard_at))) {
    refuse('right.missing', { right: 'team_work' });
  }
  const { by, who, unit } = speakerOf(alert, moment);
  const at = laterOf(moment.said_at, alert.raised.at);
  const heard: Acknowledged = { by, who, at, id: moment.command_id, unit };
  const before = alert.acknowledged ? [alert.acknowledged] : [];
  const [first] = inOrder([...before, heard]);
  const log = logged(alert, moment, 'acknowledge');
  return told(put(alert, { acknowledged: first, climbs_at: undefined, log }));
}

function note(said: NoteOnAlert, moment: Moment): readonly Told[] {
  const alert = ofUnit(moment, 'alert', said.alert, said.unit);
  return told(put(alert, { log: logged(alert, moment, 'note', said.words) }));
}

function standDown(said: StandDownAlert, moment: Moment): readonly Told[] {
  const alert = ofUnit(moment, 'alert', said.alert, said.unit);
  if (!mayStandDown(alert, moment.speaker, dayAt(moment.heard_at))) {
    refuse('alert.raiser_or_seat_only');
  }
  if (alert.stood_down) {
    refuse('alert.stood_down', { who: alert.stood_down.who, at: alert.stood_down.at });
  }
  const { by, who, unit } = speakerOf(alert, moment);
  const at = laterOf(moment.said_at, alert.raised.at);
  const stood_down = { by, who, at, unit, words: said.words };
  const log = logged(alert, moment, 'stand_down', said.words);
  return told(put(alert, { stood_down, climbs_at: undefined, log }));
}

/** Anybody of a team that was told, but not whoever raised it. */
export function mayAcknowledge(alert: Alert, person: Person, day: Day): boolean {
  const another = alert.raised.unnamed === true || person.id !== alert.raised.by;
  return another && alert.told.some((unit) => hasRight(person, 'team_work', day, unit));
}

/** Its raiser, or a seat that was told; with no name to it, anybody of its team. */
export function mayStandDown(alert: Alert, person: Person, day: Day): boolean {
  const { raised, unit } = alert;
  const of_the_team = raised.unnamed === true && hasRight(person, 'team_work', day, unit);
  const theirs = raised.unnamed !== true && person.id === raised.by;
  return theirs || of_the_team || alert.told.some((one) => hasRight(person, 'answer', day, one));
}

function told(alert: Alert): readonly Told[] {
  return [{ kind: 'alert', entity: alert }];
}

export const ANSWERING_ALERTS = {
  'alert.acknowledge': acknowledge,
  'alert.note': note,
  'alert.stand_down': standDown,
} as const satisfies TeamRules;
