/** A huddle runs: started by anyone, turned from part to part, paused when care calls. */

import type * as wire from '../../generated/wire';
import type { Huddle, Parked, Turn, Uuid } from '../../generated/wire';
import { type Moment, put } from '../base';
import { dayAt } from '../days';
import { inEffect, unitOf } from '../org';
import { speaking } from '../problems/telling';
import { refuse } from '../refusal';
import { made, unless } from '../shape';
import { ofUnit, type TeamRules, type Told } from '../team';
import { inOrder, isBefore, marked, stampOf, turned } from './log';
import { huddleId } from './slots';

const NOTES_MAX = 20;
const PARKED_MAX = 50;

/** What is said of a slot before anybody knows whether it was begun. */
interface OfASlot {
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly day: wire.Day;
  readonly slot: number;
}

export function tell(huddle: Huddle): readonly Told[] {
  return [{ kind: 'huddle', entity: huddle }];
}

/** The huddle of a slot, or the blank one that its first word begins with. */
export function begun({ unit, huddle, day, slot }: OfASlot, moment: Moment): Huddle {
  if (!inEffect(unitOf(moment.org, unit), dayAt(moment.said_at))) {
    refuse('unit.takes_no_problems', { unit });
  }
  if (huddle !== huddleId(unit, day, slot)) refuse('huddle.unknown');
  const blank: Huddle = { id: huddle, rev: 0, unit, day, slot, state: 'running' };
  return moment.known.find('huddle', huddle) ?? blank;
}

function start(said: wire.StartHuddle, moment: Moment): readonly Told[] {
  const huddle = begun(said, moment);
  const now = stampOf(moment);
  const first = huddle.started === undefined || isBefore(now, huddle.started);
  return tell(marked(first ? withAgenda(huddle, said, now) : huddle, moment, 'started'));
}

function withAgenda(huddle: Huddle, said: wire.StartHuddle, started: wire.Stamp): Huddle {
  const agenda = said.agenda && said.agenda.length > 0 ? said.agenda : undefined;
  return made<Huddle>({ ...huddle, agenda, minutes: unless(10, said.minutes), started });
}

function turn(said: wire.TurnTo, moment: Moment): readonly Told[] {
  const huddle = ofUnit(moment, 'huddle', said.huddle, said.unit);
  const line: Turn = { ...stampOf(moment), part: said.part };
  return tell(turned(huddle, line));
}

function pause(said: wire.PauseHuddle, moment: Moment): readonly Told[] {
  return tell(marked(ofUnit(moment, 'huddle', said.huddle, said.unit), moment, 'paused'));
}

function resume(said: wire.ResumeHuddle, moment: Moment): readonly Told[] {
  return tell(marked(ofUnit(moment, 'huddle', said.huddle, said.unit), moment, 'resumed'));
}

function attend(said: wire.Attend, moment: Moment): readonly Told[] {
  const huddle = ofUnit(moment, 'huddle', said.huddle, said.unit);
  const now = stampOf(moment);
  const { present = {}, counted = {} } = huddle;
  const isNews = (role: string): boolean => {
    const before = counted[role];
    return before === undefined || !isBefore(now, before);
  };
  const news = Object.entries(said.present).filter(([role]) => isNews(role));
  if (news.length === 0) return [];
  const all = Object.entries({ ...present, ...Object.fromEntries(news) });
  const heads = all.filter(([, n]) => n > 0);
  return tell(
    put(huddle, {
      present: heads.length > 0 ? Object.fromEntries(heads.sort()) : undefined,
      counted: { ...counted, ...Object.fromEntries(news.map(([role]) => [role, now])) },
    }),
  );
}

function park(said: wire.Park, moment: Moment): readonly Told[] {
  const huddle = ofUnit(moment, 'huddle', said.huddle, said.unit);
  const stamp = stampOf(moment);
  const parked = huddle.parked ?? [];
  const before = parked.find(({ problem }) => problem === said.problem);
  if (before && isBefore(stamp, before.stamp)) return [];
  const others = parked.filter((one) => one !== before);
  const taken_back = unless(false, said.taken_back);
  const line = made<Parked>({ problem: said.problem, stamp, taken_back });
  const inTime = [...others, line].sort((one, other) => isBefore(one.stamp, other.stamp) ? -1 : 1);
  return tell(put(huddle, { parked: inTime.slice(-PARKED_MAX) }));
}

function noteTest(said: wire.NoteTest, moment: Moment): readonly Told[] {
  const huddle = ofUnit(moment, 'huddle', said.huddle, said.unit);
  const { by, who } = speaking(moment, [said.unit]);
  const { went, words } = said;
  const note = made<wire.Tried>({
    ...stampOf(moment),
    went,
    by,
    who: who === '' ? undefined : who,
    words,
  });
  return tell(put(huddle, { notes: inOrder([...(huddle.notes ?? []), note], NOTES_MAX) }));
}

export const RUNNING = {
  'huddle.start': start,
  'huddle.turn': turn,
  'huddle.pause': pause,
  'huddle.resume': resume,
  'huddle.attend': attend,
  'huddle.park': park,
  'huddle.note_test': noteTest,
} as const satisfies TeamRules;
