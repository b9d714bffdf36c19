/** A component that knows a feature. */

import { more } from '../features/planted_one/upward';

export const shown = more;
