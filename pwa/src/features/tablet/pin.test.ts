// What is typed or pasted becomes six digits, and the first guesses of anybody are no PIN.

import { describe, expect, it } from 'vitest';

import { digitsOf, isTooEasy, isWhole } from './pin';

describe('a PIN', () => {
  it('is read from what was typed or pasted', () => {
    expect(digitsOf(' 481-516 ')).toBe('481516');
    expect(digitsOf('48151623')).toBe('481516');
    expect(isWhole(digitsOf('48151'))).toBe(false);
    expect(isWhole(digitsOf('481516'))).toBe(true);
  });

  it.each(['000000', '123456', '987654'])('is not %s', (pin) => {
    expect(isTooEasy(pin)).toBe(true);
  });

  it.each(['481516', '112233', '123455'])('may be %s', (pin) => {
    expect(isTooEasy(pin)).toBe(false);
  });
});
