import react from '@vitejs/plugin-react';
import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

/** Tests that look closely at the clock, or want the whole machine. */
const ALONE = ['server/**/*.alone.test.ts'];
/** Whole services, which mostly wait: beside each other, but not beside what keeps both cores busy. */
const SERVICES = ['server/service/*.test.ts'];

export default defineConfig({
  // Vite builds the dashboard; Vitest, which reads the same file, tests the whole house.
  root: process.env['VITEST'] === undefined ? 'web' : '.',
  plugins: [react(), compression()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What comes together, the first that fits: on a slow machine forty small files take longer than their code
          // does. Each page beside the two that one arrives at is a chunk of its own.
          groups: [
            { name: 'base', tags: ['$initial'], priority: 4 },
            { name: 'common', minShareCount: 12, priority: 3 },
            { name: 'welcome', test: /web\/pages\/SignIn\.tsx/, priority: 2 },
            { name: 'desk', test: /web\/(ui\/Shell|pages\/Live)\.tsx/, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    globalSetup: ['db/testing-server.ts'],
    // What hangs is found out; what is only slow, on a busy machine, passes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['server/**/*.test.ts', 'db/**/*.test.ts', 'web/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...ALONE, ...SERVICES],
          // Two cores are the smallest machine that this suite runs on.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: SERVICES,
          exclude: ['**/node_modules/**', ...ALONE],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
