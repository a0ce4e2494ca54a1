import { fromKysely, PgBoss } from 'pg-boss'
import type { ZodType } from 'zod'
import { awaitAdmission } from './await-admission.ts'
import { type Connection, sessionSettings } from './connection.ts'
import type { Transaction } from './database.ts'
import type { Log } from './log.ts'

/** A kind of work with effects outside the database. `data` checks what a job carries, which an older release may have sent. */
export interface JobDefinition<Data extends object> {
  readonly name: string
  readonly data: ZodType<Data>
  /** Jobs handed to the handler at once. */
  readonly batch: number
  /** Attempts after the first; then the job is a dead letter, kept until somebody redrives it. */
  readonly retries: number
}

interface Job<Data> {
  readonly id: string
  readonly data: Data
}

/** Answers the jobs that failed, with the reason; to throw is to fail them all. */
type JobHandler<Data> = (jobs: readonly Job<Data>[]) => Promise<readonly { id: string; reason: string }[]>

export interface Queue {
  /** Sends jobs that exist once `tx` commits, and never if it does not. */
  send<Data extends object>(tx: Transaction, definition: JobDefinition<Data>, data: readonly Data[]): Promise<void>
  work<Data extends object>(definition: JobDefinition<Data>, handler: JobHandler<Data>): Promise<void>
  /** Sends dead letters back for another round; answers how many. */
  redrive(definition: { readonly name: string }): Promise<number>
  /** Whether its tables are there and answer. */
  works(): Promise<boolean>
  /** Takes no more jobs and waits for those under way; what does not finish in time is run again by another worker. */
  stop(): Promise<void>
}

/** A worker that shows no sign of life for so long loses its jobs to another. pg-boss takes no less than 10. */
const HEARTBEAT_SECONDS = 10
/** How often a server looks for workers that fell silent: with the heartbeat, a killed worker's jobs are free in 20 s. */
const LOOK_SECONDS = 10
/** How long a job may take is its own affair, as long as it shows signs of life; pg-boss otherwise runs it again after 15 minutes. */
const EXPIRE_SECONDS = 23 * 3_600
const STOP_MILLISECONDS = 3_500
const SESSIONS = 4

/** pg-boss keeps its tables in a schema of its own and makes them itself; any number of servers may start at once. */
export async function openQueue(
  connection: Connection,
  log: Log,
  definitions: readonly Pick<JobDefinition<never>, 'name' | 'retries'>[],
): Promise<Queue> {
  const boss = await awaitAdmission(() => startBoss(connection, log, definitions))
  let stopping = false
  return {
    send: async (tx, { name, data: schema }, data) => {
      const jobs = data.map((item) => ({ data: schema.parse(item) }))
      if (jobs.length > 0) await boss.insert(name, jobs, { db: fromKysely(tx) })
    },
    work: (definition, handler) => work(boss, log, definition, handler),
    works: async () => (await boss.isInstalled()) && !stopping,
    redrive: ({ name }) => boss.redrive(deadLetters(name)),
    stop: () => {
      stopping = true
      return boss.stop({ graceful: true, timeout: STOP_MILLISECONDS, close: true })
    },
  }
}

async function startBoss(
  connection: Connection,
  log: Log,
  definitions: readonly Pick<JobDefinition<never>, 'name' | 'retries'>[],
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...sessionSettings(connection),
    max: SESSIONS,
    useListenNotify: true,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the queue failed'))
  boss.on('warning', (warning) => log.warn({ warning }, 'the queue warns'))
  try {
    await boss.start()
    for (const definition of definitions) await makeQueue(boss, definition)
    return boss
  } catch (error) {
    await boss.stop({ graceful: false, close: true }).catch(() => undefined)
    throw error
  }
}

const deadLetters = (name: string) => `${name}.dead`

async function makeQueue(
  boss: PgBoss,
  { name, retries }: Pick<JobDefinition<never>, 'name' | 'retries'>,
): Promise<void> {
  const options = {
    deadLetter: deadLetters(name),
    retryLimit: retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 3_600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    notify: true,
  }
  // Dead letters wait for a person, however long that takes.
  await boss.createQueue(deadLetters(name), { retentionSeconds: 10 * 365 * 86_400, deleteAfterSeconds: 0 })
  await boss.createQueue(name, options)
  // An older release may have made it with other options.
  await boss.updateQueue(name, options)
}

async function work<Data extends object>(
  boss: PgBoss,
  log: Log,
  definition: JobDefinition<Data>,
  handler: JobHandler<Data>,
): Promise<void> {
  // With notify on, a worker otherwise sleeps 30 s after a batch although more is waiting (seen with 12.35).
  const pace = { burstWhenBatchFull: definition.batch > 1, notifyPollingIntervalSeconds: 2, pollingIntervalSeconds: 1 }
  await boss.work<object>(
    definition.name,
    { ...pace, batchSize: definition.batch, perJobResults: true },
    async (received) => {
      const jobs: Job<Data>[] = []
      const unreadable = new Map<string, string>()
      for (const { id, data } of received) {
        const read = definition.data.safeParse(data)
        if (read.success) jobs.push({ id, data: read.data })
        else unreadable.set(id, read.error.message)
      }
      const failures = jobs.length === 0 ? [] : await handler(jobs)
      const reasons = new Map(failures.map(({ id, reason }) => [id, reason]))
      for (const [id, reason] of [...unreadable, ...reasons])
        log.warn({ job: id, queue: definition.name, reason }, 'a job failed')
      return received.map(({ id }) => {
        const reason = unreadable.get(id)
        if (reason !== undefined) return { id, status: 'deadletter' as const, output: { reason } }
        return reasons.has(id)
          ? { id, status: 'failed' as const, output: { reason: reasons.get(id) } }
          : { id, status: 'completed' as const }
      })
    },
  )
}
