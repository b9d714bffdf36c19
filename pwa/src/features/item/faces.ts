/** What a button shows for an act: its words as they fit the moment, and its icon. */

import type { IconName } from '../../ui/Icon/shapes';
import { FACES, NEW_DATE, TAKE_IT, WE_DID_IT, type Face } from '../../wording/moves';
import type { Act, Offers, Standing } from './offers';

export interface ShownFace extends Face {
  readonly icon: IconName;
}

export function faceOf(act: Act, as: Offers['as'], { promised }: Standing): ShownFace {
  const icon = ICONS[act];
  if (as === 'asked' && act === 'problem.own') return { ...TAKE_IT, icon: 'hand' };
  if (as === 'asked' && act === 'problem.resolve') return { ...WE_DID_IT, icon };
  if (act === 'problem.accept' && promised) return { ...NEW_DATE, icon: 'calendar' };
  return { ...FACES[act], icon };
}

const ICONS: Readonly<Record<Act, IconName>> = {
  'problem.own': 'tick',
  'problem.escalate': 'headset',
  'problem.progress': 'forward',
  'problem.resolve': 'tick',
  'problem.wait': 'pause',
  'problem.resume': 'play',
  'problem.take_back': 'undo',
  'problem.accept': 'barrier',
  'problem.answer': 'speech',
  give_permission: 'key',
  offer_coach: 'person_plus',
  'problem.return': 'back',
  'problem.forward': 'up',
  'problem.confirm': 'undo',
  'problem.check': 'undo',
  'problem.me_too': 'people',
  'problem.note': 'speech',
  'problem.sort': 'board',
  'problem.merge': 'merge',
  'problem.redirect': 'side',
  'problem.confirm_redirect': 'tick',
  'problem.withdraw': 'close',
};
