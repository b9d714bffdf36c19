/** Each person has one of six colours of their own; their initial stands beside it, always. */

const COLOURS = 6;

/** By their id, so that it is the same on every device and every day: 1 to 6. */
export function colourOf(id: string): number {
  const digits = id.replaceAll(/[^0-9a-f]/giu, '').slice(-4);
  return (Number.parseInt(digits, 16) % COLOURS || 0) + 1;
}

export function initialOf(name: string): string {
  return Array.from(name.trim()).at(0)?.toLocaleUpperCase('en-GB') ?? '';
}
