/** The part that is on is the page's heading, and every part is one press away. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import Stage from './Stage.svelte';

// jsdom lays nothing out, so that nothing ever changes its size.
vi.stubGlobal('ResizeObserver', function ResizeObserver() {
  return { observe: () => undefined, disconnect: () => undefined };
});

const nothing = createRawSnippet(() => ({ render: () => '<p></p>' }));

function shown(onpart = vi.fn()) {
  render(Stage, {
    skip_label: 'Skip',
    team: 'Maple Ward',
    day: 'Huddle, Monday 6 August 2018',
    place: 'Maple Ward huddle, part 2 of 2',
    title: 'Thank you',
    line: 'Ask: who helped you?',
    parts: [
      { key: 'opener', title: 'Welcome', on: false, done: 'done' },
      { key: 'thanks', title: 'Thank you', on: true },
    ],
    parts_label: 'All parts',
    onpart,
    ring: nothing,
    status: nothing,
    said: 'Time is up. Park the rest?',
    foot: nothing,
    children: nothing,
  });
  return onpart;
}

describe('Stage', () => {
  it('has the part that is on as its heading, and says a new one aloud', () => {
    shown();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Thank you');
    const said = screen.getByText('Maple Ward huddle, part 2 of 2. Thank you');
    expect(said.getAttribute('role')).toBe('status');
    expect(screen.getByText('Time is up. Park the rest?').getAttribute('role')).toBe('status');
  });

  it('marks where it stands in the list, and says which are done', () => {
    shown();
    const on = screen.getByRole('button', { name: /Thank you/u });
    expect(on.getAttribute('aria-current')).toBe('step');
    expect(screen.getByRole('button', { name: /Welcome done/u })).toBeTruthy();
  });

  it('turns to any part', async () => {
    const onpart = shown();
    await fireEvent.click(screen.getByRole('button', { name: /Welcome/u }));
    expect(onpart).toHaveBeenCalledWith('opener');
  });
});
