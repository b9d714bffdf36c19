/** The thank-yous that are somebody's to keep, and to share: theirs, and those of their teams. */

import type { Day, Person, Thanks } from '../../generated/wire';
import { msOf } from '../london';
import { mayShare } from './thanking';

/** The newest first. What was said to somebody outside is the giver's to tell, and not here. */
export function receivedBy(
  person: Person,
  all: Iterable<Thanks>,
  today: Day,
): readonly Thanks[] {
  return [...all]
    .filter((one) => one.to_outside === undefined && mayShare(one, person, today))
    .sort((one, other) => msOf(other.given.at) - msOf(one.given.at));
}
