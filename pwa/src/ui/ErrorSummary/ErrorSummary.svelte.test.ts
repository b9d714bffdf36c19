/** What is missing takes focus, again at every attempt, and leads to its field. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import ErrorSummary from './ErrorSummary.svelte';

const title = 'Please check 1 thing';
const problem = { field_id: 'ward', words: 'Say which ward' };

beforeAll(() => {
  // jsdom lays nothing out and so has no scrolling.
  Element.prototype.scrollIntoView = () => undefined;
});

beforeEach(() => {
  document.body.innerHTML =
    '<input id="ward"><fieldset id="time"><input id="early"><input id="late"></fieldset>';
});

describe('ErrorSummary', () => {
  it('takes focus when it appears and again when the next attempt is told', async () => {
    const { rerender } = render(ErrorSummary, { title, problems: [problem] });
    const summary = screen.getByRole('group', { name: title });
    expect(document.activeElement).toBe(summary);
    document.getElementById('ward')?.focus();
    await rerender({ title, problems: [problem] });
    expect(document.activeElement).toBe(summary);
  });

  it.each([
    { name: 'a field', field_id: 'ward', focused: 'ward' },
    { name: 'the first choice of a question', field_id: 'time', focused: 'early' },
  ])('leads to $name', async ({ field_id, focused }) => {
    render(ErrorSummary, { title, problems: [{ ...problem, field_id }] });
    await fireEvent.click(screen.getByRole('link', { name: problem.words }));
    expect(document.activeElement?.id).toBe(focused);
  });
});
