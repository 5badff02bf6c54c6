import { defineConfig } from 'vitest/config';

// Tests start real engines: a child process, a SQLite file, a bundle. On a machine with two cores three files at a time
// fill the waits for them, and none of them starves.
const shared = { environment: 'node', pool: 'forks', testTimeout: 20_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    maxWorkers: 3,
    reporters: ['default'],
    projects: [
      { test: { ...shared, name: 'house', include: ['test/house/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/house/**', 'test/browser/**', 'test/office/**', 'test/size/**'],
        },
      },
      // What takes a minute and more, or a program that a fresh machine lacks, has a script of its own.
      { test: { ...shared, name: 'size', include: ['test/size/**/*.test.ts'] } },
      { test: { ...shared, name: 'office', include: ['test/office/**/*.test.ts'] } },
      // One stack and one browser serve every file of it, one after the other.
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/setup/serve-stack.ts',
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['shared/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts', 'local/**/*.ts'],
      // Ports are types: they leave nothing to run.
      exclude: ['shared/ports/**', 'local/demo/**'],
      reporter: ['text-summary', 'json-summary'],
      // Functions also run bundled, in workers, where nobody counts: the floor guards what is counted.
      thresholds: {
        'shared/domain/**': { lines: 85, branches: 75 },
        'shared/usecases/**': { lines: 75, branches: 60 },
      },
    },
  },
});
