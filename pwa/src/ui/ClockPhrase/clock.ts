/** A clock is said in words; a late one carries its offer of help. */

export interface ClockWords {
  readonly words: string;
  readonly paused?: boolean | undefined;
  /** "How can we help?": a link where the reader can act on it, plain words elsewhere. */
  readonly help?: { readonly label: string; readonly href?: string | undefined } | undefined;
}
