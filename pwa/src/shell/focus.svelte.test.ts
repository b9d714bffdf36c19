// Whoever works with a keyboard goes on from the page when what they pressed is gone.

import { beforeEach, describe, expect, it, vi } from 'vitest';

import { keepFocus } from './focus';

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`${selector} is not on the page`);
  return found;
}

describe('focus', () => {
  keepFocus(document);

  beforeEach(() => {
    document.body.innerHTML = '<main tabindex="-1"><button></button><a href="/"></a></main>';
  });

  // The first of them: before it nothing has had focus.
  it('is left alone where nothing had it', async () => {
    part('button').remove();
    await Promise.resolve();
    expect(document.activeElement).toBe(document.body);
  });

  it('is the page’s once what had it is gone', async () => {
    part('button').focus();
    part('button').remove();
    await vi.waitFor(() => { expect(document.activeElement).toBe(part('main')); });
  });

  it('is the open item’s once what was pressed on it is gone', async () => {
    part('main').insertAdjacentHTML('afterbegin', '<h1 tabindex="-1">No sling</h1>');
    part('button').focus();
    part('button').remove();
    await vi.waitFor(() => { expect(document.activeElement).toBe(part('h1')); });
  });

  it('is that of the thing it was done to, else of the next one in its list', async () => {
    part('main').innerHTML =
      '<article id="a" tabindex="-1"><button></button></article><article id="b" tabindex="-1">';
    part('#a button').focus();
    part('#a button').remove();
    await vi.waitFor(() => { expect(document.activeElement).toBe(part('#a')); });
    part('#a').remove();
    await vi.waitFor(() => { expect(document.activeElement).toBe(part('#b')); });
  });

  it('waits for a page that comes a moment after the one that went', async () => {
    part('button').focus();
    part('main').remove();
    await Promise.resolve();
    document.body.innerHTML = '<main id="next" tabindex="-1"></main>';
    await vi.waitFor(() => { expect(document.activeElement).toBe(part('#next')); });
  });

  it('stays where somebody has put it meanwhile', async () => {
    part('button').focus();
    part('button').remove();
    part('a').focus();
    await Promise.resolve();
    expect(document.activeElement).toBe(part('a'));
  });
});
