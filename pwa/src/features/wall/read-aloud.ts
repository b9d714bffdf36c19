/** What the part that is on is about, in lines that a room can read: no act, and nobody's name. */

import type { Desk } from '../../data/desk.svelte';
import { dayAt, daysAfter } from '../../domain/days';
import { agendaFor } from '../../domain/huddles/agenda';
import { risksToday } from '../../domain/huddles/risks-today';
import { pointOf } from '../../domain/measures/derived';
import { countersOf } from '../../domain/measures/ours';
import { loopReached, type Quarter } from '../../domain/problems/derived';
import { replyOf } from '../../domain/problems/reply';
import type {
  Huddle,
  Measure,
  Part,
  Problem,
  Risk,
  Script,
  Tally,
  Unit,
} from '../../generated/wire';
import { BOARD } from '../../wording/board';
import { DAY_COUNTS, valueWords } from '../../wording/counters';
import { presentWords } from '../../wording/huddle-moments';
import { holderWords, nextWords, questionOf } from '../../wording/problem-words';
import { WALL } from '../../wording/wall';

export interface Line {
  readonly key: string;
  readonly words: string;
  readonly reached?: Quarter;
  readonly second?: string;
  readonly when?: string;
}

interface Room {
  readonly desk: Desk;
  readonly unit: Unit;
  readonly script: Script | undefined;
  readonly huddle: Huddle;
  readonly huddles: readonly Huddle[];
}

export function readAloud(part: Part, room: Room): readonly Line[] {
  const { desk, huddle, huddles, script } = room;
  const agenda = agendaFor(desk.problems, huddle, huddles, desk.now);
  switch (part) {
    case 'opener':
      return (script?.focuses ?? []).map(({ words }) => ({ key: words, words }));
    case 'roll_call':
      return counted(huddle);
    case 'answers':
    case 'send_down':
      return agenda.answers.slice(0, 1).flatMap(answer);
    case 'numbers':
      return numbers(room);
    case 'risks':
      return risks(room);
    case 'open_items':
    case 'asks':
      return agenda.items.map((one) => item(one, desk));
    case 'in_the_way':
      return agenda.said.map((one) => item(one, desk));
    case 'test':
      return tried(script);
    case 'thanks':
    case 'good_news':
      return [];
    default:
      return part satisfies never;
  }
}

function counted({ present = {} }: Huddle): readonly Line[] {
  const words = presentWords(present);
  return words === '' ? [] : [{ key: 'present', words }];
}

function answer(problem: Problem): readonly Line[] {
  const reply = replyOf(problem);
  if (!reply) return [];
  const second = `${BOARD.you_said(problem.text)}.`;
  return [{ key: problem.id, words: reply.words, second, when: questionOf(problem) }];
}

function numbers({ desk, unit }: Room): readonly Line[] {
  const today = dayAt(desk.now);
  const all = [...desk.view.all('measure').values()] as unknown as readonly Measure[];
  const tallies = [...desk.view.all('tally').values()] as unknown as readonly Tally[];
  return countersOf(all, unit.id, today).map((measure) => {
    const point = pointOf(measure, tallies, daysAfter(today, -1));
    const second = point ? valueWords(measure, point.value) : DAY_COUNTS.untold;
    return { key: measure.id, words: measure.name, second };
  });
}

function risks({ desk, unit }: Room): readonly Line[] {
  const all = [...desk.view.all('risk').values()] as unknown as readonly Risk[];
  return risksToday(all, unit.id, desk.now).map(({ id, words }) => ({ key: id, words }));
}

function item(problem: Problem, { org, now }: Desk): Line {
  const when = nextWords(problem, now, false);
  return {
    key: problem.id,
    words: problem.text,
    reached: loopReached(problem),
    second: `${holderWords(problem, org, now)}.`,
    ...(when !== null && { when }),
  };
}

function tried(script: Script | undefined): readonly Line[] {
  if (!script?.test) return [];
  const { words, we_think } = script.test;
  return [{ key: 'test', words, ...(we_think && { second: WALL.we_think(we_think) }) }];
}
