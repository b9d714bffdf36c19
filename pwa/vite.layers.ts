/** Every sheet begins with the order of the layers, so that it holds whichever is loaded first. */

import type { Plugin } from 'vite';

const ORDER = '@layer reset,tokens,base,components,utilities;';

export function layersFirst(): Plugin {
  return {
    name: 'heard-layers-first',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = `${ORDER}${String(asset.source)}`;
      }
    },
  };
}
