import { serveSandbox } from '../../server/src/cli/sandbox/serve-sandbox.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { closeAfterFile } from '../../server/test/closing.ts'

/** A provider that sends texts to nobody, for `startServer`: what it would send is read in the console. */
export async function texter(): Promise<object> {
  const asked = { port: 0, seed: 1, failures: 0, refusals: 0, delay: 0, secret: 'sandbox', clock: systemClock }
  const box = await serveSandbox(asked)
  closeAfterFile(() => box.close())
  return { name: 'texts', kind: 'sandbox', ports: ['sms'], address: box.address }
}
