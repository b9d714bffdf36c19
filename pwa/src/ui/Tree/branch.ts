/** A thing with things below it, told in a nested list. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
  /** Something that is not as it should be, in words. */
  readonly fault?: string;
  readonly branches: readonly Branch[];
}
