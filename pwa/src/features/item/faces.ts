/** What a button shows for an act: its words as they fit the moment, and its icon. */

import type { Person, Problem } from '../../generated/wire';
import type { IconName } from '../../ui/Icon/shapes';
import { FACES, type Face } from '../../wording/moves';
import type { Act, Offers, Standing } from './offers';

export interface ShownFace extends Face {
  readonly icon: IconName;
}

/** What each sheet in `moves/` says of itself, so that nobody else lists it. */
export interface MoveFace {
  readonly act: Act;
  readonly icon: IconName;
  /** Other words, or another icon, where they fit better. */
  readonly instead?: (moment: Moment) => Partial<ShownFace> | null;
  /**
   * When it fits, for a command whose rule this device does not know; left out: by rights alone.
   * The others say it beside their reducer.
   */
  readonly when?: (problem: Problem, person: Person) => boolean;
}

interface Moment extends Standing {
  readonly as: Offers['as'];
}

/** The words of an act are those of `wording/moves`, unless its own face knows better. */
export function shownFace({ act, icon, instead }: MoveFace, moment: Moment): ShownFace {
  return { ...FACES[act], icon, ...instead?.(moment) };
}
