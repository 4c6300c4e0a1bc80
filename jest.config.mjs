/** Rings 1 to 3 (ARCHITECTURE.md). Two workers: on two cores a third only adds start-up time. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/openapi'],
  testMatch: ['**/*.test.ts', '**/*.test.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  maxWorkers: 2,
  // A busy machine is no failure; what hangs still is.
  testTimeout: 30_000,
}
