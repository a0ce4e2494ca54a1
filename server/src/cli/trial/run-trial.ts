import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../../modules/demo/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { startDemo } from '../demo/start-demo.ts'
import type { Context, Report } from '../frame/index.ts'
import { withAftersale } from '../open.ts'
import { serveSandbox } from '../sandbox/serve-sandbox.ts'
import { audit, type Finding } from './audit.ts'

type TrialContext = Context & {
  readonly options: {
    readonly minutes: number
    readonly kills: number
    readonly speed: number
    readonly failures: number
    readonly refusals: number
    readonly seed: number
  }
}

const DELAY = 50

/**
 * Runs the demonstration in the data directory with providers of its own beside it, kills its server at random, begins it
 * again, and at the end looks for whatever should not be: a case that nothing moves on, money or stock that does not add
 * up, a message that was sent twice.
 */
export async function runTrial(context: TrialContext): Promise<Report> {
  const { failures, refusals, seed, kills } = context.options
  const sandbox = await serveSandbox({
    port: 0,
    seed,
    failures,
    refusals,
    delay: DELAY,
    secret: 'sandbox',
    ledger: join(context.dataDir, 'demo', 'trial-providers.jsonl'),
    clock: systemClock,
  })
  try {
    const killed = await work(context, sandbox.address)
    const entries = sandbox.entries()
    return await withAftersale(context, { pack: null }, async (aftersale) => {
      const { counts, findings } = await audit(aftersale.database, entries)
      const document = { killed, ...counts, findings }
      return {
        document,
        lines: linesOf(context, { killed, counts, findings }),
        failed: findings.length > 0 || killed < kills,
      }
    })
  } finally {
    await sandbox.close()
  }
}

/** Lets the demonstration work, and answers how often it was killed. */
async function work(context: TrialContext, providers: string): Promise<number> {
  const { minutes, kills, seed } = context.options
  const random = createRandom(seed, 'kills')
  const length = minutes * 60_000
  const moments = Array.from({ length: kills }, () => random.whole(0, length)).sort((a, b) => a - b)
  const meter = context.progress({ en: 'At work (seconds)', 'zh-CN': '运行中（秒）' }, minutes * 60)
  let demo = await startDemo(context, providers)
  let killed = 0
  const begun = performance.now()
  let counted = 0
  try {
    for (;;) {
      context.signal.throwIfAborted()
      const gone = performance.now() - begun
      meter.add(Math.floor(gone / 1_000) - counted)
      counted = Math.floor(gone / 1_000)
      const next = moments[killed]
      if (next !== undefined && gone >= next) {
        await demo.kill()
        killed += 1
        demo = await startDemo(context, providers)
      }
      if (gone >= length && killed === kills) return killed
      await pause(200, undefined, { signal: context.signal })
    }
  } finally {
    meter.end()
    await demo.stop()
  }
}

interface Outcome {
  readonly killed: number
  readonly counts: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

function linesOf(context: TrialContext, { killed, counts, findings }: Outcome): string[] {
  const figures = Object.entries({ killed, ...counts }).map(([name, count]) => `${String(count).padStart(9)}  ${name}`)
  const found = findings.map(({ kind, what }) => `${context.in(kind)}: ${JSON.stringify(what)}`)
  const none = context.in({ en: 'Nothing is lost, doubled or stuck.', 'zh-CN': '没有丢失、重复或停滞。' })
  return [...figures, '', ...(found.length > 0 ? found : [none])]
}
