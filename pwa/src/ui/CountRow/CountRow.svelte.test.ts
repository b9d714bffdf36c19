/** Each way of counting has its own press, and a number that is none says so. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { CountOf } from './count';
import CountRow from './CountRow.svelte';

const FALLS: CountOf = {
  name: 'Falls',
  how: 'count',
  value: null,
  covered: false,
  lines: ['Not said yet'],
  less: 'One less: Falls',
  more: 'One more: Falls',
};

const WORDS = { yes: 'Yes', no: 'No', save: 'Save', wrong: 'Use figures', uncover: 'Show it' };

function shown(count: Partial<CountOf>) {
  const [onadd, onset, onuncover] = [vi.fn(), vi.fn(), vi.fn()];
  render(CountRow, { count: { ...FALLS, ...count }, words: WORDS, onadd, onset, onuncover });
  return { onadd, onset, onuncover };
}

describe('CountRow', () => {
  it('adds one, and takes none from nothing', async () => {
    const { onadd } = shown({});
    await fireEvent.click(screen.getByRole('button', { name: 'One less: Falls' }));
    await fireEvent.click(screen.getByRole('button', { name: 'One more: Falls' }));
    expect(onadd.mock.calls).toEqual([[1]]);
    expect(screen.getByText('Not said yet')).toBeTruthy();
  });

  it('takes one back from what was told', async () => {
    const { onadd } = shown({ value: 2 });
    await fireEvent.click(screen.getByRole('button', { name: 'One less: Falls' }));
    expect(onadd).toHaveBeenCalledWith(-1);
  });

  it('asks nothing of a hard day that is covered, and may be shown again', async () => {
    const { onuncover } = shown({ covered: true, lines: ['Covered today.'] });
    const [press, ...others] = screen.getAllByRole('button');
    expect(others).toEqual([]);
    if (press) await fireEvent.click(press);
    expect(onuncover).toHaveBeenCalledOnce();
  });

  it('asks yes or no', async () => {
    const { onset } = shown({ how: 'yes_no', value: 1 });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Yes' }).checked).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: 'No' }));
    expect(onset.mock.calls).toEqual([[0]]);
  });

  it('takes a number, with a point or a comma', async () => {
    const { onset } = shown({ how: 'number' });
    const field = screen.getByRole('textbox', { name: 'Falls' });
    await fireEvent.input(field, { target: { value: '12,5' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(onset).toHaveBeenCalledWith(12.5);
  });

  it('says what a word is not', async () => {
    const { onset } = shown({ how: 'number' });
    const field = screen.getByRole('textbox', { name: 'Falls' });
    await fireEvent.input(field, { target: { value: 'many' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Use figures')).toBeTruthy();
    expect(onset).not.toHaveBeenCalled();
  });
});
