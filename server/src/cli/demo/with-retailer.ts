import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { addMilliseconds } from '@aftersale/kernel'
import type { Context } from '../frame/index.ts'
import { serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Demonstration } from '../serve/run-server.ts'
import type { DemoTime } from './demo-time.ts'
import { PRESENT } from './write-retailer.ts'

type RetailerContext = Context & {
  readonly options: { readonly seed: number; readonly scale: number; readonly speed: number }
}

const DAY = 86_400_000
/** So many days of work are behind the retailer when time begins to go at the speed that was asked for. */
export const IS_CAUGHT_UP = addMilliseconds(PRESENT, 8 * DAY)
/** Until then so much time goes by whenever the retailer has done all that there was to do. */
const SKIPPED = 20 * 60_000

/**
 * Serves with a made-up retailer at work: providers that fail now and then, and, in a process of its own that knows nothing
 * but the API, its customers, couriers and staff. Its first days are played as fast as they get their work done.
 */
export async function withRetailer<Answer>(
  context: RetailerContext,
  time: DemoTime,
  serve: (demo: Demonstration) => Promise<Answer>,
): Promise<Answer> {
  const { seed } = context.options
  const begin = (link: string) => beginRetailer(context, time, link)
  if (context.env['AFTERSALE_SANDBOX_URL'] !== undefined) return serve({ begin })
  const sandbox = await serveSandbox({
    port: 0,
    seed,
    failures: 3,
    refusals: 1,
    delay: 20,
    secret: 'sandbox',
    ledger: join(context.dataDir, 'demo', 'providers.jsonl'),
    clock: time.clock,
  })
  try {
    return await serve({ env: { AFTERSALE_SANDBOX_URL: sandbox.address }, begin })
  } finally {
    await sandbox.close()
  }
}

async function beginRetailer(context: RetailerContext, time: DemoTime, link: string): Promise<() => Promise<void>> {
  const { seed, scale, speed } = context.options
  const program = join(context.root, 'server/src/cli/main.ts')
  const args = ['simulate', '--seed', String(seed), '--scale', String(scale), '--data-dir', context.dataDir]
  const child = spawn(process.execPath, [program, ...args, '--lang', context.language], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: context.env,
    // An interrupt of the terminal is for the server, which then ends the retailer in order.
    detached: true,
  })
  // A child that was disconnected never tells that it has closed; it tells that it has ended, and its output that it has.
  const ended = Promise.all([once(child, 'exit'), ...(child.stdout === null ? [] : [once(child.stdout, 'end')])])
  child.stdin?.end(`${link}\n`)
  if (time.clock.now() >= IS_CAUGHT_UP) time.clock.hasten(speed)
  child.on('message', () => {
    if (time.clock.now() >= IS_CAUGHT_UP) return
    time.clock.skip(SKIPPED)
    if (time.clock.now() >= IS_CAUGHT_UP) time.clock.hasten(speed)
  })
  for (const [output, tell] of [
    [child.stdout, context.detail],
    [child.stderr, (line: string) => context.say({ en: line, 'zh-CN': line })],
  ] as const) {
    if (output !== null) createInterface({ input: output }).on('line', tell)
  }
  return async () => {
    if (child.connected) child.disconnect()
    await ended
  }
}
