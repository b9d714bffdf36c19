/** A field counts only when the reader nears its limit. */
import { describe, expect, it } from 'vitest';
import { nearLimit } from './field';

describe('nearLimit', () => {
  it.each([
    { name: 'no limit, no count', value: 'a'.repeat(900), max: undefined, left: null },
    { name: 'plenty of room is not counted', value: 'a'.repeat(79), max: 100, left: null },
    { name: 'the last fifth is counted', value: 'a'.repeat(80), max: 100, left: 20 },
    { name: 'a full field has none left', value: 'a'.repeat(100), max: 100, left: 0 },
    { name: 'words pasted over it leave none', value: 'a'.repeat(120), max: 100, left: 0 },
  ])('$name', ({ value, max, left }) => {
    expect(nearLimit(value, max)).toBe(left);
  });
});
