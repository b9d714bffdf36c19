/** The data that a component must not know. */

export const rows = [1];
