/** Whatever was refused or is held says what it was, in the words of its button. */

import { describe, expect, test } from 'vitest';

import { NEEDED } from '../generated/authz';
import { saidWords } from './said';

const SAID = Object.entries(NEEDED).filter(([, { needs }]) => needs !== 'system');

describe('what was said', () => {
  test.each(SAID)('%s has words', (command) => {
    expect(saidWords(command)).toMatch(/^You (?!said this)[^.]+$/u);
  });

  test.each([
    ['alert.acknowledge', 'You tapped “I am on it”'],
    ['problem.own', 'You tapped “Own it”'],
    ['give_permission', 'You tapped “Give permission”'],
    ['of a newer app', 'You said this'],
  ])('%s: %s', (command, words) => {
    expect(saidWords(command)).toBe(words);
  });
});
