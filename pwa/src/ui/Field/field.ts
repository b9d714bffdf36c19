/** What a field is made of, and when it starts to count characters. */

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

export type FieldKind =
  | 'textarea'
  | 'select'
  | 'text'
  | 'search'
  | 'date'
  | 'time'
  | 'number'
  | 'tel'
  | 'email'
  | 'password';

const QUIET_SHARE = 0.8;

/** Characters left once four fifths of the limit are used; null while there is plenty of room. */
export function nearLimit(value: string, length_max: number | undefined): number | null {
  if (length_max === undefined || value.length < length_max * QUIET_SHARE) return null;
  return Math.max(0, length_max - value.length);
}
