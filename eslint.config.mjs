import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', '.cache/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        module: 'writable',
        ...readonly(
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'AbortController',
          'AbortSignal',
          'fetch',
        ),
        ...readonly('setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'structuredClone'),
      },
    },
  },
  {
    // What a browser runs. Pages work without it, so it is small.
    files: ['services/dashboard/assets/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: readonly('document', 'window', 'location', 'history', 'addEventListener', 'fetch', 'URL', 'FormData'),
    },
  },
  {
    // Run by the MongoDB shell.
    files: ['deploy/mongodb/**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: readonly('connect', 'sleep', 'print', 'URL') },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['**/*.d.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // An in-memory part of a port answers with a promise without awaiting one.
      '@typescript-eslint/require-await': 'off',
      // Not consistent-type-imports: the container reads the classes named in a constructor, so their import is a value.
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
    },
  },
  // What a person starts at a terminal speaks there.
  { files: ['tools/**', 'bench/**', 'demo/**'], rules: { 'no-console': 'off' } },
);
