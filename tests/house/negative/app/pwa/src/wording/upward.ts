/** Words that know a component. */

import { shown } from '../ui/upward';

export const words = shown;
