/** Plain data stays as the wire writes it: what is not there, or at its default, has no key. */

/** A thing as a rule fills it in: what may be left out may also be undefined. */
export type Filled<T> = {
  readonly [K in keyof T]: undefined extends T[K] ? T[K] | undefined : T[K];
};

/** The thing itself, without the keys that were left undefined. */
export function made<T extends object>(fields: Filled<T>): T {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as T;
}

/** The same thing with some fields anew; undefined takes one away. */
export function replace<T extends object>(thing: T, fields: Partial<Filled<T>>): T {
  return made<T>({ ...thing, ...fields });
}

/** Nothing, where a value is the default that the wire leaves out. */
export function unless<T>(usual: T, value: T | undefined): T | undefined {
  return value === usual ? undefined : value;
}
