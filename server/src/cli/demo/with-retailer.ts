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

/** How many days of work are behind the retailer when time begins to go at the speed that was asked for. */
const DAYS_BEFORE = 10
const CATCHES_UP_AT = 4_000
const DAY = 86_400_000
const LOOKS_EVERY = 250

/**
 * Serves with a made-up retailer at work: providers that fail now and then, and, in a process of its own that knows nothing
 * but the API, its customers, couriers and staff. Its first days are played in fast motion.
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
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...context.env, LANG: context.language === 'zh-CN' ? 'zh_CN.UTF-8' : 'en_US.UTF-8' },
    // An interrupt of the terminal is for the server, which then ends the retailer in order.
    detached: true,
  })
  const ended = once(child, 'exit')
  child.stdin.write(`${link}\n`)
  const pace = setInterval(() => {
    if (time.clock.now() >= addMilliseconds(PRESENT, DAYS_BEFORE * DAY)) {
      clearInterval(pace)
      time.clock.hasten(speed)
    }
  }, LOOKS_EVERY)
  createInterface({ input: child.stdout }).on('line', context.detail)
  // It says on its own output that it is at work, and what keeps it from it.
  createInterface({ input: child.stderr }).on('line', (line) => {
    context.say({ en: line, 'zh-CN': line })
    if (time.clock.now() < addMilliseconds(PRESENT, DAYS_BEFORE * DAY)) time.clock.hasten(CATCHES_UP_AT)
  })
  return async () => {
    clearInterval(pace)
    child.stdin.end()
    await ended
  }
}
