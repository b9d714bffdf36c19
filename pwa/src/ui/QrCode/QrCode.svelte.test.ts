/** A code is drawn as dark squares on light, with room around it, and has a name. */

import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import QrCode from './QrCode.svelte';

it('draws the three corners by which a camera finds it', () => {
  render(QrCode, { address: 'https://heard.example/', label: 'Scan this to open Heard' });
  const code = screen.getByRole('img', { name: 'Scan this to open Heard' });
  const size = Number(code.getAttribute('viewBox')?.split(' ').at(-1));
  const shape = code.querySelector('path')?.getAttribute('d') ?? '';
  const corners = [[2, 2], [size - 3, 2], [2, size - 3]];
  for (const [x, y] of corners) expect(shape).toContain(`M${String(x)} ${String(y)}h`);
  expect(shape).not.toMatch(/M[01] /u);
});
