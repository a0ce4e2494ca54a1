import { sql } from 'kysely'
import type { Context, Report } from '../../server/src/cli/frame/index.ts'
import { equipShop } from '../cases/shop.ts'
import { type BenchDatabase, type Server, withServer } from '../engine/bench-database.ts'
import { load, reportOf } from '../engine/report.ts'
import { openServer } from '../server/open-server.ts'
import { agentAt } from './agent.ts'
import { noAnswers, refusedOf, within } from './answers.ts'
import { consumerAt } from './consumer.ts'
import { watch, work } from './crowd.ts'
import { figures } from './figures.ts'
import { gather, type People } from './people.ts'

type BenchContext = Context & {
  readonly options: { readonly agents: number; readonly consumers: number; readonly seconds: number }
}
type Figures = Readonly<Record<keyof typeof figures, number>>

/** How long (seconds) a page is read. Assumptions of ours. */
const AGENT_READS = 10
const CONSUMER_READS = 30
/** The one who works alone beforehand reads nothing, so that there are answers enough. */
const ALONE_READS = 0.05
const ALONE_SECONDS = 10
const UNCOUNTED = 15

/** Measures how long agents of the console and consumers of the portal wait for a real server while all are at work at once. */
export async function runFacesBench(context: BenchContext): Promise<Report> {
  const { agents, consumers, seconds } = context.options
  const loadBefore = load()
  const { found, refused } = await withServer((server, home) => measure(context, server, home))
  const part = {
    says: { en: 'Agents and consumers at work at once', 'zh-CN': '客服与消费者同时使用' },
    figures,
    open: () => Promise.reject(new Error('expected to be measured already')),
  }
  const missing = [...refused].map(([code, count]) => ({ name: code, because: `${count} requests were refused so` }))
  return reportOf(
    [{ name: 'faces', part, rounds: [found] }],
    { agents, consumers, seconds, loadBefore },
    missing,
    context.in,
  )
}

async function measure(context: BenchContext, server: Server, { database }: BenchDatabase) {
  const { dataDir, log } = server
  const { client, address, close } = await openServer({ dataDir, log, root: context.root, database, pack: true })
  try {
    await equipShop(client)
    const people = await gather(client, address, context.options)
    // What came all at once is cleared up and counted all at once, as benchmarks of PostgreSQL do after loading.
    await sql`vacuum (analyze)`.execute(database)
    return await atWork(context, people)
  } finally {
    await close()
  }
}

async function atWork(context: BenchContext, { agents, consumers }: People) {
  const { seconds } = context.options
  const { signal } = context
  const alone = noAnswers()
  const [first] = agents
  if (first === undefined) throw new Error('expected at least one agent')
  const one = { name: 'alone', people: [agentAt(first)], answers: alone, reads: ALONE_READS }
  await work(one, { uncounted: 0, seconds: Math.min(seconds, ALONE_SECONDS), signal })
  const ofAgents = noAnswers()
  const ofConsumers = noAnswers()
  const uncounted = Math.min(UNCOUNTED, seconds)
  // Nobody reads for longer than half of the run, or some would never turn a page.
  const reads = (usual: number) => Math.min(usual, seconds / 2)
  const over = new AbortController()
  const left = AbortSignal.any([over.signal, signal])
  const streams = Promise.all(agents.map((agent, at) => watch(agent, (uncounted * at) / agents.length, left)))
  const meter = context.progress({ en: 'At work (seconds)', 'zh-CN': '运行中（秒）' }, uncounted + seconds)
  const tick = setInterval(() => meter.add(1), 1_000)
  const crowds = [
    { name: 'agents', people: agents.map(agentAt), answers: ofAgents, reads: reads(AGENT_READS) },
    { name: 'consumers', people: consumers.map(consumerAt), answers: ofConsumers, reads: reads(CONSUMER_READS) },
  ]
  try {
    await Promise.all(crowds.map((crowd) => work(crowd, { uncounted, seconds, signal })))
  } finally {
    clearInterval(tick)
    meter.end()
    over.abort()
    await streams
  }
  const found: Figures = {
    agentsHalf: within(50, ofAgents.took),
    agentsMost: within(95, ofAgents.took),
    agentsNearlyAll: within(99, ofAgents.took),
    consumersHalf: within(50, ofConsumers.took),
    consumersMost: within(95, ofConsumers.took),
    consumersNearlyAll: within(99, ofConsumers.took),
    perSecond: (ofAgents.took.length + ofConsumers.took.length) / seconds,
    aloneMost: within(95, alone.took),
    agentsToAlone: within(95, ofAgents.took) / within(95, alone.took),
  }
  return { found, refused: refusedOf(alone, ofAgents, ofConsumers) }
}
