import { serveSandbox } from '../../server/src/cli/sandbox/serve-sandbox.ts'
import { systemClock } from '../../server/src/platform/clock.ts'

/** The sandbox provider, which answers at once and never fails; it says where it listens, and ends when its input does. */
const trial = { port: 0, seed: 1, failures: 0, refusals: 0, delay: 0, secret: 'sandbox' }
const sandbox = await serveSandbox({ ...trial, clock: systemClock })
process.stdout.write(`${sandbox.address}\n`)
for await (const _ of process.stdin);
await sandbox.close()
