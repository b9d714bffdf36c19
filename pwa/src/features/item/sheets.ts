/** Every act has its sheet: a file in `moves/` is found here by being there. */

import type { Component } from 'svelte';

import type { Move } from '../../domain/problems/moves';
import type { Person, Problem } from '../../generated/wire';
import { shownFace, type MoveFace, type ShownFace } from './faces';
import type { MoveProps } from './form.svelte';
import type { Act, Offers, Standing } from './offers';

interface Sheet {
  readonly default: Component<MoveProps>;
  readonly face: MoveFace;
}

const FOUND = Object.values(import.meta.glob<Sheet>('./moves/*.svelte', { eager: true }));

export const SHEETS: ReadonlyMap<Act, Sheet> = new Map(FOUND.map((one) => [one.face.act, one]));

/** The moves that have a sheet, where it is one to show. */
export function withSheets(
  moves: readonly Move[],
  problem: Problem,
  person: Person,
): readonly Move[] {
  return moves.filter((move) => {
    const face = SHEETS.get(move)?.face;
    return face !== undefined && (face.when?.(problem, person) ?? true);
  });
}

export function faceOf(act: Act, as: Offers['as'], standing: Standing): ShownFace {
  const sheet = SHEETS.get(act);
  if (!sheet) throw new Error(`${act} has no sheet`);
  return shownFace(sheet.face, { ...standing, as });
}
