/** How many of one role are here, and what its presses are called for those who listen. */
export interface RoleCount {
  readonly key: string;
  readonly name: string;
  /** The figure: "2". */
  readonly words: string;
  readonly less: string;
  readonly more: string;
}
