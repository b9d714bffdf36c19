/** A number is said as the wire takes it, and what is missing is asked for at its field. */

import { expect, test } from 'vitest';

import { commandOf, fieldsOf, mistakesIn } from './numbers';

const SITE = {
  route: 'urgent',
  name: ' Site manager ',
  phone: ' 01234 555 999',
  hours: ' ',
  link: ' ',
};

test('what is typed becomes a command without its blanks', () => {
  expect(commandOf(SITE, 'c')).toEqual({
    do: 'contact.set',
    contact: 'c',
    route: 'urgent',
    name: 'Site manager',
    phone: '01234 555 999',
  });
});

test('a number that is changed begins as it stands, its hours too', () => {
  const { phone, ...kept } = { ...SITE, link: 'https://site.example' };
  const contact = { ...kept, id: 'c', rev: 1, route: 'hr', phone, hours: 'Weekdays' } as const;
  expect(commandOf(fieldsOf(contact), 'c')).toHaveProperty('hours', 'Weekdays');
});

test('the form of a service is kept as a browser shows it', () => {
  const { link } = commandOf({ ...SITE, link: ' site.example/new ' }, 'c');
  expect(link).toBe('https://site.example/new');
});

test.each([
  [{ name: ' ' }, ['number-name']],
  [{ phone: 'none' }, ['number-phone']],
  [{ phone: '7' }, ['number-phone']],
  [{ link: 'http://site.example' }, ['number-link']],
  [{ link: 'ask them' }, ['number-link']],
  [{ link: 'https://site.example' }, []],
  [{ name: '', phone: '' }, ['number-name', 'number-phone']],
  [{}, []],
])('%o is asked for again at %o', (wrong, fields) => {
  expect(mistakesIn({ ...SITE, ...wrong }).map(({ field_id }) => field_id)).toEqual(fields);
});
