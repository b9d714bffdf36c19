/** The clocks of an organisation as a form: a choice for each time, and what cannot be kept. */

import type { Clocks } from '../../domain/org';
import type { SetStandards, Span, Standard, Uuid } from '../../generated/wire';
import type { Mistake } from '../../ui/Form/mistakes';
import { CLOCKS, hoursWords, spanWords, WHO } from '../../wording/clocks';

/** The tiers that are asked, by the key that their clocks have, and the service desks. */
export type Who = `${keyof typeof WHO}`;

export const EVERYONE: readonly Who[] = ['2', '3', '4', 'lateral'];

interface Option {
  readonly value: string;
  readonly label: string;
}

const SPANS: readonly Span[] = [
  ...[1, 2, 4, 8].map((n) => ({ n, per: 'hours' }) as const),
  ...[0, 1, 2, 3, 5, 10, 20].map((n) => ({ n, per: 'days' }) as const),
];
const HOURS: readonly number[] = [12, 24, 48, 72, 120, 168];

export function standardFor(clocks: Clocks, who: Who): Standard {
  return who === 'lateral' ? clocks.lateral : (clocks.tiers[who] ?? clocks.lateral);
}

/** What is set stands among the choices, whatever it is. */
export function spanOptions(set: Span): readonly Option[] {
  const known = SPANS.some((span) => keyOf(span) === keyOf(set));
  return [...(known ? [] : [set]), ...SPANS].map((span) => {
    return { value: keyOf(span), label: spanWords(span) };
  });
}

export function hourOptions(set: number): readonly Option[] {
  const known = HOURS.includes(set) ? HOURS : [set, ...HOURS];
  return known.map((hours) => ({ value: String(hours), label: hoursWords(hours) }));
}

export type Fields = ReturnType<typeof fieldsOf>;

export function fieldsOf(clocks: Clocks) {
  const times = (which: keyof Standard): Record<Who, string> => {
    const of = (who: Who): string => keyOf(standardFor(clocks, who)[which]);
    return { 2: of('2'), 3: of('3'), 4: of('4'), lateral: of('lateral') };
  };
  return {
    acknowledge: times('acknowledge'),
    answer: times('answer'),
    response: String(clocks.response_hours),
    inform: String(clocks.inform_hours),
  };
}

export function mistakesIn(fields: Fields): readonly Mistake[] {
  const late = EVERYONE.filter((who) => !canBeKept(standardIn(fields, who))).map((who) => {
    return { field_id: `answer-${who}`, words: CLOCKS.cannot_be_kept(WHO[who]) };
  });
  if (Number(fields.inform) >= Number(fields.response)) return late;
  return [...late, { field_id: 'inform', words: CLOCKS.informed_too_soon }];
}

export function commandOf(fields: Fields, standards: Uuid): SetStandards {
  const of = (who: Who): Standard => standardIn(fields, who);
  return {
    do: 'standards.set',
    standards,
    tiers: { 2: of('2'), 3: of('3'), 4: of('4') },
    lateral: of('lateral'),
    response_hours: Number(fields.response),
    inform_hours: Number(fields.inform),
  };
}

function standardIn(fields: Fields, who: Who): Standard {
  return { acknowledge: spanIn(fields.acknowledge[who]), answer: spanIn(fields.answer[who]) };
}

/** As the server's rule has it: time for both, and hours are within a day. */
function canBeKept({ acknowledge, answer }: Standard): boolean {
  if ([acknowledge, answer].some(({ n, per }) => n === 0 && per === 'hours')) return false;
  if (acknowledge.per === answer.per) return acknowledge.n <= answer.n;
  return answer.per === 'days' || acknowledge.n === 0;
}

function keyOf({ n, per }: Span): string {
  return `${n} ${per}`;
}

function spanIn(key: string): Span {
  const [n, per] = key.split(' ');
  return { n: Number(n), per: per === 'hours' ? 'hours' : 'days' };
}
