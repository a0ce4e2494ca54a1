import { sql } from 'kysely'
import type { Context, Report } from '../../server/src/cli/frame/index.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { withServer } from '../engine/bench-database.ts'
import { timed } from '../engine/measure.ts'
import type { FigureKind } from '../engine/part.ts'
import { load, reportOf } from '../engine/report.ts'
import { fillCases } from './fill-cases.ts'
import { fillPeople } from './fill-people.ts'
import { askCount, askPage, middles, type People, questions } from './questions.ts'

type BenchContext = Context & { readonly options: { readonly cases: number; readonly times: number } }

const KINDS = ['first', 'deep', 'count'] as const
/** What a list must answer within, whatever is asked of it. */
const AIM = { atMost: 200 }

/** Measures pages of a list of a million cases, as times and beside the fetch of one row by its key in the same run. */
export async function runListsBench(context: BenchContext): Promise<Report> {
  const { cases, times } = context.options
  const loadBefore = load()
  const round = await withServer(async (_server, { database }) => {
    const filling = context.progress({ en: 'Filling', 'zh-CN': '写入中' }, cases)
    let before = 0
    await fillCases(database, cases, (done) => {
      filling.add(done - before)
      before = done
    })
    const people = await fillPeople(database)
    filling.end()
    return await measure(context, database, people, times)
  })
  const figures = figureKinds()
  const part = {
    says: { en: 'Lists of cases', 'zh-CN': '工单列表' },
    figures,
    open: () => Promise.reject(new Error('expected to be measured already')),
  }
  return reportOf([{ name: 'lists', part, rounds: [round] }], { cases, times, loadBefore }, [], context.in)
}

function figureKinds(): Record<string, FigureKind> {
  const kinds: Record<string, FigureKind> = {
    fetch: { says: { en: 'one row by its key', 'zh-CN': '按主键取一行' }, unit: 'milliseconds' },
  }
  const words = {
    first: ['first page', '首页'],
    deep: ['page in the middle', '中间页'],
    count: ['count', '计数'],
  } as const
  for (const name of Object.keys(questions)) {
    for (const kind of KINDS) {
      const [en, zh] = words[kind]
      kinds[`${name}.${kind}.p50`] = { says: { en: `${name}, ${en}`, 'zh-CN': `${name}，${zh}` }, unit: 'milliseconds' }
      kinds[`${name}.${kind}.p95`] = {
        says: { en: `${name}, ${en}, of 100 the 95th`, 'zh-CN': `${name}，${zh}，第 95 百分位` },
        unit: 'milliseconds',
        aim: AIM,
      }
      kinds[`${name}.${kind}.toFetch`] = {
        says: { en: `${name}, ${en}, to a fetch by key`, 'zh-CN': `${name}，${zh}，与按主键读取之比` },
        unit: 'times',
      }
    }
  }
  return kinds
}

async function measure(
  context: BenchContext,
  database: Database,
  people: People,
  times: number,
): Promise<Record<string, number>> {
  const { signal } = context
  const now = await newest(database)
  const cursors = await middles(database)
  const found: Record<string, number> = {}
  const fetch = await sampled(times * 5, async () => {
    await sql`select * from service_case where number = 'TH000000000'`.execute(database)
  })
  found['fetch'] = at(fetch, 0.5)
  const meter = context.progress({ en: 'Measuring', 'zh-CN': '测量中' }, Object.keys(questions).length)
  for (const [name, question] of Object.entries(questions)) {
    signal.throwIfAborted()
    const { sort = 'opened' } = question.filter
    const asks = {
      first: () => askPage(database, question, people, now),
      deep: () => askPage(database, question, people, now, cursors[sort]),
      count: () => askCount(database, question, people, now),
    }
    for (const kind of KINDS) {
      const samples = await sampled(times, asks[kind])
      found[`${name}.${kind}.p50`] = at(samples, 0.5)
      found[`${name}.${kind}.p95`] = at(samples, 0.95)
      found[`${name}.${kind}.toFetch`] = at(samples, 0.5) / (found['fetch'] ?? 1)
    }
    meter.add(1)
  }
  meter.end()
  return found
}

/** The times of so many calls, the least first; one call before them fills the caches. */
async function sampled(times: number, call: () => Promise<void>): Promise<number[]> {
  await call()
  const samples: number[] = []
  for (let at = 0; at < times; at += 1) samples.push(await timed(call))
  return samples.sort((a, b) => a - b)
}

const at = (samples: readonly number[], share: number): number =>
  samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN

async function newest(database: Database) {
  const row = await database
    .selectFrom('service_case')
    .select('opened_at')
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.opened_at
}
