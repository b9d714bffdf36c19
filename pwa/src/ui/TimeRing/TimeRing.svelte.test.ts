/** The time is said in words too, and a pause stands in its place. */
import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import TimeRing from './TimeRing.svelte';

const RUNNING = { left: 0.5, figure: '5:00', unit: 'left', spoken: '5 minutes left' };

describe('TimeRing', () => {
  it('says how long is left, politely', () => {
    render(TimeRing, RUNNING);
    const timer = screen.getByRole('timer');
    expect(timer.textContent).toBe('5 minutes left');
    expect(timer.getAttribute('aria-live')).toBe('polite');
  });

  it('says that it is paused in place of the time', () => {
    render(TimeRing, { ...RUNNING, paused: 'Paused' });
    expect(screen.getByRole('timer').textContent).toBe('Paused');
    expect(screen.queryByText('5:00')).toBeNull();
  });

  it.each([[1, 1], [0.5, 1], [0, 0], [-1, 0]])('of %d it draws %d arcs', (left, arcs) => {
    const { container } = render(TimeRing, { ...RUNNING, left });
    expect(container.querySelectorAll('.c-time-ring__left')).toHaveLength(arcs);
  });
});
