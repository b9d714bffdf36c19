/** Whoever is new to it can run the huddle from the screen alone: each part says what to do. */

import type { Part, Section, Setting } from '../generated/wire';

export interface PartWords {
  /** What it is, large on the screen. */
  readonly title: string;
  /** What to do now, in one line. */
  readonly line: string;
  /** As a button names it: "Next: the numbers". */
  readonly next: string;
}

export const PARTS: Readonly<Record<Part, PartWords>> = {
  opener: {
    title: 'Welcome',
    line: 'Say the days since, and what we work on. Thank people for coming.',
    next: 'welcome',
  },
  roll_call: {
    title: 'Who is here',
    line: 'Count by role, not by name. Who is missing, and who will tell them?',
    next: 'who is here',
  },
  answers: {
    title: 'Answers that came back',
    line: 'Read each one out. Then ask: did that fix it?',
    next: 'the answers',
  },
  numbers: {
    title: 'Yesterday’s numbers',
    line: 'Ask what happened yesterday. Press once for each. No blame: we look at the system.',
    next: 'the numbers',
  },
  risks: {
    title: 'Risks today',
    line: 'Ask who worries about what today. Talk about patients, write down only the risk.',
    next: 'risks today',
  },
  open_items: {
    title: 'Our open items',
    line: 'Read each one out. Ask who has it: is it done, still going, or do you need help?',
    next: 'our open items',
  },
  in_the_way: {
    title: 'Anything in the way?',
    line: 'Ask the newest or quietest voice first. Then say what happens next with each.',
    next: 'anything in the way?',
  },
  test: {
    title: 'One test',
    line: 'Read out what we are trying. How did it go yesterday? Was it as we thought?',
    next: 'one test',
  },
  thanks: {
    title: 'Thank you',
    line: 'Ask: who helped you? Say thank you to one person or one team.',
    next: 'thank you',
  },
  asks: {
    title: 'What teams ask of us',
    line: 'Read the oldest promise first. Say who answers it, and by when.',
    next: 'what teams ask of us',
  },
  send_down: {
    title: 'Answers on their way',
    line: 'Read what we send to our teams today. Say who tells them in person.',
    next: 'answers on their way',
  },
  good_news: {
    title: 'Good news',
    line: 'Say what worked for a team, and who else could use it.',
    next: 'good news',
  },
};

/** Where a setting needs other words; all else is as above. */
const VARIANTS: Partial<Record<Setting, Partial<Record<Part, Partial<PartWords>>>>> = {
  theatres: {
    risks: {
      title: 'The list today',
      line: 'Go through the list: order, kit, staff, beds after. Write down only the risk.',
      next: 'the list today',
    },
    numbers: { line: 'Did lists start on time? Did anything go missing? Press once for each.' },
  },
  maternity: {
    risks: {
      title: 'The unit today',
      line: 'Ask about beds, staff and who needs watching. Write down only the risk.',
      next: 'the unit today',
    },
  },
  community: {
    risks: {
      title: 'The round today',
      line: 'Go through the round: who is alone, who is far, what is missing? Write the risk.',
      next: 'the round today',
    },
    roll_call: { line: 'Count by role, on the phone too. Who is out alone today?' },
    opener: { line: 'Say what we work on. Greet those who have called in.' },
  },
  emergency: {
    risks: {
      title: 'The department now',
      line: 'Ask about space, staff, kit and long waits. Write down only the risk.',
      next: 'the department now',
    },
    opener: { line: 'Say what we work on. Keep it short: care comes first.' },
  },
  facilities: {
    risks: {
      title: 'The jobs today',
      line: 'Ask about big jobs, broken kit and gaps in the shift. Write down only the risk.',
      next: 'the jobs today',
    },
    roll_call: { line: 'Count by role. Which areas have nobody yet?' },
  },
  outpatients: {
    risks: {
      title: 'The clinics today',
      line: 'Go through the clinics: late starts, gaps, who needs help. Write down only the risk.',
      next: 'the clinics today',
    },
  },
  leaders: {
    opener: { line: 'Say how many teams are in today, and the one thing we work on.' },
    thanks: { line: 'Say thank you to one team by name, and tell them today.' },
  },
};

/** The app's words for a part in a setting. */
export function wordsOfPart(part: Part, setting: Setting): PartWords {
  return { ...PARTS[part], ...VARIANTS[setting]?.[part] };
}

/** The words of a part as a team runs it: its own where it has some. */
export function wordsOf({ part, title, line }: Section, setting: Setting): PartWords {
  const usual = wordsOfPart(part, setting);
  return { title: title ?? usual.title, line: line ?? usual.line, next: title ?? usual.next };
}

/** "Next: one test", the words of the button that leads there. */
export function nextWords(section: Section, setting: Setting): string {
  return `Next: ${wordsOf(section, setting).next}`;
}

/** As a story names them too. */
export { ROLE_WORDS as ROLES } from '../domain/huddles/roles';

export const SETTINGS: Readonly<Record<Setting, string>> = {
  ward: 'Ward',
  theatres: 'Theatres',
  maternity: 'Maternity',
  community: 'Community team',
  emergency: 'Emergency department',
  facilities: 'Porters and facilities',
  outpatients: 'Outpatients and clinics',
  leaders: 'Leaders and service desks',
};
