import { join } from 'node:path'
import type { Aftersale } from '../../main.ts'
import { readSummary } from '../../modules/intake/index.ts'
import type { Context, Report } from '../frame/index.ts'
import { summaryLines } from '../intake/summary-lines.ts'
import { judgeAll, takeFileIn } from '../intake/take-in.ts'
import { withAftersale } from '../open.ts'
import { serveUntilStopped } from '../serve/run-server.ts'
import { openDemoTime } from './demo-time.ts'
import { withRetailer } from './with-retailer.ts'
import { PRESENT, writeRetailer } from './write-retailer.ts'

export interface DemoOptions {
  readonly data: string | undefined
  readonly scale: number
  readonly seed: number
  readonly once: boolean
  readonly speed: number
  readonly pack: string | undefined
  readonly port: number
  readonly host: string | undefined
}

type DemoContext = Context & { readonly options: DemoOptions }

/**
 * The main job on demonstration data: take in, judge, sum up; then, unless it is to run once only, the server, with a
 * retailer at work beside it whose time goes faster than ours. One's own table is shown as it is, in the time that it is.
 */
export async function runDemo(context: DemoContext): Promise<Report | undefined> {
  const { pack, once, data } = context.options
  if (data !== undefined || once) {
    return withAftersale(context, { pack }, async (aftersale) => {
      const report = await mainJob(aftersale, context)
      return once ? report : serveUntilStopped(aftersale, context, report, {})
    })
  }
  const time = await openDemoTime(join(context.dataDir, 'demo', 'time.json'), PRESENT)
  try {
    return await withAftersale(context, { pack, clock: time.clock }, async (aftersale) => {
      const report = await mainJob(aftersale, context)
      return withRetailer(context, time, (demo) => serveUntilStopped(aftersale, context, report, demo))
    })
  } finally {
    await time.close()
  }
}

async function mainJob(aftersale: Aftersale, context: DemoContext): Promise<Report> {
  const started = performance.now()
  const source = await takeDemoIn(aftersale, context)
  const judged = await judgeAll(aftersale, context, source)
  const summary = await readSummary(aftersale.database, source)
  const seconds = round((performance.now() - started) / 1000)
  const casesPerSecond = judged.cases === 0 ? 0 : Math.round(judged.cases / judged.seconds)
  const pace =
    judged.cases === 0
      ? { en: 'Nothing new: all of it was taken in before.', 'zh-CN': '没有新内容：此前已全部导入。' }
      : {
          en: `${judged.cases} cases judged now, ${casesPerSecond} a second; ${seconds} s in all.`,
          'zh-CN': `本次判定 ${judged.cases} 个工单，每秒 ${casesPerSecond} 个；共用时 ${seconds} 秒。`,
        }
  return {
    document: { source, ...summary, cases: judged.cases, seconds, casesPerSecond },
    lines: [...summaryLines(summary, context.language), '', context.in(pace)],
  }
}

/**
 * Data and rules together are a source of their own: the summary is about it alone, whatever else the database holds. So the
 * same run again changes nothing, and after a change of the pack the same data is judged anew beside what was judged before.
 */
async function takeDemoIn(aftersale: Aftersale, context: DemoContext): Promise<string> {
  const { data, seed, scale } = context.options
  const rules = aftersale.packDigest.slice(0, 8)
  if (data !== undefined) {
    const taken = await takeFileIn(
      aftersale,
      context,
      { path: data },
      (sha256) => `demo-${sha256.slice(0, 16)}-${rules}`,
    )
    return taken.source
  }
  const source = `demo-retailer-${seed}-${scale}-${rules}`
  for (const path of await writeRetailer(context.dataDir, { seed, scale })) {
    await takeFileIn(aftersale, context, { path }, source)
  }
  return source
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
