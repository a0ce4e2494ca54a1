import { parentPort } from 'node:worker_threads'
import { serveSandbox } from '../../server/src/cli/sandbox/serve-sandbox.ts'
import { systemClock } from '../../server/src/platform/clock.ts'

/** The sandbox provider, which answers at once and never fails, on a thread of its own; it says where it listens. */
const sandbox = await serveSandbox({
  port: 0,
  seed: 1,
  failures: 0,
  refusals: 0,
  delay: 0,
  secret: 'sandbox',
  clock: systemClock,
})
parentPort?.postMessage(sandbox.address)
