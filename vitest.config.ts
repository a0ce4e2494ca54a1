import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.ts',
      'server/**/*.test.ts',
      'bench/**/*.test.ts',
      'console/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    globalSetup: ['server/test/global-setup.ts'],
    // Tests wait a good deal: for a lock to run out, a server to start, a browser. One file more at once than there are cores.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
