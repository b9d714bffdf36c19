/** A focus of the team has its own counter beside it: what that came to last, in one calm line. */

import { dayAt } from '../domain/days';
import { isCovered } from '../domain/measures/covering';
import { daysSince, isInUse, observations } from '../domain/measures/derived';
import type { Focus, Instant, Measure, Tally } from '../generated/wire';
import { midSentence } from './clock-phrases';
import { DAY_COUNTS, dayName, SINCE, sinceWords, valueWords } from './counters';

/** Null where the team sees it by no counter, or let that one go. */
export function focusLine(
  { measure: id }: Focus,
  measures: readonly Measure[],
  tallies: readonly Tally[],
  now: Instant,
): string | null {
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined || !isInUse(measure, dayAt(now))) return null;
  if (isCovered(measure, now)) return `${measure.name}: ${SINCE.covered.toLowerCase()}`;
  return measure.days_since === true
    ? sinceLine(measure, tallies, now)
    : lastLine(measure, tallies, now);
}

/** "23 days since a fall" */
function sinceLine(measure: Measure, tallies: readonly Tally[], now: Instant): string {
  const { days, what } = sinceWords(measure, daysSince(measure, tallies, dayAt(now)), now);
  return `${days} ${what}`;
}

/** "Wait for a wash: 12 minutes, yesterday" */
function lastLine(measure: Measure, tallies: readonly Tally[], now: Instant): string {
  const last = observations(tallies.filter((one) => one.measure === measure.id)).at(-1);
  if (last === undefined) return `${measure.name}: ${DAY_COUNTS.untold.toLowerCase()}`;
  const [day, value] = last;
  const when = midSentence(dayName(day, now));
  const said = valueWords(measure, value);
  const words = measure.how === 'yes_no' ? said.toLowerCase() : said;
  return `${measure.name}: ${words}, ${when}`;
}
