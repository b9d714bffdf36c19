/** The number stands with its words; a covered day shows the words alone. */
import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import DaysSince from './DaysSince.svelte';

const FALLS = {
  days: 23,
  best_days: 41,
  what: 'days since a fall',
  lines: ['Our best ever is 41'],
  week_words: 'One bar is a week',
};

describe('DaysSince', () => {
  it('shows the number, its words and a bar for each day of our best', () => {
    const { container } = render(DaysSince, FALLS);
    expect(screen.getByText('23')).toBeTruthy();
    expect(screen.getByText('Our best ever is 41')).toBeTruthy();
    expect(container.querySelectorAll('.c-days-since__bar')).toHaveLength(41);
    expect(container.querySelectorAll('.c-days-since__bar--filled')).toHaveLength(23);
    expect(screen.queryByText('One bar is a week')).toBeNull();
  });

  it('says so where a bar is a week', () => {
    render(DaysSince, { ...FALLS, best_days: 100 });
    expect(screen.getByText('One bar is a week')).toBeTruthy();
  });

  it('shows no number and no thread on a covered day', () => {
    const { container } = render(DaysSince, { ...FALLS, days: null, what: 'Covered' });
    expect(screen.getByText('Covered')).toBeTruthy();
    expect(container.querySelector('.c-days-since__number')).toBeNull();
    expect(container.querySelector('.c-days-since__bar')).toBeNull();
  });

  it('leads on where it may', () => {
    render(DaysSince, { ...FALLS, href: '/numbers' });
    const link = screen.getByRole('link', { name: 'days since a fall' });
    expect(link.getAttribute('href')).toBe('/numbers');
  });
});
