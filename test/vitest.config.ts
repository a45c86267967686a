import { defineConfig } from 'vitest/config';

const setupFiles = ['test/support/properties.ts'];

// Four heights of test. Groups run one after the other: builds and browsers want both cores. Unit tests
// get two workers, where Vitest of itself leaves one core of two idle.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['test/unit/**/*.test.ts'],
          exclude: ['test/unit/**/*fixtures.test.ts'],
          // Journeys through intake start worker threads, which takes a second each on a busy machine.
          testTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'fixtures',
          setupFiles,
          include: ['test/unit/**/*fixtures.test.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'site',
          setupFiles,
          include: ['test/site/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles,
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Fetches browsers of former years, some 200 MB; `npm run test:browsers` starts it.
        test: {
          name: 'browsers',
          setupFiles,
          include: ['test/browsers/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Takes texts that are no part of the project; `.ci/run` starts it where they are.
        test: {
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
