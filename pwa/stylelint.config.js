/** CSS speaks in tokens: no colours or pixels of its own, one file beside its component. */

const PIXELS_BUT_A_HAIRLINE = String.raw`/(?<![\w.#-])(?!-?1px)-?[\d.]+px/`;

export default {
  overrides: [
    { files: ['**/*.svelte'], customSyntax: 'postcss-html' },
    // The palette is where colours are literals; nothing else may hold one.
    { files: ['src/ui/tokens.css'], rules: { 'color-no-hex': null } },
  ],
  ignoreFiles: ['dist/**', 'node_modules/**'],
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': [/^rgba?$/u, /^hsla?$/u],
    'declaration-no-important': true,
    'declaration-property-value-disallowed-list': { '/.*/': [PIXELS_BUT_A_HAIRLINE] },
    'media-feature-name-unit-allowed-list': { '/width|height/': ['em', 'rem'] },
    'selector-max-id': 0,
    'selector-class-pattern': [
      '^[cfu]-[a-z0-9]+(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?$',
      { message: 'A class is c-name, c-name__part or c-name--state (f- feature, u- utility).' },
    ],
    'custom-property-pattern': '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    'keyframes-name-pattern': '^[a-z]+(-[a-z0-9]+)*$',
    'layer-name-pattern': '^(reset|tokens|base|components|features|utilities)$',
    'max-nesting-depth': 3,
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': [
      true,
      { ignore: ['consecutive-duplicates-with-different-values'] }, // an older browser's fallback
    ],
    'declaration-block-no-duplicate-custom-properties': true,
    'font-family-no-missing-generic-family-keyword': true,
    'function-calc-no-unspaced-operator': true,
    'media-feature-name-no-unknown': true,
    'no-duplicate-at-import-rules': true,
    'no-invalid-double-slash-comments': true,
    'no-duplicate-selectors': true,
    'property-no-unknown': true,
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    'selector-pseudo-element-no-unknown': true,
    'unit-no-unknown': true,
  },
};
