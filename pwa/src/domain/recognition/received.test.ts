/** A thank-you reaches whoever it is for, and nobody sees one that is another's. */

import { expect, test } from 'vitest';

import type { Person, Thanks } from '../../generated/wire';
import { receivedBy } from './received';

const AMINA: Person = {
  id: 'amina',
  rev: 1,
  name: 'Amina',
  memberships: [{ seat: 'nurse', unit: 'ash', role: 'member' }],
};
const TODAY = '2026-08-03';

function thanks(id: string, to: Partial<Thanks>, at = '2026-08-03T09:00:00Z'): Thanks {
  const given = { by: 'bo', who: 'Staff nurse', at };
  return { id, rev: 1, unit: 'oak', words: 'Stayed late', given, ...to };
}

test.each([
  ['what is for me', { to_person: 'amina' }, true],
  ['what is for my team', { to_unit: 'ash' }, true],
  ['what is for somebody else', { to_person: 'cal' }, false],
  ['what is for another team', { to_unit: 'oak' }, false],
  ['what went outside', { to_outside: 'The porters' }, false],
])('%s', (_, to, mine) => {
  expect(receivedBy(AMINA, [thanks('one', to)], TODAY)).toHaveLength(mine ? 1 : 0);
});

test('what I said to somebody outside is not to me', () => {
  const mine = thanks('one', { to_outside: 'The porters' });
  const given = { ...mine, given: { ...mine.given, by: 'amina' } };
  expect(receivedBy(AMINA, [given], TODAY)).toStrictEqual([]);
});

test('the newest first', () => {
  const old = thanks('old', { to_person: 'amina' }, '2026-08-01T09:00:00Z');
  const late = thanks('late', { to_unit: 'ash' }, '2026-08-02T09:00:00Z');
  const found = receivedBy(AMINA, [old, late], TODAY);
  expect(found.map(({ id }) => id)).toStrictEqual(['late', 'old']);
});
