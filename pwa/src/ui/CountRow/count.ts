/** What one counter came to on one day, and what its presses are called. */
export interface CountOf {
  readonly name: string;
  readonly how: 'count' | 'yes_no' | 'number';
  /** Null while nobody has told the day, or while it is covered. */
  readonly value: number | null;
  /** A hard day: what was told stands nowhere, and is not told on until it shows again. */
  readonly covered: boolean;
  /** What there is to say of it: nobody told it yet, it was told late, what an event means now. */
  readonly lines: readonly string[];
  /** "One less: Falls", "One more: Falls" */
  readonly less: string;
  readonly more: string;
}
