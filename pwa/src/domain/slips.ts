/** A slip of the thumb is told from another word: "scaner" is a scanner, "common" is no commode. */

/** Whether one word is likely the other, mistyped. The first letter is rarely the wrong one. */
export function slipOf(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SHORTEST) return false;
  if (!other.startsWith(one.charAt(0))) return false;
  return oneSlipApart(one, other) || mostlyAlike(one, other);
}

/** One letter too many, too few or wrong, or two neighbours swapped. */
function oneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.slice(start);
  const longRest = long.slice(start);
  if (short.length + 1 === long.length) return rest === longRest.slice(1);
  if (short.length !== long.length) return false;
  const swapped = `${longRest[1] ?? ''}${longRest[0] ?? ''}${longRest.slice(2)}`;
  return rest.slice(1) === longRest.slice(1) || rest === swapped;
}

/** Long words forgive more: most of their three-letter runs are the same. */
function mostlyAlike(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LONG) return false;
  if (Math.abs(one.length - other.length) > LENGTH_DIFFERENCE_MAX) return false;
  const [runs, others] = [runsOf(one), runsOf(other)];
  const shared = [...runs].filter((run) => others.has(run)).length;
  return (2 * shared) / (runs.size + others.size) >= RUNS_SHARED_MIN;
}

function runsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, n) => padded.slice(n, n + 3)));
}

const SHORTEST = 5;
const LONG = 7;
const LENGTH_DIFFERENCE_MAX = 3;
const RUNS_SHARED_MIN = 0.6;
