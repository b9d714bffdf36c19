/** One part of what a team goes through, as the list of parts shows it. */
export interface StagePart {
  readonly key: string;
  readonly title: string;
  readonly on: boolean;
  /** "done", for those who listen; left out while it is not. */
  readonly done?: string | undefined;
}
