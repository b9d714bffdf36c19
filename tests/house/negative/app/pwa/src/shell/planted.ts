/** The shell that nobody may know. */

export const frame = 'frame';
