/** A field's hint, error and count reach those who listen, and its words reach its feature. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import Field from './Field.svelte';

const described = (control: HTMLElement): readonly (string | null | undefined)[] =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);

describe('Field', () => {
  it('reads hint and error out with the control, in that order', () => {
    render(Field, { label: 'Ward', value: '', hint: 'As on the door', error: 'Say which ward' });
    const control = screen.getByLabelText('Ward');
    expect(described(control)).toEqual(['As on the door', 'Say which ward']);
    expect(control.getAttribute('aria-invalid')).toBe('true');
  });

  it('describes nothing and is not invalid when all is well', () => {
    render(Field, { label: 'Ward', value: 'Maple' });
    const control = screen.getByLabelText('Ward');
    expect(control.hasAttribute('aria-describedby')).toBe(false);
    expect(control.hasAttribute('aria-invalid')).toBe(false);
  });

  it('takes the id that an error summary links to', () => {
    render(Field, { label: 'Ward', value: '', id: 'ward' });
    expect(screen.getByLabelText('Ward').id).toBe('ward');
  });

  it('hands over what is typed, and counts near the limit in the words it was given', async () => {
    const oninput = vi.fn();
    render(Field, {
      label: 'Ward',
      value: '',
      kind: 'textarea',
      length_max: 10,
      count_words: (left: number) => `${left} left`,
      oninput,
    });
    const control = screen.getByLabelText('Ward');
    expect(screen.queryByText(/left/)).toBeNull();
    await fireEvent.input(control, { target: { value: 'Maple War' } });
    expect(oninput.mock.calls).toEqual([['Maple War']]);
    expect(described(control)).toEqual(['1 left']);
  });

  it('offers its options and hands over the chosen one', async () => {
    const oninput = vi.fn();
    const options = [
      { value: 'a', label: 'Matron' },
      { value: 'b', label: 'Estates' },
    ];
    render(Field, { label: 'Who', value: 'a', kind: 'select', options, oninput });
    await fireEvent.change(screen.getByLabelText('Who'), { target: { value: 'b' } });
    expect(oninput.mock.calls).toEqual([['b']]);
  });
});
