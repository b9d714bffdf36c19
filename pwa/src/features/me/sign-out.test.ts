/** Before somebody signs out, they are told what could go wrong, and offered what can be done. */

import { expect, test } from 'vitest';

import { before, type Leaving } from './sign-out';

const READY: Leaving = { has_password: true, away: false, unreachable: false, unsent: 0 };

test.each<[Partial<Leaving>, ReturnType<typeof before>]>([
  [{}, null],
  [{ unsent: 2 }, 'unsent'],
  [{ unsent: 2, unreachable: true }, 'no_network'],
  [{ unreachable: true }, 'no_network'],
  [{ unsent: 2, unreachable: true, has_password: false }, 'no_password'],
  [{ unsent: 1, has_password: false, away: true }, 'unsent'],
])('%o is asked about %s', (leaving, asked) => {
  expect(before({ ...READY, ...leaving })).toBe(asked);
});
