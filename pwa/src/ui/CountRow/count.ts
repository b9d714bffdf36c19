/** What one counter came to on one day, and what its presses are called. */
export interface CountOf {
  readonly name: string;
  readonly how: 'count' | 'yes_no' | 'number';
  /** Null while nobody has told the day. */
  readonly value: number | null;
  /** What there is to say of it: nobody told it yet, it was told late, what an event means now. */
  readonly lines: readonly string[];
  /** "One less: Falls", "One more: Falls" */
  readonly less: string;
  readonly more: string;
}
