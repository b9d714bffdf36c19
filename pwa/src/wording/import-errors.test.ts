/** A mistake in a file is told where it stands, with what stood there. */

import { describe, expect, test } from 'vitest';
import { IMPORT_ERRORS } from '../generated/import-errors';
import { importErrorPlace, importErrorWords, type ImportError } from './import-errors';
import { refusalWords } from './refusals';

const UNIT: ImportError = {
  file: 'people.csv',
  row: 7,
  column: 'unit',
  code: 'unit.unknown',
  facts: { found: 'W{x}7' },
};

describe('a mistake in a file', () => {
  test('says what stood there', () => {
    expect(importErrorWords(UNIT).says).toBe('We do not know the unit “W{x}7”.');
  });

  test('lists several', () => {
    const ring = { ...UNIT, code: 'unit.in_a_ring', facts: { rows: [2, 3] } };
    expect(importErrorWords(ring).says).toContain('in a ring: 2, 3.');
  });

  test('that only a rule knows has the words of its refusal', () => {
    const refused = { ...UNIT, code: 'seat.stays_in_its_unit' };
    expect(importErrorWords(refused)).toEqual(refusalWords('seat.stays_in_its_unit'));
  });

  test.each([
    [UNIT, 'people.csv row 7, column unit'],
    [{ ...UNIT, column: null }, 'people.csv row 7'],
    [{ ...UNIT, row: 0, column: null }, 'people.csv'],
  ])('has a place %#', (error, place) => {
    expect(importErrorPlace(error)).toBe(place);
  });

  test.each(Object.entries(IMPORT_ERRORS))('%s says what to do', (_code, words) => {
    expect(words.says).toMatch(/[.]$/);
    expect(words.next).toMatch(/[.]$/);
  });
});
