import { readFile } from 'node:fs/promises'
import { Engine, type JobHandlers, type Resource, type Start } from '../../server/src/engine/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { newId } from '../../server/src/platform/ids.ts'
import type { Log } from '../../server/src/platform/log.ts'
import { inTransaction } from '../../server/src/platform/transaction.ts'

/**
 * The retail return as it comes in the pack, judged by its table, with work that only computes: what is measured is the
 * engine, and not the tables of orders and refunds.
 */
const handlers: JobHandlers = {
  'returns.claim-units': async (_tx, jobs) =>
    jobs.map(() => ({ variables: { found: true, oldestAgeDays: 12, refundAmount: 19.99, refund: REFUND } })),
  'refunds.approve': async (_tx, jobs) => jobs.map(() => ({ variables: { outcome: 'refunded', refunded: REFUND } })),
  'returns.release-units': async (_tx, jobs) => jobs.map(() => ({ variables: { outcome: 'refused' } })),
}
const REFUND = { minor: 1999, currency: 'CNY' }

const PACK = new URL('../../pack/retail/', import.meta.url)

/** An engine with the flow deployed. */
export async function deployedEngine(database: Database, log: Log): Promise<Engine> {
  const engine = new Engine({ handlers, listeners: [], newId, log, zone: 'Asia/Shanghai' })
  const names = ['return.bpmn', 'return-judgement.dmn', 'return-decision.form']
  const resources = await Promise.all(
    names.map(async (name): Promise<Resource> => ({ name, content: await readFile(new URL(name, PACK), 'utf8') })),
  )
  const deployed = await inTransaction(database, (tx) => engine.deploy(tx, resources, systemClock.now()))
  if (!deployed.ok) throw new Error(`expected the pack to be deployable, got ${JSON.stringify(deployed.refusal)}`)
  return engine
}

/** Cases to start, as the intake would. */
export function starts(count: number): Start[] {
  return Array.from({ length: count }, (_, number) => ({
    id: newId(systemClock.now()),
    businessKey: newId(systemClock.now()),
    variables: {
      case: { number: `R${String(number).padStart(8, '0')}` },
      request: { product: '85123A', units: 1, currency: 'CNY', cause: null, requestedAt: '2026-03-01T08:00:00.000Z' },
    },
  }))
}

/** Starts them in one transaction, each stepped to its end. */
export function startAll(database: Database, engine: Engine, batch: readonly Start[]): Promise<void> {
  return inTransaction(database, (tx) => engine.startInstances(tx, 'return', batch, systemClock.now()))
}
