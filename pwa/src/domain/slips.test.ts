/** A mistyped word is known for the one that was meant, and another word is left alone. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { slipOf } from './slips';

test.each([
  ['scaner', 'scanner'],
  ['scannner', 'scanner'],
  ['scabner', 'scanner'],
  ['hosit', 'hoist'],
  ['hoits', 'hoist'],
  ['comode', 'commode'],
  ['oxegen', 'oxygen'],
  ['pharmcy', 'pharmacy'],
  ['cathetar', 'catheter'],
  ['thermomiter', 'thermometer'],
  ['resusitaton', 'resuscitation'],
])('%s is %s mistyped', (typed, meant) => {
  expect([slipOf(typed, meant), slipOf(meant, typed)]).toEqual([true, true]);
});

test.each([
  ['common', 'commode'],
  ['night', 'light'],
  ['bed', 'bad'],
  ['ward', 'word'],
  ['transfer', 'transport'],
  ['hoist', 'host'],
  ['table', 'tablet1'],
  ['pressure', 'prescribed'],
])('%s is another word than %s', (one, other) => {
  expect([slipOf(one, other), slipOf(other, one)]).toEqual([false, false]);
});

test('any word of five letters survives one swap after its first', () => {
  const words = fc.stringMatching(/^[a-z]{5,12}$/);
  fc.assert(
    fc.property(words, fc.nat(), (word, seed) => {
      const at = 1 + (seed % (word.length - 2));
      const swapped = word.charAt(at + 1) + word.charAt(at);
      const typed = word.slice(0, at) + swapped + word.slice(at + 2);
      expect(slipOf(typed, word)).toBe(true);
    }),
  );
});
