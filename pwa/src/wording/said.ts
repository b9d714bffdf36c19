/** What somebody did, as they know it: the button that they tapped, or what they changed. */

import type { NEEDED } from '../generated/authz';
import { ALERT, STOP } from './alert';
import { PLACES } from './app';
import { CORE } from './core';
import { HUDDLE } from './huddle';
import { RISKS, THANKS } from './huddle-moments';
import { FACES } from './moves';

type Needed = typeof NEEDED;
/** What people say: the clock taps nothing. */
type Said = {
  [Do in keyof Needed]: Needed[Do]['needs'] extends 'system' ? never : Do;
}[keyof Needed];

// A command without its words does not compile.
const DONE: Readonly<Record<Exclude<Said, keyof typeof FACES>, string>> = {
  'alert.acknowledge': tapped(ALERT.on_it),
  'alert.note': tapped(ALERT.add_act),
  'alert.raise': tapped(STOP.act),
  'alert.stand_down': tapped(ALERT.stand_down_act),
  'calendar.set': 'You changed working hours',
  'contact.set': 'You changed a telephone number',
  'core.set': tapped(CORE.save),
  'huddle.attend': 'You counted who is here',
  'huddle.close': tapped(HUDDLE.close),
  'huddle.note_test': 'You said how the test went',
  'huddle.park': 'You parked an item',
  'huddle.pause': tapped(HUDDLE.pause),
  'huddle.resume': tapped(HUDDLE.resume),
  'huddle.skip': tapped(HUDDLE.skip),
  'huddle.start': tapped(HUDDLE.start),
  'huddle.stop': tapped(HUDDLE.stop),
  'huddle.turn': 'You turned to another part of the huddle',
  'measure.add': 'You counted one more',
  'measure.cover': 'You covered or showed a counter',
  'measure.point': 'You put down a day’s number',
  'measure.set': 'You set up a counter',
  'person.disable': 'You closed an account',
  'person.enable': 'You opened an account again',
  'person.set': 'You changed a person or their seats',
  'plan.set': 'You changed when your team meets',
  'problem.raise': tapped(PLACES.raise),
  'problem.read_out': 'You read an answer out',
  'problem.receive': 'You opened an answer',
  'problem.see': 'You opened what was asked of you',
  'risk.clear': tapped(RISKS.cleared),
  'risk.note': 'You noted a risk today',
  'risk.reopen': 'You put a risk back',
  'script.focus': 'You changed what your team works on',
  'script.set': 'You changed how your team runs its huddle',
  'seat.set': 'You changed a seat',
  'standards.set': 'You changed the clocks',
  'tablet.enrol': 'You made a code for a tablet',
  'tablet.revoke': 'You took a tablet away',
  'thanks.give': tapped(THANKS.save),
  'thanks.share': 'You shared a thank you',
  'unit.set': 'You changed a team',
};

/** "You tapped “Own it”"; of what this app does not know, that it was said. */
export function saidWords(button: string): string {
  if (Object.hasOwn(FACES, button)) return tapped(FACES[button as keyof typeof FACES].label);
  return Object.hasOwn(DONE, button) ? DONE[button as keyof typeof DONE] : 'You said this';
}

function tapped(label: string): string {
  return `You tapped “${label}”`;
}
