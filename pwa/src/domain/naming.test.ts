/** What may name somebody is asked about; what wards write every day is not. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { tracesIn } from './naming';

const PEOPLE = ['Amina Yusuf', 'Will Rose', 'Jo O’Neill'];

test.each<readonly [text: string, found: readonly string[]]>([
  ['Notes of 943 476 5919 lay open', ['nhs_number: 943 476 5919']],
  ['Notes of 9434765919 lay open', ['nhs_number: 9434765919']],
  ['Order 943 476 5918 came late', []],
  ['Ring 01632 960 001 after five', ['phone: 01632 960 001']],
  ['Ring +44 7700 900123', ['phone: +44 7700 900123']],
  ['Bleep 4512', []],
  ['Born 03/02/1948', ['date: 03/02/1948']],
  ['since 3 February 1948', ['date: 3 February 1948']],
  ['Fixed on 3 February', []],
  ['She was born 1948', ['date: born 1948']],
  ['DOB: 1948, no notes', ['date: DOB: 1948']],
  ['Born in March 1948', ['date: Born in March 1948']],
  ['The newborn checks wait since 2019', []],
  ['Cots were bought in 1948', []],
  ['Wristband 1948-03-02', ['date: 1948-03-02']],
  ['Wristband 1948/03/02', ['date: 1948/03/02']],
  ['Lot 1948-33-02', []],
  ['Lot 2019-0302', []],
  ['Write to kit.marsh@ward.example.', ['email: kit.marsh@ward.example']],
  ['sent home to SW1A 2AA', ['postcode: SW1A 2AA']],
  ['sent to 10 Elm Road, SW1A 2AA', ['address: 10 Elm Road, SW1A 2AA']],
  ['sent to 10b SW1A 2AA', ['address: 10b SW1A 2AA']],
  ['12 chairs went to SW1A 2AA', ['postcode: SW1A 2AA']],
  ['Moved to B2 3PM', []],
  ['Mrs Patel waited for a chair', ['title: Mrs Patel']],
  ['Dr. O’Neill has the key', ['title: Dr. O’Neill']],
  ['The doctor has the key', []],
  ['The man in bed 12 had no call bell', ['bed: bed 12']],
  ['The lamp over bed 12 flickers', []],
  ['Bay 3 is cold at night', []],
  ['No call bell at bed 4 Okafor', ['bed: bed 4 Okafor']],
  ['Bed 4: Okafor waits', ['bed: Bed 4: Okafor']],
  ['Bed 4 (O’Neill) waits', ['bed: Bed 4 (O’Neill']],
  ['Okafor in bed 4 waits', ['bed: Okafor in bed 4']],
  ['Okafor, bed 4', ['bed: Okafor, bed 4']],
  ['Tell Smith-Jones in bed 12b', ['bed: Smith-Jones in bed 12b']],
  ['Mrs Patel in bed 4', ['title: Mrs Patel']],
  ['Bed 4 hoist', []],
  ['Bed 4 Hoist slings are torn', []],
  ['Bed 4 Call bell is dead', []],
  ['Bed 4 BP cuff is lost', []],
  ['Bed 4 NEWS chart is missing', []],
  ['Bed 4 Insulin came late', []],
  ['Bed 4 Amoxicillin was not there', []],
  ['Paracetamol, bed 4', []],
  ['Bed 4 Monday and Tuesday', []],
  ['Bed 4 Maple Ward', []],
  ['Maple Ward bed 4', []],
  ['Oxygen at bed 4 is empty', []],
  ['Curtains in bed 4 are torn', []],
  ['Nobody in bed 4', []],
  ['The lamp is out. Bed 4. Ask Estates', []],
  ['Move to bed 4', []],
  ['Amina asked Estates', ['name: Amina']],
  ['Amina Yusuf asked Will', ['name: Amina Yusuf', 'name: Will']],
  ['It was Yusuf’s idea', ['name: Yusuf’s']],
  ['The rose beds will be moved', []],
  ['Ask Will or Mrs Rose', ['name: Will', 'title: Mrs Rose']],
  ['Jo found it', []], // two letters are too few to tell
  ['', []],
])('%s', (text, found) => {
  const traces = tracesIn(text, PEOPLE).map(({ kind, words }) => `${kind}: ${words}`);
  expect(traces).toEqual(found);
});

test('every trace stands where it says, and none lies in another', () => {
  const piece = fc.constantFrom(
    'Mrs ', 'Patel', ' bed 4 ', 'she ', '943 476 5919', 'Amina', '@', '.', ' ', '0', '7', 'a',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      let until = 0;
      for (const { words, from } of tracesIn(text, PEOPLE)) {
        expect(text.slice(from, from + words.length)).toBe(words);
        expect(from).toBeGreaterThanOrEqual(until);
        until = from + words.length;
      }
    }),
  );
});
