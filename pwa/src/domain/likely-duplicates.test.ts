/** In a ward's own messy words, the device finds what was raised before and nothing else. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { likelyDuplicates, readTexts, recurrenceOf, type Raised } from './likely-duplicates';

const SCANNER = 'The bladder scanner runs flat before the night round';
const SLING = 'Hoist sling missing in bay 3';
const SLING_SIZE = 'Wrong size of sling on the hoist';
const DISCHARGE = 'Discharge medicines come up late from pharmacy';
const CUFF = 'Obs machine in bay 2 has no cuff';
const WIFI = 'Wi-Fi drops in bay 4';
const BUZZER = 'Call bell in bed 12 not working';
const LINEN = 'Not enough clean linen at weekends';
const OXYGEN = 'No oxygen cylinders on the ward';
const COMPUTER = 'Computer on wheels will not charge';
const SCALES = 'Weighing scales have gone missing';
const BLOODS = 'Blood samples not collected after 3pm';
const COMMODE = 'Commode wheels are broken';
const DOOR = 'Side room door sticks';
const PRINTER = 'Printer out of ink again';
const FRIDGE = 'Fridge alarm goes off all night';

const BOARD = [
  ...[SCANNER, SLING, SLING_SIZE, DISCHARGE, CUFF, WIFI, BUZZER, LINEN, OXYGEN, COMPUTER],
  ...[SCALES, BLOODS, COMMODE, DOOR, PRINTER, FRIDGE],
  'No second pair of hands at 6am',
  'Patients wait too long for transport home',
  'Relatives cannot get through on the phone',
  'Staff toilet light broken',
].map((text, n) => raised(text, String(n)));

function raised(text: string, id: string, voices = 1): Raised {
  return { id, text, voices };
}

function textsOf(found: readonly Raised[]): readonly string[] {
  return found.map(({ text }) => text);
}

test.each([
  ['bladder scaner flat again', [SCANNER]],
  ['Bladder scanner battery runs out before the night round', [SCANNER]],
  ['scanner battery dead', [SCANNER]],
  ['hoist sling missing bay 3', [SLING, SLING_SIZE]],
  ['hosit slings missing', [SLING, SLING_SIZE]],
  ['TTOs late again', [DISCHARGE]],
  ['meds for discharge slow', [DISCHARGE]],
  ['dinamap cuff lost', [CUFF]],
  ['no blood pressure machine cuff', [CUFF]],
  ['wifi down', [WIFI]],
  ['wi fi keeps dropping', [WIFI]],
  ['buzzer broken', [BUZZER]],
  ['no sheets again', [LINEN]],
  ['o2 cylinders empty', [OXYGEN]],
  ['pc on wheels flat', [COMPUTER]],
  ["can't find scales", [SCALES]],
  ['bloods not picked up', [BLOODS]],
  ['comode broken', [COMMODE]],
  ['door of side room stuck', [DOOR]],
  ['printr no ink', [PRINTER]],
  ['the fridge', [FRIDGE]],
])('"%s" may repeat %j', (words, found) => {
  expect(textsOf(likelyDuplicates(words, BOARD))).toEqual(found);
});

test.each([
  ['bay 3 curtain torn'],
  ['bay 3 toilet blocked'],
  ['bed 12 mattress broken'],
  ['broken'],
  ['bay 3'],
  ['on the ward at night'],
  ['car park full'],
  ['no gluten free bread at breakfast'],
  ['agency nurse no login'],
  ['lift broken again'],
  ['visitor dropped a cup near the hoist'],
  ['staffing short nights'],
  ['???'],
  [''],
])('"%s" repeats nothing', (words) => {
  expect(textsOf(likelyDuplicates(words, BOARD))).toEqual([]);
});

test('nothing is open, so nothing is repeated', () => {
  expect(likelyDuplicates(SCANNER, [])).toEqual([]);
});

test('the limit keeps the likeliest; of equals, the one with more voices', () => {
  const slings = [
    raised('Sling torn', 'a', 1),
    raised('Sling torn', 'b', 4),
    raised('Sling missing', 'c', 9),
    raised('Sling torn in bay 3', 'd', 9),
  ];
  const found = likelyDuplicates('sling torn', slings, 3);
  expect(found.map(({ id }) => id)).toEqual(['b', 'a', 'd']);
});

test('what was read beforehand answers the same', () => {
  const read = readTexts(BOARD);
  expect(likelyDuplicates('scanner flat', read)).toEqual(likelyDuplicates('scanner flat', BOARD));
  expect(recurrenceOf(SLING, read)).toEqual(recurrenceOf(SLING, BOARD));
});

test.each([
  ['bladder scaner flat again', SCANNER],
  ['Hoist sling missing again', SLING],
  ['wifi drops bay 4', WIFI],
  ['printer has no ink', PRINTER],
])('"%s" seems to be "%s" come back', (words, closed) => {
  expect(recurrenceOf(words, BOARD)?.text).toBe(closed);
});

test.each([
  ['buzzer loud'],
  ['no blood bottles'],
  ['scanner probe cover split'],
  ['car park full'],
])('"%s" is a new problem, though words are shared', (words) => {
  expect(recurrenceOf(words, BOARD)).toBeNull();
});

const WORDS = 'hoist sling scanner flat bay 3 wifi broken meds late door ink obs cuff the again';
const texts = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 7 })
  .map((words) => words.join(' '));
const boards = fc
  .uniqueArray(texts, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((text, n) => raised(text, String(n), n % 3)));

describe('always', () => {
  test('a text repeats itself first, whatever it says', () => {
    fc.assert(
      fc.property(boards, fc.string({ minLength: 3 }), texts, (board, anything, words) => {
        for (const text of [anything, words]) {
          const sought = raised(text, 'sought');
          const others = board.filter((one) => one.text !== text);
          expect(likelyDuplicates(` ${text} `, [...others, sought])[0]).toBe(sought);
        }
      }),
    );
  });

  test('the order of the board does not matter', () => {
    fc.assert(
      fc.property(boards, texts, (board, words) => {
        const found = likelyDuplicates(words, board, 12);
        expect(likelyDuplicates(words, [...board].reverse(), 12)).toEqual(found);
      }),
    );
  });

  test('what has come back is also a likely duplicate, and the first of them', () => {
    fc.assert(
      fc.property(boards, texts, (board, words) => {
        const back = recurrenceOf(words, board);
        const [first = null] = likelyDuplicates(words, board);
        expect(back === null || back === first).toBe(true);
      }),
    );
  });
});
