/** Every part says what it is, what to do and how it is called next, in every setting. */

import { describe, expect, test } from 'vitest';

import { QUIETEST_FIRST, STARTERS } from '../domain/huddles/starters';
import type { Part, Setting } from '../generated/wire';
import { nextWords, PARTS, ROLES, SETTINGS, wordsOf, wordsOfPart } from './huddle-parts';

const SETTING_KEYS = Object.keys(STARTERS) as Setting[];
const PART_KEYS = Object.keys(PARTS) as Part[];
const LINE_MAX = 90; // two lines of a phone at the size of a huddle

describe.each(SETTING_KEYS)('in %s', (setting) => {
  test.each(PART_KEYS)('%s is worded', (part) => {
    const { title, line, next } = wordsOfPart(part, setting);
    expect(title).toMatch(/^\S.+\S$/u);
    expect(line).toMatch(/^[A-Z].+[.?]$/u);
    expect(line.length).toBeLessThanOrEqual(LINE_MAX);
    expect(next).toMatch(/^[a-z]/u);
  });
});

test('every starter and every role has a name', () => {
  expect(Object.keys(SETTINGS).sort()).toEqual([...SETTING_KEYS].sort());
  expect(Object.keys(ROLES).sort()).toEqual([...QUIETEST_FIRST].sort());
});

test('a setting has its own word for what it looks ahead to', () => {
  expect(wordsOfPart('risks', 'theatres').title).toBe('The list today');
  expect(wordsOfPart('risks', 'community').title).toBe('The round today');
  expect(wordsOfPart('thanks', 'theatres')).toEqual(PARTS.thanks);
});

test('a team’s own words stand before the app’s', () => {
  const section = { part: 'test', seconds: 30, title: 'Our tea trolley' } as const;
  expect(wordsOf(section, 'ward')).toEqual({
    title: 'Our tea trolley',
    line: PARTS.test.line,
    next: 'Our tea trolley',
  });
  expect(nextWords(section, 'ward')).toBe('Next: Our tea trolley');
  expect(nextWords({ part: 'test', seconds: 30 }, 'ward')).toBe('Next: one test');
});
