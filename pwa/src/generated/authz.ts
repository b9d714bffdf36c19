/** Who may say what: each command's right, each role's rights. `make schemas` writes it. */

import type { Command, Role } from './wire';

export type Right =
  | 'take_part'
  | 'named'
  | 'huddle'
  | 'team_work'
  | 'answer'
  | 'lead'
  | 'administer'
  | 'read_rollups'
  | 'system';

export type Place =
  | 'anywhere'
  | 'unit'
  | 'led'
  | 'home'
  | 'asked'
  | 'asker'
  | 'owing'
  | 'holder'
  | 'involved';

export type Nature = 'record' | 'claim';

export interface Needed {
  readonly needs: Right;
  readonly at: Place;
  readonly nature: Nature;
}

export const NEEDED = {
  'alert.acknowledge': { needs: 'named', at: 'anywhere', nature: 'record' },
  'alert.climb': { needs: 'system', at: 'anywhere', nature: 'claim' },
  'alert.note': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'alert.raise': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'alert.stand_down': { needs: 'named', at: 'anywhere', nature: 'claim' },
  'calendar.set': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'contact.set': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'core.set': { needs: 'lead', at: 'led', nature: 'claim' },
  'huddle.attend': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.close': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.note_test': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.park': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.pause': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.resume': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.skip': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.start': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.stop': { needs: 'huddle', at: 'unit', nature: 'record' },
  'huddle.time_out': { needs: 'system', at: 'anywhere', nature: 'claim' },
  'huddle.turn': { needs: 'huddle', at: 'unit', nature: 'record' },
  'measure.add': { needs: 'huddle', at: 'unit', nature: 'record' },
  'measure.cover': { needs: 'huddle', at: 'unit', nature: 'record' },
  'measure.point': { needs: 'huddle', at: 'unit', nature: 'record' },
  'measure.set': { needs: 'team_work', at: 'unit', nature: 'claim' },
  'person.disable': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'person.enable': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'person.set': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'plan.set': { needs: 'team_work', at: 'unit', nature: 'claim' },
  'problem.accept': { needs: 'answer', at: 'owing', nature: 'claim' },
  'problem.answer': { needs: 'answer', at: 'asked', nature: 'claim' },
  'problem.assume_closed': { needs: 'system', at: 'anywhere', nature: 'claim' },
  'problem.check': { needs: 'team_work', at: 'home', nature: 'claim' },
  'problem.confirm': { needs: 'take_part', at: 'anywhere', nature: 'claim' },
  'problem.confirm_redirect': { needs: 'lead', at: 'home', nature: 'claim' },
  'problem.escalate': { needs: 'team_work', at: 'holder', nature: 'claim' },
  'problem.forward': { needs: 'answer', at: 'owing', nature: 'claim' },
  'problem.inform': { needs: 'system', at: 'anywhere', nature: 'claim' },
  'problem.lapse': { needs: 'system', at: 'anywhere', nature: 'claim' },
  'problem.me_too': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'problem.merge': { needs: 'team_work', at: 'involved', nature: 'claim' },
  'problem.note': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'problem.own': { needs: 'team_work', at: 'holder', nature: 'claim' },
  'problem.progress': { needs: 'team_work', at: 'holder', nature: 'claim' },
  'problem.raise': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'problem.read_out': { needs: 'huddle', at: 'unit', nature: 'record' },
  'problem.receive': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'problem.redirect': { needs: 'named', at: 'anywhere', nature: 'claim' },
  'problem.resolve': { needs: 'team_work', at: 'holder', nature: 'claim' },
  'problem.resume': { needs: 'team_work', at: 'holder', nature: 'claim' },
  'problem.resume_on_date': { needs: 'system', at: 'anywhere', nature: 'claim' },
  'problem.return': { needs: 'answer', at: 'asked', nature: 'claim' },
  'problem.reword': { needs: 'take_part', at: 'anywhere', nature: 'claim' },
  'problem.see': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'problem.sort': { needs: 'team_work', at: 'home', nature: 'claim' },
  'problem.take_back': { needs: 'team_work', at: 'asker', nature: 'claim' },
  'problem.wait': { needs: 'team_work', at: 'holder', nature: 'claim' },
  'problem.withdraw': { needs: 'take_part', at: 'anywhere', nature: 'claim' },
  'risk.clear': { needs: 'huddle', at: 'unit', nature: 'record' },
  'risk.note': { needs: 'huddle', at: 'unit', nature: 'record' },
  'risk.reopen': { needs: 'huddle', at: 'unit', nature: 'record' },
  'script.focus': { needs: 'team_work', at: 'unit', nature: 'claim' },
  'script.set': { needs: 'team_work', at: 'unit', nature: 'claim' },
  'seat.set': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'standards.set': { needs: 'administer', at: 'anywhere', nature: 'claim' },
  'tablet.enrol': { needs: 'lead', at: 'led', nature: 'claim' },
  'tablet.revoke': { needs: 'lead', at: 'led', nature: 'claim' },
  'thanks.give': { needs: 'take_part', at: 'anywhere', nature: 'record' },
  'thanks.share': { needs: 'named', at: 'anywhere', nature: 'record' },
  'unit.set': { needs: 'administer', at: 'anywhere', nature: 'claim' },
} as const satisfies Readonly<Record<Command['do'], Needed>>;

export const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  member: ['huddle', 'named', 'take_part', 'team_work'],
  lead: ['answer', 'huddle', 'lead', 'named', 'take_part', 'team_work'],
  matron: ['answer', 'huddle', 'lead', 'named', 'read_rollups', 'take_part', 'team_work'],
  desk: ['answer', 'huddle', 'lead', 'named', 'take_part', 'team_work'],
  director: ['answer', 'huddle', 'lead', 'named', 'read_rollups', 'take_part', 'team_work'],
  executive: ['answer', 'huddle', 'lead', 'named', 'read_rollups', 'take_part', 'team_work'],
  coach: ['named', 'take_part'],
  administrator: ['administer', 'named', 'read_rollups', 'take_part'],
  tablet: ['huddle', 'take_part'],
  wall: [],
};
