/** TypeScript and Svelte keep the house's habits: readonly data, functions, no classes. */

import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const ONLY_FUNCTIONS_AND_DATA = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals instead of an enum.' },
  { selector: 'ClassDeclaration, ClassExpression', message: 'Use functions over readonly data.' },
  { selector: 'ExportDefaultDeclaration', message: 'Name the export.' },
];

const READONLY_DATA = [
  {
    selector: 'TSPropertySignature:not([readonly=true])',
    message: 'Data is readonly: mark the property.',
  },
  {
    selector: 'TSPropertySignature :not(TSTypeOperator[operator="readonly"]) > TSArrayType',
    message: 'Data is readonly: write readonly T[].',
  },
];

const NEITHER_CLOCK_NOR_CHANCE = [
  {
    selector:
      'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'The clock is a parameter.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'The clock is a parameter.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance is a parameter.',
  },
];

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'src/generated/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off', // the type checker knows better
      semi: 'error',
      quotes: ['error', 'single', { avoidEscape: true }],
      'max-len': ['error', { code: 100, ignoreUrls: true, ignorePattern: ' d="' }],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 60],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      complexity: ['error', { max: 12, variant: 'modified' }], // one switch is one thought
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-param-reassign': ['error', { props: true }],
      'no-restricted-syntax': ['error', ...ONLY_FUNCTIONS_AND_DATA],
      '@typescript-eslint/consistent-type-definitions': 'off', // as it reads best
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Svelte's props and the `let { … } = $props()` form are bindings, not data.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$state'] }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...ONLY_FUNCTIONS_AND_DATA, ...READONLY_DATA],
    },
  },
  {
    // A component shows and holds no more than its own state: it fits on two screens.
    files: ['src/ui/**/*.svelte'],
    rules: { 'max-lines': ['error', 120] },
  },
  {
    // The app runs in a browser.
    files: ['src/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require'] },
  },
  {
    // What is no part of the language itself is undefined here: no device, no network, no timer.
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    languageOptions: {
      parserOptions: { lib: ['es2023'] },
      globals: { structuredClone: 'readonly' }, // a browser's, and pure
    },
    rules: {
      'no-undef': 'error',
      'no-restricted-globals': ['error', 'globalThis'],
      'no-restricted-syntax': [
        'error',
        ...ONLY_FUNCTIONS_AND_DATA,
        ...READONLY_DATA,
        ...NEITHER_CLOCK_NOR_CHANCE,
      ],
    },
  },
  {
    // A test is a table: long lists of cases inside one describe are what we want.
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Tools ask for a default export, and their own types are loose.
    files: ['*.ts', '*.js', '*.cjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['*.js', '*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
