/** One person to choose from: what they are called, and what they do in words. */

export interface PersonTile {
  readonly id: string;
  readonly name: string;
  readonly role?: string | undefined;
}
