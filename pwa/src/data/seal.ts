// Between the record and the disk of a shared device stands a seal; one's own phone needs none.

export interface Seal {
  /** Which seal it is: what another closed cannot be opened by it. Null where nothing is closed. */
  readonly id: string | null;
  /** The same value, with all its words closed. Never inside a transaction: it would end there. */
  readonly close: <T>(value: T) => Promise<T>;
  /** The same value as it was before it was closed; what never was is left as it is. */
  readonly open: <T>(value: T) => Promise<T>;
}

function asItIs<T>(value: T): Promise<T> {
  return Promise.resolve(value);
}

export const UNSEALED: Seal = { id: null, close: asItIs, open: asItIs };
