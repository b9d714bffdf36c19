/** A page counts as at rest only once nobody would lose their place. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { doneTyping, isTyping } from './typing';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('is typed on while a field with words has the focus', () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.focus();
  expect(isTyping(document)).toBe(false);
  field.value = 'Half a thought';
  expect(isTyping(document)).toBe(true);
  field.blur();
  expect(isTyping(document)).toBe(false);
});

it('is waited for until its sheet is closed', async () => {
  const sheet = document.createElement('dialog');
  sheet.setAttribute('open', '');
  document.body.append(sheet);
  const done = vi.fn();
  void doneTyping(document).then(done);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(done).not.toHaveBeenCalled();
  sheet.removeAttribute('open');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveBeenCalledOnce();
});
