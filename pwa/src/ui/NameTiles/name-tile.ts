/** A name to press, and what tells it from another of the same name. */
export interface NameTile {
  readonly value: string;
  readonly label: string;
  readonly second?: string | undefined;
}
