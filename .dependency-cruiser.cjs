// Which part may know which. Each rule says why; `npm run depcheck` runs them.
const services = '^services/([^/]+)/';
const specs = '[.]spec[.]tsx?$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'service-not-to-service',
      severity: 'error',
      comment:
        'A service decides on what it knows itself, and it can be deployed and scaled alone. What it needs of another ' +
        'reaches it as contract events. Only standalone puts them together.',
      from: { path: services, pathNot: '^services/standalone/' },
      to: { path: services, pathNot: '^services/$1/' },
    },
    {
      name: 'lib-not-to-service',
      severity: 'error',
      comment: 'A lib serves every service; one that knows a service would tie the others to it.',
      from: { path: '^libs/', pathNot: specs },
      to: { path: '^(services|bench|demo|tools|test)/' },
    },
    {
      name: 'service-not-to-tooling',
      severity: 'error',
      comment: 'What runs in production must not need what builds, measures or tests it.',
      from: { path: '^services/', pathNot: specs },
      to: { path: '^(bench|tools|test)/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'A decision is a function of state, command and facts: replayable, and tested without a framework, a database ' +
        'or a clock. So a domain folder imports nothing of Node and no package but the one that describes data (typebox).',
      from: { path: '/domain/', pathNot: specs },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'core'],
        pathNot: '^node_modules/@sinclair/typebox/',
      },
    },
    {
      name: 'domain-knows-contracts-and-deciders-alone',
      severity: 'error',
      comment: 'Sealing, storing, sending and serving are done around a decision, never in it.',
      from: { path: '/domain/', pathNot: specs },
      to: { path: '^libs/', pathNot: '^libs/(contracts|event-sourcing)/src/index[.]ts$' },
    },
    {
      name: 'domain-not-to-the-edge',
      severity: 'error',
      comment:
        'Commands, policies and views know the domain; the other way round a rule would depend on its transport.',
      from: { path: '^services/[^/]+/src/domain/', pathNot: specs },
      to: { path: '^services/[^/]+/src/', pathNot: '^services/[^/]+/src/(domain|rules)/' },
    },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      comment:
        'The published events are the base of everything: whoever reads them must not need the rest of the house.',
      from: { path: '^libs/contracts/' },
      to: { path: '^libs/(?!contracts/)' },
    },
    {
      name: 'privacy-below-the-engine',
      severity: 'error',
      comment: 'Keys and seals are used by the engine; the engine in turn is no part of how a person is protected.',
      from: { path: '^libs/privacy/' },
      to: { path: '^libs/(event-sourcing|messaging|service-kit)/' },
    },
    {
      name: 'event-sourcing-not-to-messaging',
      severity: 'error',
      comment:
        'A decision is stored whether or not a log is there; the relay takes it from the store, never the reverse.',
      from: { path: '^libs/event-sourcing/' },
      to: { path: '^libs/(messaging|service-kit)/' },
    },
    {
      name: 'messaging-not-to-service-kit',
      severity: 'error',
      comment: 'Relay and subscriptions run under any host, a bench among them.',
      from: { path: '^libs/messaging/' },
      to: { path: '^libs/service-kit/' },
    },
    {
      name: 'only-over-the-border-of-a-lib',
      severity: 'error',
      comment: 'The index files are what a lib promises; everything behind them may change without asking anybody.',
      from: { path: '^(services|bench|demo|tools|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '/index[.]ts$' },
    },
    {
      name: 'libs-meet-at-their-borders',
      severity: 'error',
      comment: 'As for services: a lib uses another one by its index files only.',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '/index[.]ts$'] },
    },
    {
      name: 'adapter-drivers-stay-in-adapters',
      severity: 'error',
      comment: 'A database or broker driver outside of its adapter would make the port a decoration.',
      from: { path: '^(libs|services)/', pathNot: ['/(embedded|mongo|kafka|infrastructure|testing)/', specs] },
      to: { path: '^node_modules/(mongoose|mongodb|kafkajs|libsql)/' },
    },
    {
      name: 'testing-parts-stay-in-tests',
      severity: 'error',
      comment: 'Fixtures and contract suites are made for tests; in production they would be unguarded parts.',
      from: { path: '^(libs|services)/', pathNot: specs },
      to: { path: '^(libs|services)/.+/testing/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Parts in a cycle can only be understood together, and decorated classes in one crash at load.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      comment: 'Images are installed without development packages: the process would not start.',
      from: { path: '^(libs|services)/', pathNot: specs },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unknown-package',
      severity: 'error',
      comment: 'A package that package.json does not name is there by chance.',
      from: { pathNot: '[.]cjs$' },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown'] },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      comment: 'An import that cannot be resolved is checked by no rule.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Not in a fresh clone, and then an import of it stands here as it is written.
    exclude: { path: ['^(dist|coverage|[.]cache)/', '^[./]+/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
