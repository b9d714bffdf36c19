// What a person sees of their own words, before and after the server has spoken.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { labelled, named, newest, overlay, receiptOf, type Reducers, type Row } from './overlay';
import type { Waiting } from './record';
import type { Entity } from './wire';

type Note = Entity & { readonly words: readonly string[] };

const reducers: Reducers = {
  'note.write': (lookup, said) => {
    const { note } = said.command as unknown as { readonly note: string };
    const known = lookup(note)?.entity as Note | undefined;
    if (known?.words.includes(said.id)) return [];
    const words = [...(known?.words ?? []), said.id];
    const entity: Note = { id: note, rev: (known?.rev ?? 0) + 1, words };
    return [{ kind: 'note', entity }];
  },
};

const told = { reducers, context: { person: 'me', all: () => new Map() } };

function writing(id: string, note: string, more: Partial<Waiting> = {}): Waiting {
  const command = { do: 'note.write', note } as Waiting['said']['command'];
  const said = { id, n: 1, said_at: '2026-11-22T09:00:00Z', command };
  return { said, answer: null, prior: null, ...more };
}

const nothing = (): undefined => undefined;

describe('a time', () => {
  it.each([
    ['1996-01-01T00:00:00Z', Date.parse('2026-11-22T09:00:00Z') - Date.parse('1996-01-01')],
    ['2031-05-01T12:00:00Z', Date.parse('2026-11-22T09:00:00Z') - Date.parse('2031-05-01T12:00Z')],
    ['2026-11-22T09:00:00Z', 0],
  ])('said on a clock of %s is shown as the server will label it', (said_at, skew_ms) => {
    const said = { ...writing('1', 'a').said, said_at };
    expect(labelled(said, skew_ms).said_at).toBe('2026-11-22T09:00:00Z');
  });
});

describe('overlay', () => {
  it('lays what was said here over what the server said', () => {
    const known: Row = { kind: 'note', entity: { id: 'a', rev: 4, words: ['old'] } as Note };
    const base = (id: string): Row | undefined => (id === 'a' ? known : undefined);
    const seen = overlay(base, [writing('1', 'a'), writing('2', 'a'), writing('3', 'b')], told);
    expect([...seen.values()].map(({ entity }) => entity)).toEqual([
      { id: 'a', rev: 6, words: ['old', '1', '2'] },
      { id: 'b', rev: 1, words: ['3'] },
    ]);
  });

  it('takes what somebody said on a shared device as theirs', () => {
    const heard: string[] = [];
    const listening: Reducers = {
      'note.write': (_lookup, _said, { person }) => {
        heard.push(person);
        return [];
      },
    };
    const mine = writing('1', 'a');
    const theirs = { ...mine, said: { ...mine.said, id: '2', speaker: 'ben' } };
    overlay(nothing, [mine, theirs, mine], { ...told, reducers: listening });
    expect(heard).toEqual(['me', 'ben', 'me']);
  });

  it('shows nothing for a command without a reducer, or one refused before', () => {
    const strange = writing('1', 'a');
    const said = { ...strange.said, command: { do: 'note.fold' } };
    const waiting = [{ ...strange, said }, writing('2', 'a', { prior: 'refused' })];
    expect(overlay(nothing, waiting, told).size).toBe(0);
  });

  it('is the same when what is in base already is laid over it again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }), (notes) => {
        const waiting = notes.map((note, index) => writing(String(index), note));
        const once = overlay(nothing, waiting, told);
        const twice = overlay((id) => once.get(id), waiting, told);
        expect(twice.size).toBe(0);
      }),
    );
  });
});

describe('newest', () => {
  it('prefers the higher revision of two scopes, and a row to none', () => {
    const row = { kind: 'note', id: 'a', position: 1 };
    const old = { ...row, scope: 'x', rev: 1, entity: { id: 'a', rev: 1 } };
    const young = { ...row, scope: 'y', rev: 2, entity: { id: 'a', rev: 2 } };
    expect(newest([old, young])).toEqual({ kind: 'note', entity: young.entity });
    expect(newest([old, { ...young, entity: null }])).toEqual({ kind: 'note', entity: old.entity });
    expect(newest([])).toBeUndefined();
  });
});

describe('receipts', () => {
  const id = '0190a5d0-0000-7000-8000-000000000001';
  const answer = { outcome: 'done', refusal: null, answered_at: '2026-11-22T09:02:00Z' } as const;

  it.each([
    ['saved', [writing('1', id)], { state: 'saved', at: '2026-11-22T09:00:00Z' }],
    ['sent', [writing('1', id, { answer })], { state: 'sent', at: '2026-11-22T09:02:00Z' }],
    ['visible', [], { state: 'visible', at: '2026-11-22T09:03:00Z' }],
    ['saved again', [writing('1', id, { answer }), writing('2', id)], {
      state: 'saved',
      at: '2026-11-22T09:00:00Z',
    }],
  ] as const)('%s', (_name, waiting, receipt) => {
    expect(receiptOf(waiting, '2026-11-22T09:03:00Z')).toEqual(receipt);
  });

  it('name the entities by the ids in a command', () => {
    expect(named(writing('1', id).said)).toEqual([id]);
    expect(named(writing('1', 'words').said)).toEqual([]);
  });
});
