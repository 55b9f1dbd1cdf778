const { availableParallelism, totalmem } = require('node:os');

/** Packages that are ES modules, or import some; Jest runs CommonJS, so they are compiled like our own code. */
const esModules = ['jose', '@prisma/schema-engine-wasm', '@opentelemetry/otlp-exporter-base'];

const swc = (parser) => [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
];

const ignored = ['/node_modules/', '<rootDir>/dist/', '<rootDir>/web/dist/', '<rootDir>/.data/'];
/** One world for all files of a process. */
const world = {
  testEnvironment: '<rootDir>/test/harness/jest/serverEnvironment.ts',
  runtime: '<rootDir>/test/harness/jest/runtime/keptRuntime.cjs',
};

/** What a test file is named after, and where its tests run: pure ones have no servers. */
const LANES = {
  pure: {
    testEnvironment: 'node',
    runtime: '<rootDir>/test/harness/jest/runtime/fileRuntime.cjs',
    testMatch: ['**/!(*.server|*.browser).test.{ts,tsx}'],
  },
  server: { ...world, testMatch: ['**/*.server.test.ts'] },
  browser: { ...world, testMatch: ['**/*.browser.test.ts'] },
};

const project = (lane) => ({
  displayName: lane,
  ...LANES[lane],
  testPathIgnorePatterns: ignored,
  modulePathIgnorePatterns: ignored.slice(1),
  watchPathIgnorePatterns: ['<rootDir>/.data/', '<rootDir>/prisma/generated/'],
  // TypeScript first: `./lifeline` means lifeline.ts, not the lifeline.mjs beside it.
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: { '\\.css$': '<rootDir>/test/harness/jest/noStyles.cjs' },
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript' }),
    '^.+\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
  globalSetup: '<rootDir>/test/harness/jest/globalSetup.ts',
  globalTeardown: '<rootDir>/test/harness/jest/globalTeardown.ts',
});

/** What a process of tests may need with what it starts: a browser, a shop of processes. */
const WORKER_BYTES = 1.5 * 2 ** 30;

/** Tests with servers wait more than they work: two of three processes' time is not the processor's. */
function workers() {
  return Math.max(2, Math.min(availableParallelism() + 4, Math.floor(totalmem() / WORKER_BYTES)));
}

/** @type {import('jest').Config} */
module.exports = {
  projects: Object.keys(LANES).map(project),
  reporters: ['default', '<rootDir>/test/harness/jest/reporter.cjs'],
  testSequencer: '<rootDir>/test/harness/jest/longestFirst.cjs',
  maxWorkers: workers(),
  // Real databases, servers and browsers take their time on a busy machine; a hanging test still ends, after the
  // patience of `eventually`, which says what it waited for.
  testTimeout: 240_000,
};
