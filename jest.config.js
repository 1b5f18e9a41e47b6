export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: './test/run/begin.js',
  globalTeardown: './test/run/end.js',
  // ends what hangs; none of it says how quick anything is
  testTimeout: 300_000,
  maxWorkers: 2,
  // modules of each file stay in memory; a worker that holds many spends its time on collecting them
  workerIdleMemoryLimit: '800MB',
}
