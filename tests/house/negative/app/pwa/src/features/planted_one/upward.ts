/** A feature that knows the shell. */

import { frame } from '../../shell/planted';

export const more = frame;
