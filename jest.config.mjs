// One tier a project; a tier is named by the suffix of its files. `npm test` runs unit and embedded.
const base = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
  roots: ['<rootDir>/services', '<rootDir>/libs', '<rootDir>/demo', '<rootDir>/tools', '<rootDir>/test'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
const tier = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });
const patient = { setupFilesAfterEnv: ['<rootDir>/test/patience.mjs'] };
export default {
  // Suites wait for disks as much as they compute: a worker for every core.
  maxWorkers: '100%',
  projects: [
    tier('unit', ['**/!(*.int|*.servers|*.e2e|*.simulation).spec.ts?(x)']),
    tier('embedded', ['**/*.int.spec.ts?(x)'], patient),
    tier('servers', ['**/*.servers.spec.ts?(x)'], {
      ...patient,
      globalSetup: '<rootDir>/test/servers/global-setup.mjs',
      globalTeardown: '<rootDir>/test/servers/global-teardown.mjs',
    }),
    tier('browser', ['**/*.e2e.spec.ts?(x)'], patient),
    tier('simulation', ['**/*.simulation.spec.ts']),
  ],
};
