/** What is to be put right in a form, field by field: the summary and the fields say the same. */

export interface Mistake {
  readonly field_id: string;
  readonly words: string;
}

/** The words at a field, or nothing where it is well. */
export function mistakeAt(mistakes: readonly Mistake[], field_id: string): string | undefined {
  return mistakes.find((one) => one.field_id === field_id)?.words;
}
