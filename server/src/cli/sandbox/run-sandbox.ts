import { resolve } from 'node:path'
import { systemClock } from '../../platform/clock.ts'
import type { Context } from '../frame/index.ts'
import { serveSandbox } from './serve-sandbox.ts'

interface SandboxContext extends Context {
  readonly options: {
    readonly port: number
    readonly seed: number
    readonly failures: number
    readonly refusals: number
    readonly delay: number
    readonly secret: string | undefined
    readonly ledger: string | undefined
  }
}

/** Listens until it is asked to stop. */
export async function runSandbox(context: SandboxContext): Promise<undefined> {
  const { secret = 'sandbox', ledger, ...options } = context.options
  const file = ledger === undefined ? undefined : resolve(ledger)
  const server = await serveSandbox({ ...options, secret, ledger: file, clock: systemClock })
  try {
    const line = {
      en: `The sandbox provider listens on ${server.address}`,
      'zh-CN': `沙箱服务商正在监听 ${server.address}`,
    }
    await context.serve({ document: { address: server.address }, lines: [context.in(line)] })
  } finally {
    await server.close()
  }
  return undefined
}
