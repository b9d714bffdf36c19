/** Leaders read what they sent down and what worked, since they last met and from others alone. */

import { describe, expect, test } from 'vitest';

import type { Answer, Huddle, Outcome, Problem } from '../../generated/wire';
import { goodNews, newsSince, sentDown } from './tier-news';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [MATRON, MAPLE, OAK] = [id(1), id(2), id(3)];
const AT = '2018-08-06T08:00:00Z';
const NOW = '2018-08-06T09:00:00Z';
const BEFORE = '2018-08-05T08:00:00Z';
const SINCE = Date.parse('2018-08-05T10:00:00Z');

function problem(n: number, unit: string, more: Partial<Problem> = {}): Problem {
  return { id: id(n), rev: 1, unit, text: 'A sink drips', state: 'closed', ...more } as Problem;
}
function answer(n: number, at: string, unit = MATRON): Answer {
  return { id: id(n), at, unit, by: id(9), who: 'Matron', kind: 'done', words: 'It is mended' };
}
const fixed = { at: AT, words: 'It is mended', fixed: 'yes' } as Outcome;

test('news begins where the last huddle began, or a day ago', () => {
  const started = { at: BEFORE, id: id(8) };
  const last = { id: id(50), started } as unknown as Huddle;
  expect(newsSince(last, NOW)).toBe(Date.parse(BEFORE));
  expect(newsSince(null, NOW)).toBe(Date.parse('2018-08-05T09:00:00Z'));
});

test('answers go down ward by ward, newest first, those of others left out', () => {
  const all = [
    problem(11, MAPLE, { answers: [answer(1, AT), answer(2, BEFORE)] }),
    problem(12, OAK, { answers: [answer(3, AT)] }),
    problem(13, MAPLE, { answers: [answer(4, NOW)] }),
    problem(14, MAPLE, { answers: [answer(5, AT, OAK)] }),
    problem(15, MATRON, { answers: [answer(6, AT)] }),
  ];
  const down = sentDown(all, MATRON, SINCE);
  const ids = [...down].map(([ward, sent]) => [ward, sent.map((one) => one.answer.id)]);
  expect(new Map(ids as [string, string[]][])).toEqual(
    new Map([
      [MAPLE, [id(4), id(1)]],
      [OAK, [id(3)]],
    ]),
  );
});

describe('good news', () => {
  const closed = { ended_at: AT, outcome: fixed };

  test('is what others closed as fixed, newest first', () => {
    const all = [
      problem(11, MAPLE, closed),
      problem(12, OAK, { ...closed, ended_at: NOW }),
      problem(13, MATRON, closed),
      problem(14, MAPLE, { ...closed, ended_at: BEFORE }),
    ];
    expect(goodNews(all, MATRON, SINCE).map((one) => one.id)).toEqual([id(12), id(11)]);
  });

  test.each<[string, Partial<Problem>]>([
    ['partly', { ...closed, outcome: { ...fixed, fixed: 'partly' } }],
    ['a no to live with', { ...closed, outcome: { ...fixed, answer: 'no' } }],
    ['still open', { ...closed, state: 'resolved' }],
  ])('is not %s', (_, more) => {
    expect(goodNews([problem(11, MAPLE, more)], MATRON, SINCE)).toEqual([]);
  });
});
