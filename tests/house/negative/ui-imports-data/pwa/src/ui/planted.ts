/** A component that knows data: dependency-cruiser must refuse it. */

import { rows } from '../data/planted';

export const shown = rows;
