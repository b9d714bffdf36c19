/** Words are copied with their place; where a browser forbids it, they are selected instead. */

import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';

import CopyWords from './CopyWords.svelte';

const PROPS = {
  words: 'The hoist dropped',
  place: 'Ward 7, Monday 3 August 2026',
  label: 'Copy my words',
  copied_words: 'Copied.',
  failed_words: 'Select them and copy them.',
};

function clipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'clipboard');
});

test('the place comes before the words, and it is said that they were copied', async () => {
  let copied = '';
  clipboard((text) => {
    copied = text;
    return Promise.resolve();
  });
  render(CopyWords, PROPS);
  await fireEvent.click(screen.getByRole('button', { name: 'Copy my words' }));
  await screen.findByText('Copied.');
  expect(copied).toBe('Ward 7, Monday 3 August 2026\nThe hoist dropped');
});

test('a browser that forbids it leaves the words selected', async () => {
  clipboard(() => Promise.reject(new Error('not allowed')));
  render(CopyWords, PROPS);
  await fireEvent.click(screen.getByRole('button', { name: 'Copy my words' }));
  await screen.findByText('Select them and copy them.');
  expect(document.getSelection()?.toString()).toContain('The hoist dropped');
});
