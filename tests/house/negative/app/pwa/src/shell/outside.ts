/** An app that reaches out of its folder. */

import { layersFirst } from '../../vite.layers';

export const first = layersFirst;
