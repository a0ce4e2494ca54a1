import { fileURLToPath } from 'node:url'
import { Engine, type JobHandlers } from './engine/index.ts'
import { projectCases } from './modules/cases/index.ts'
import type { ImportTemplate } from './modules/intake/index.ts'
import { readPack } from './modules/packs/index.ts'
import { approveRefundTask } from './modules/refunds/index.ts'
import { claimUnitsTask, releaseUnitsTask } from './modules/returns/index.ts'
import { connectionFrom } from './platform/attach.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Connection } from './platform/connection.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { newId } from './platform/ids.ts'
import type { Log } from './platform/log.ts'
import { migrate, readMigrations } from './platform/migrate.ts'
import { outageOf } from './platform/outage.ts'
import { inTransaction } from './platform/transaction.ts'
import { refusedPack } from './refused-pack.ts'

/** The work that flows may ask for, by the name that models give it. */
const handlers: JobHandlers = {
  'returns.claim-units': claimUnitsTask,
  'returns.release-units': releaseUnitsTask,
  'refunds.approve': approveRefundTask,
}

export interface OpenOptions {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly log: Log
  readonly clock?: Clock
  /** The pack to deploy; left out, the retail pack that comes with the program. */
  readonly pack?: string | undefined
}

/** The program without its faces: what commands and the server work on. */
export interface Aftersale {
  readonly connection: Connection
  readonly database: Database
  readonly engine: Engine
  readonly templates: readonly ImportTemplate[]
  readonly clock: Clock
  readonly log: Log
  close(): Promise<void>
}

const RETAIL = fileURLToPath(new URL('../../pack/retail', import.meta.url))

/** The engine with everything that plugs into it. */
export function buildEngine(): Engine {
  return new Engine({ handlers, listeners: [projectCases], newId })
}

/**
 * Builds the program: attaches to the database, brings it to this version, deploys the pack. Any number of processes may
 * do so at once on one database. Throws `Trouble` with a sentence where something around it does not work.
 */
export async function openAftersale(options: OpenOptions): Promise<Aftersale> {
  const { log, clock = systemClock } = options
  const attachment = await connectionFrom(options.env, options.dataDir, log)
  const { connection } = attachment
  let database: Database | undefined
  const close = async () => {
    await database?.destroy()
    await attachment.leave()
  }
  try {
    await migrate(connection, await readMigrations(), clock, log)
    database = openDatabase(connection, log)
    const engine = buildEngine()
    const pack = await readPack(options.pack ?? RETAIL)
    if (!pack.ok) throw refusedPack(pack.refusal)
    const deployed = await inTransaction(database, (tx) => engine.deploy(tx, pack.value.resources, clock.now()))
    if (!deployed.ok) throw refusedPack(deployed.refusal)
    for (const { kind, key, version, isNew } of deployed.value) if (isNew) log.info({ kind, key, version }, 'deployed')
    return { connection, database, engine, templates: pack.value.templates, clock, log, close }
  } catch (error) {
    await close()
    throw (await outageOf(error, connection)) ?? error
  }
}
