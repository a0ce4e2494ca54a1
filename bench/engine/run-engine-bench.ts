import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context, Report } from '../../server/src/cli/frame/index.ts'
import type { Engine } from '../../server/src/engine/index.ts'
import { connectionFrom } from '../../server/src/platform/attach.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { type Database, openDatabase } from '../../server/src/platform/database.ts'
import { type Log, openLog } from '../../server/src/platform/log.ts'
import { migrate, readMigrations } from '../../server/src/platform/migrate.ts'
import { deployedEngine, startAll, starts } from './straight-flow.ts'
import { type Rows, takeRows, writeRows } from './wall.ts'

const BATCH = 1_000
const BATCHES = 20
const CONNECTIONS = 16
const SINGLES = 2_000

/** Cases a second of each way in one round. */
interface Round {
  readonly wall: number
  readonly batches: number
  readonly singles: number
}

/** Measures the three in turn, round after round, on a database of its own, so that drift of the machine hits all alike. */
export async function runEngineBench(
  context: Context & { readonly options: { readonly rounds: number } },
): Promise<Report> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-bench-'))
  const log = openLog({ level: 'warn' })
  try {
    const attachment = await connectionFrom({}, dataDir, log)
    try {
      await migrate(attachment.connection, await readMigrations(), systemClock, log)
      const database = openDatabase(attachment.connection, log, { connections: CONNECTIONS })
      try {
        return reportOf(await measure(database, log, context))
      } finally {
        await database.destroy()
      }
    } finally {
      await attachment.leave()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(
  database: Database,
  log: Log,
  context: Context & { readonly options: { readonly rounds: number } },
) {
  const engine = await deployedEngine(database, log)
  const meter = context.progress({ en: 'Measuring', 'zh-CN': '测量中' }, context.options.rounds + 1)
  const rounds: Round[] = []
  try {
    await measureRound(database, engine)
    meter.add(1)
    for (let round = 0; round < context.options.rounds; round += 1) {
      context.signal.throwIfAborted()
      rounds.push(await measureRound(database, engine))
      meter.add(1)
    }
  } finally {
    meter.end()
  }
  return rounds
}

async function measureRound(database: Database, engine: Engine): Promise<Round> {
  const prepared = Array.from({ length: BATCHES }, () => starts(BATCH))
  const batches = await perSecond(BATCH * BATCHES, async () => {
    for (const batch of prepared) await startAll(database, engine, batch)
  })
  const rows: Rows[] = []
  for (let batch = 0; batch < BATCHES; batch += 1) rows.push(await takeRows(database, BATCH))
  const wall = await perSecond(BATCH * BATCHES, async () => {
    for (const batch of rows.reverse()) await writeRows(database, batch)
  })
  const single = starts(SINGLES)
  const singles = await perSecond(SINGLES, async () => {
    const one = async () => {
      for (let start = single.pop(); start !== undefined; start = single.pop())
        await startAll(database, engine, [start])
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, one))
  })
  return { wall, batches, singles }
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return count / ((performance.now() - started) / 1_000)
}

function reportOf(rounds: readonly Round[]): Report {
  const wall = Math.round(median(rounds.map((round) => round.wall)))
  const figures = (pick: (round: Round) => number) => ({
    casesPerSecond: Math.round(median(rounds.map(pick))),
    ratioToWall: Math.round(median(rounds.map((round) => pick(round) / round.wall)) * 1_000) / 1_000,
  })
  const batches = figures((round) => round.batches)
  const singles = { ...figures((round) => round.singles), connections: CONNECTIONS }
  const machine = { cpus: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version }
  const document = { machine, rounds: rounds.length, batch: BATCH, wall: { casesPerSecond: wall }, batches, singles }
  return {
    document,
    lines: [
      `bare inserts (the wall)             ${wall} cases/s`,
      `straight through, ${BATCH} a transaction ${batches.casesPerSecond} cases/s  ${batches.ratioToWall} of the wall`,
      `one case a transaction, ${CONNECTIONS} at once  ${singles.casesPerSecond} cases/s  ${singles.ratioToWall} of the wall`,
    ],
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
