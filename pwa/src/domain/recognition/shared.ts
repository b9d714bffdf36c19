/** What was said to a team in thanks, once that team has let it be seen. */

import type { Thanks, Uuid } from '../../generated/wire';
import { msOf } from '../london';

/**
 * The newest thank-you between this team and another that the receiver has shared: of those to one
 * person, and to somebody outside, a wall shows none, for it names nobody.
 */
export function thanksOnTheWall(all: Iterable<Thanks>, unit: Uuid): Thanks | null {
  const shown = [...all].filter(
    (one) => one.shared_at !== undefined && one.to_unit !== undefined && concerns(one, unit),
  );
  const sharedAt = ({ shared_at, given }: Thanks): number => msOf(shared_at ?? given.at);
  return shown.sort((one, other) => sharedAt(other) - sharedAt(one))[0] ?? null;
}

function concerns({ unit, to_unit }: Thanks, team: Uuid): boolean {
  return unit === team || to_unit === team;
}
