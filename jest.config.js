/** Packages that ship only ES modules: jest runs CommonJS, so these pass through swc as well. */
const esModuleOnly = ['jose', 'kysely', 'fast-check', 'pure-rand'];

export default {
  testEnvironment: 'node',
  // Many tests start a whole app: on a busy machine that takes longer than jest's five seconds.
  testTimeout: 30_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Needs a client that is no dependency of ours: npm run test:playground.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/playground/'],
  extensionsToTreatAsEsm: [],
  // V8's own counting leaves the code as it is. What other processes and threads run is not seen.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  transform: {
    '^.+\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModuleOnly.join('|')})/)`],
};
