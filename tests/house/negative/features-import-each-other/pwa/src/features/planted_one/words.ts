/** A feature that leans on another: dependency-cruiser must refuse it. */

import { more } from '../planted_two/words';

export const words = more;
