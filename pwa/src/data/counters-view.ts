// Every counter that this device holds, and what each came to on its days.

import type { Measure, Tally } from '../generated/wire';
import type { View } from './view.svelte';

type Held = Pick<View, 'all'>;

export function measuresIn(view: Held): readonly Measure[] {
  return [...view.all('measure').values()] as unknown as readonly Measure[];
}

export function talliesIn(view: Held): readonly Tally[] {
  return [...view.all('tally').values()] as unknown as readonly Tally[];
}
