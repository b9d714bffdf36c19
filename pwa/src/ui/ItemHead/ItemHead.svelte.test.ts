/** Whoever opens an item with a keyboard is at its words, not at the top of the page. */
import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import ItemHead from './ItemHead.svelte';

it('is set smaller where its words are many', async () => {
  const shown = { title: 'No sling', reached: 'heard', state: 'Heard' } as const;
  const { rerender } = render(ItemHead, shown);
  const heading = screen.getByRole('heading', { level: 1 });
  expect(heading.className).not.toContain('long');
  await rerender({ ...shown, title: 'No sling. '.repeat(20) });
  expect(heading.className).toContain('long');
});

it('takes focus when it opens, and leaves it alone afterwards', async () => {
  const shown = { title: 'No sling', reached: 'heard', state: 'Heard' } as const;
  const { rerender } = render(ItemHead, shown);
  const heading = screen.getByRole('heading', { level: 1 });
  expect(document.activeElement).toBe(heading);
  heading.blur();
  await rerender({ ...shown, reached: 'held', state: 'Held' });
  expect(document.activeElement).toBe(document.body);
});
