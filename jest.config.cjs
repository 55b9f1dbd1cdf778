/** Packages that are ES modules, or import some; Jest runs CommonJS, so they are compiled like our own code. */
const esModules = ['jose', '@prisma/schema-engine-wasm', '@opentelemetry/otlp-exporter-base'];

const swc = (parser) => [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/web/dist/', '<rootDir>/.data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/web/dist/', '<rootDir>/.data/'],
  watchPathIgnorePatterns: ['<rootDir>/.data/', '<rootDir>/prisma/generated/'],
  // TypeScript first: `./lifeline` means lifeline.ts, not the lifeline.mjs beside it.
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript' }),
    '^.+\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
  globalSetup: '<rootDir>/test/harness/globalSetup.ts',
  globalTeardown: '<rootDir>/test/harness/globalTeardown.ts',
  reporters: ['default', '<rootDir>/test/harness/reporter.cjs'],
  maxWorkers: 2,
  // Real databases, servers and browsers take their time on a busy machine; a hanging test still ends, after the
  // patience of `eventually`, which says what it waited for.
  testTimeout: 240_000,
};
