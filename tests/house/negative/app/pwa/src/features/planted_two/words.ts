/** The feature that is leaned on. */

export const other = 'other';
