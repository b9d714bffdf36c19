/** The words of meeting as a habit: a quiet certificate, and the offer of a new start. */

import { todayWords } from './clock-phrases';
import type { Day } from '../generated/wire';

export const HABIT = {
  reached: 'You meet as a habit now.',
  see: 'See your certificate',
  title: 'Our certificate',
  says: 'We meet, whatever the day brings',
  lead: (day: Day) => `A habit since ${todayWords(`${day}T12:00:00Z`)}.`,
  what: 'In three weeks this team came together on fifteen days, or as often as its plan allows.',
  why: 'Whoever comes is heard: what gets in the way is said, held, answered and looked at again.',
  whose: 'It belongs to everyone who comes.',
  print: 'Print this page',
  not_yet: 'Not yet',
  not_yet_words: 'It is here after three weeks of meeting, as often as your plan says.',
  set_up: 'Look at our plan',
} as const;

export const RESTART = {
  title: 'A new start?',
  words: 'We met less often lately. That happens to every team. Only we see this.',
  shorter: 'Meet for 5 minutes',
  shorter_second: 'Fewer parts, in our own words',
  shortened: 'Our huddle takes 5 minutes now.',
  focus: 'Choose something new to work on',
  borrow: 'Borrow somebody to run it',
  borrow_second: (unit: string) => `We ask ${unit}, and the answer comes to our board`,
  borrow_words: 'Could somebody run our huddle with us for a week?',
  borrow_tried: 'We met less often lately and would like a new start.',
  borrowed: (unit: string) => `We asked ${unit}. The answer comes to our board.`,
} as const;
