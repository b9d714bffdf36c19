/** Saying thank you takes a moment; whom else it reaches is for the receiver to say. */

import type { Day, GiveThanks, Person, ShareThanks, Thanks } from '../../generated/wire';
import { put, type Moment } from '../base';
import { dayAt, laterOf } from '../days';
import { msOf } from '../london';
import { BOARD_TIER, unitOf } from '../org';
import { refuse } from '../refusal';
import { hasRight } from '../rights';
import { made, unless } from '../shape';
import { sign } from '../signature';
import { ofUnit, type TeamRules, type Told } from '../team';

function give(said: GiveThanks, moment: Moment): readonly Told[] {
  if (moment.known.find('thanks', said.thanks)) refuse('thanks.exists');
  unitOf(moment.org, said.unit);
  checkReceiver(said, moment);
  const thanks = made<Thanks>({
    id: said.thanks,
    rev: 1,
    unit: said.unit,
    words: said.words,
    given: sign(moment, said.unit),
    to_person: said.to_person,
    to_unit: said.to_unit,
    to_outside: said.to_outside,
    value: said.value,
    from_patient: unless(false, said.from_patient),
  });
  return [{ kind: 'thanks', entity: thanks }];
}

/** Exactly one, who is there. Of somebody whom this device does not know, the server decides. */
function checkReceiver({ to_person, to_unit, to_outside }: GiveThanks, moment: Moment): void {
  const named = [to_person, to_unit, to_outside].filter((one) => one !== undefined);
  if (named.length !== 1) refuse('thanks.to_one');
  if (to_person !== undefined && !moment.known.find('person', to_person)) {
    refuse('thanks.receiver_unknown');
  }
  if (to_unit !== undefined && unitOf(moment.org, to_unit).tier >= BOARD_TIER) {
    refuse('unit.is_everyone', { unit: to_unit });
  }
}

function share(said: ShareThanks, moment: Moment): readonly Told[] {
  const thanks = ofUnit(moment, 'thanks', said.thanks, said.unit);
  if (!mayShare(thanks, moment.speaker, dayAt(moment.heard_at))) refuse('thanks.receiver_only');
  const at = laterOf(moment.said_at, thanks.given.at);
  if (thanks.shared_at !== undefined && msOf(thanks.shared_at) <= msOf(at)) return [];
  return [{ kind: 'thanks', entity: put(thanks, { shared_at: at }) }];
}

/** Whose it is to share: that person's, that team's, or the giver's where it went outside. */
export function mayShare({ to_person, to_unit, given }: Thanks, person: Person, day: Day): boolean {
  if (to_unit !== undefined) return hasRight(person, 'huddle', day, to_unit);
  return person.id === (to_person ?? given.by);
}

export const THANKING = {
  'thanks.give': give,
  'thanks.share': share,
} as const satisfies TeamRules;
