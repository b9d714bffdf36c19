/** The enabling act comes first, and no move that is allowed goes missing. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { MOVES, type Move } from '../../domain/problems/moves';
import { offersOf, type Standing } from './offers';

const FRESH: Standing = { promised: false, new_date: false };
const ASKED: readonly Move[] = [
  'problem.own',
  'problem.accept',
  'problem.answer',
  'problem.return',
  'problem.forward',
  'problem.note',
  'problem.merge',
];

test('the asked seat removes a barrier first and takes it over last', () => {
  expect(offersOf(ASKED, FRESH)).toEqual({
    as: 'asked',
    main: 'problem.accept',
    others: ['problem.answer', 'give_permission', 'offer_coach', 'problem.own'],
    links: ['problem.return', 'problem.forward', 'problem.merge'],
    more: ['problem.note'],
  });
});

test.each([
  ['has time', false, 'problem.resolve', 'problem.accept'],
  ['is nearly due, or late', true, 'problem.accept', 'problem.resolve'],
])('a promise that %s', (_, new_date, main, next) => {
  const offers = offersOf([...ASKED, 'problem.resolve'], { promised: true, new_date });
  expect([offers.main, offers.others[0]]).toEqual([main, next]);
});

test.each<[string, readonly Move[], string, readonly string[]]>([
  ['new', ['problem.own', 'problem.escalate', 'problem.note'], 'problem.own', ['problem.escalate']],
  [
    'owned',
    ['problem.escalate', 'problem.progress', 'problem.wait', 'problem.resolve'],
    'problem.resolve',
    ['problem.progress', 'problem.escalate'],
  ],
  ['paused', ['problem.resume', 'problem.resolve'], 'problem.resume', ['problem.resolve']],
])('what is %s has its main act in the panel', (_, allowed, main, others) => {
  const offers = offersOf(allowed, FRESH);
  expect([offers.as, offers.main, offers.others]).toEqual(['team', main, others]);
});

test('whatever is allowed is offered once', () => {
  const any = fc.record({
    allowed: fc.subarray([...MOVES]),
    standing: fc.record({ promised: fc.boolean(), new_date: fc.boolean() }),
  });
  fc.assert(
    fc.property(any, ({ allowed, standing }) => {
      // Asked of a seat that may answer, the first act is always one that it may do.
      fc.pre(!allowed.includes('problem.answer') || allowed.includes('problem.accept'));
      const { main, others, links, more } = offersOf(allowed, standing);
      const offered = [...(main === null ? [] : [main]), ...others, ...links, ...more];
      const in_place = ['problem.confirm', 'problem.check'];
      const wanted = allowed.filter((move) => !in_place.includes(move)) as readonly string[];
      const variants = [
        ...(allowed.includes('problem.answer') ? ['give_permission'] : []),
        ...(allowed.includes('problem.return') ? ['offer_coach'] : []),
      ];
      expect([...offered].sort()).toEqual([...wanted, ...variants].sort());
    }),
  );
});
