/** The feature that is leaned on. */

export const more = 'more';
