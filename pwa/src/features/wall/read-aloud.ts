/** What the part that is on is about, in lines that a room can read: no act, and nobody's name. */

import { measuresIn, talliesIn } from '../../data/counters-view';
import type { Desk } from '../../data/desk.svelte';
import { dayAt, daysAfter } from '../../domain/days';
import { agendaFor } from '../../domain/huddles/agenda';
import { huddleBefore } from '../../domain/huddles/derived';
import { teamsIn } from '../../domain/huddles/looking-back';
import { risksToday } from '../../domain/huddles/risks-today';
import { goodNews, newsSince, sentDown } from '../../domain/huddles/tier-news';
import { isCovered } from '../../domain/measures/covering';
import { pointOf } from '../../domain/measures/derived';
import { countersOf } from '../../domain/measures/ours';
import { owedBy } from '../../domain/problems/board';
import { loopReached, type Quarter } from '../../domain/problems/derived';
import { replyOf } from '../../domain/problems/reply';
import type { Cascade, Huddle, Part, Problem } from '../../generated/wire';
import type { Risk, Script, Unit } from '../../generated/wire';
import { BOARD } from '../../wording/board';
import { DAY_COUNTS, SINCE, valueWords } from '../../wording/counters';
import { focusLine } from '../../wording/focus-line';
import { OPENER, presentWords } from '../../wording/huddle-moments';
import { READING, TIER } from '../../wording/huddle-problems';
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
  readonly desk: Pick<Desk, 'now' | 'org' | 'problems' | 'view'>;
  readonly unit: Unit;
  readonly script: Script | undefined;
  readonly huddle: Huddle;
  readonly huddles: readonly Huddle[];
}

export function readAloud(part: Part, room: Room): readonly Line[] {
  const { desk, huddle, huddles, script, unit } = room;
  const agenda = agendaFor(desk.problems, huddle, huddles, desk.now);
  const since_ms = newsSince(huddleBefore(huddles, huddle), desk.now);
  switch (part) {
    case 'opener':
      return opener(room);
    case 'roll_call':
      return counted(huddle);
    case 'answers':
      return agenda.answers.slice(0, 1).flatMap(answer);
    case 'send_down':
      return wentDown(room, since_ms);
    case 'numbers':
      return numbers(room);
    case 'risks':
      return risks(room);
    case 'open_items':
      return [...agenda.parked, ...agenda.items].map((one) => item(one, desk));
    case 'asks':
      return owedBy(desk.problems, unit.id).map((one) => item(one, desk));
    case 'in_the_way':
      return agenda.said.map((one) => item(one, desk));
    case 'test':
      return tried(script);
    case 'good_news':
      return goodNews(desk.problems, unit.id, since_ms).map(fixed);
    case 'thanks':
      return [];
    default:
      return part satisfies never;
  }
}

function opener({ desk, huddle, script, unit }: Room): readonly Line[] {
  const cascadeOf = (id: string) => desk.view.find('cascade', id) as unknown as Cascade | undefined;
  const teams = teamsIn(desk.org, unit.id, huddle.day, cascadeOf);
  const met = teams ? [{ key: 'teams', words: OPENER.teams_in(teams.n, teams.of) }] : [];
  const [measures, tallies] = [measuresIn(desk.view), talliesIn(desk.view)];
  const focuses = (script?.focuses ?? []).map((focus) => {
    const second = focusLine(focus, measures, tallies, desk.now);
    return { key: focus.words, words: focus.words, ...(second !== null && { second }) };
  });
  return [...met, ...focuses];
}

function wentDown({ desk, unit }: Room, since_ms: number): readonly Line[] {
  return [...sentDown(desk.problems, unit.id, since_ms)].flatMap(([ward, sent]) => {
    const to = TIER.down(desk.org.units.get(ward)?.name ?? '');
    return sent.map(({ problem, answer: { id, words } }) => (
      { key: id, words, second: `${to}. ${READING.they_said(problem.text)}` }
    ));
  });
}

function fixed({ id, outcome, text }: Problem): Line {
  return { key: id, words: outcome?.words ?? text, second: READING.they_said(text) };
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
  const tallies = talliesIn(desk.view);
  return countersOf(measuresIn(desk.view), unit.id, today).map((measure) => {
    const point = pointOf(measure, tallies, daysAfter(today, -1));
    const told = point ? valueWords(measure, point.value) : DAY_COUNTS.untold;
    const second = isCovered(measure, desk.now) ? SINCE.covered : told;
    return { key: measure.id, words: measure.name, second };
  });
}

function risks({ desk, unit }: Room): readonly Line[] {
  const all = [...desk.view.all('risk').values()] as unknown as readonly Risk[];
  return risksToday(all, unit.id, desk.now).map(({ id, words }) => ({ key: id, words }));
}

function item(problem: Problem, { org, now }: Room['desk']): Line {
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
