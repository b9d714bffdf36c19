/** What somebody said of one item and that could not be done, so that the item tells of it. */

import type { NeedsYou } from '../../domain/sync/record';
import type { Uuid } from '../../generated/wire';

/** Oldest first. */
export function needsOn(problem: Uuid, needs: readonly NeedsYou[]): readonly NeedsYou[] {
  return needs
    .filter(({ command }) => 'problem' in command && command.problem === problem)
    .sort((one, other) => Date.parse(one.said_at) - Date.parse(other.said_at));
}
