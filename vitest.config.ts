import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import LongestFirst from './tools/suite/longest-first.ts'

/** Who asks for more runs of a property, more kills, or a slower browser than usual has the time for them. */
const looksLonger = Object.keys(process.env).some((name) =>
  /^(AFTERSALE_\w+_(RUNS|KILLS|SLOWER)|PROPERTY_RUNS)$/.test(name),
)

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.ts',
      'server/**/*.test.ts',
      'bench/**/*.test.ts',
      'console/**/*.test.ts',
      'portal/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    globalSetup: ['server/test/global-setup.ts'],
    setupFiles: ['server/test/each-file.ts'],
    // Tests wait a good deal: for a lock to run out, a server to start, a browser. One file more at once than there are cores.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Half of the time went into loading the server anew for each file. Nothing in it is kept in a module, so files share it.
    isolate: false,
    // Servers that tests start as processes of their own find the code compiled, as those that a person starts do.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.runtime/compiled') },
    // A walk of forty steps takes its time on a machine that does other things too. What hangs is told by the step that waits.
    testTimeout: looksLonger ? 3_600_000 : 240_000,
    hookTimeout: 240_000,
    // So does what a step waits for: where a machine is busy, a second says nothing.
    expect: { poll: { timeout: 60_000 } },
  },
})
