/** The words of what a file would change: which field of what, as it is and as it would be. */

const FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  title: 'role',
  tier: 'tier',
  parent: 'stands under',
  lateral: 'service desk',
  calendar: 'working hours',
  seat: 'who answers',
  unit: 'team',
  phone: 'telephone',
  ods: 'ODS code',
  from_on: 'from',
  until_on: 'until',
  memberships: 'seats',
  always: 'day and night',
  shifts: 'hours',
  holidays: 'holidays',
  quiet_from: 'night begins',
  quiet_until: 'night ends',
  route: 'what it is for',
  hours: 'when somebody answers',
  link: 'where their form is',
};

export const DIFFERENCES = {
  title: 'What is there and would change',
  what: 'What',
  before: 'Now',
  after: 'Then',
  nothing: 'None',
  more: (left: number) => `And ${left} more that change.`,
} as const;

interface Named {
  readonly name: string;
  readonly field: string;
}

/** "The trust: name" */
export function differenceWords({ name, field }: Named): string {
  return `${name}: ${FIELDS[field] ?? field}`;
}
