/** Each address opens its page, of the team that it names; any other says so. */

import { expect, test } from 'vitest';

import { routeOf } from './routes';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

test.each([
  ['/', { page: 'board' }],
  [`/item/${ID}`, { page: 'item', id: ID }],
  ['/item/7', { page: 'unknown' }],
  ['/huddle', { page: 'huddle', id: null }],
  [`/huddle/${ID}`, { page: 'huddle', id: ID }],
  ['/huddle/core', { page: 'huddle_core' }],
  ['/huddle/setup', { page: 'huddle_setup', id: null }],
  [`/huddle/setup/${ID}`, { page: 'huddle_setup', id: ID }],
  [`/huddle/${ID}/${ID}`, { page: 'unknown' }],
  [`/numbers/${ID}`, { page: 'numbers', id: ID }],
  [`/certificate/${ID}`, { page: 'certificate', id: ID }],
  ['/you-said', { page: 'you_said', id: null }],
  [`/you-said/${ID}/more`, { page: 'unknown' }],
  ['/elsewhere', { page: 'unknown' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toStrictEqual(route);
});
