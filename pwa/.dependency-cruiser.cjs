/**
 * The app's layers hold: shell > features > ui | data | wording > domain > generated.
 *
 * That every file has a layer, and what a component imports as a type, which cannot be seen from
 * here, is looked at by tests/house/test_layers.py.
 */

const LAYERS = ['shell', 'features', 'ui', 'data', 'wording', 'domain', 'generated'];
const SIBLINGS = ['ui', 'data', 'wording'];
const TEST = '\\.test\\.ts$';

const above = (layer) => LAYERS.slice(0, LAYERS.indexOf(layer));
const mayNotReach = (layer) =>
  SIBLINGS.includes(layer)
    ? ['shell', 'features', ...SIBLINGS.filter((sibling) => sibling !== layer)]
    : above(layer);

const pointsDown = LAYERS.filter((layer) => mayNotReach(layer).length > 0).map((layer) => ({
  name: `${layer}-points-down`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: `^src/(${mayNotReach(layer).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...pointsDown,
    {
      name: 'features-stand-alone',
      comment: 'Two features that need the same thing find it in a layer below.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'nothing-leaves-src',
      comment: 'The tools around the app may know it, never the other way round.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        // The example files are handed out as they lie.
        pathNot: ['^src/', 'node_modules/', '^../docs/examples/'],
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules are plain functions over plain data: no package, no browser.',
      severity: 'error',
      from: { path: '^src/(domain|generated)/', pathNot: TEST },
      to: { dependencyTypesNot: ['local', 'type-only'] },
    },
    {
      name: 'idb-only-in-data',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/data/', TEST] },
      to: { path: 'node_modules/idb/' },
    },
    {
      name: 'no-node-in-the-app',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-shipped-packages',
      comment: 'What the phone runs stands in dependencies, not in devDependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'], pathNot: '/@types/' },
    },
    {
      name: 'no-cycles',
      comment: 'A ring that a type alone closes is none: nothing waits for anything at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte', '.css', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'default', 'types'],
    },
  },
};
