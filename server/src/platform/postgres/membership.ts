import { mkdir, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Connection } from '../connection.ts'
import type { Log } from '../log.ts'
import type { ClusterOptions } from './cluster.ts'
import { startFailure } from './failure.ts'
import { connectionTo, isPassing, openSession } from './running.ts'
import { stopServer } from './server.ts'
import { trimServerLog } from './server-log.ts'

/**
 * Every process that uses a server holds this lock shared, on a session of its own. To leave, it gives the lock up and
 * then asks for it alone, without waiting. It gets it only when nobody else holds it, so it is the last and stops the
 * server; a process that arrives meanwhile waits for the lock, loses its session with the server, and starts it again.
 * It is refused only because somebody else holds the lock: one who is here and will ask in turn when leaving, or one who
 * got it alone and is stopping the server. So of any number that leave in any order exactly one stops it. The kernel
 * closes the session of a killed process: it counts as gone, and the server waits for the next one to come and leave.
 */
const PRESENCE_LOCK = 7_204_418_002

const DATABASE = 'aftersale'
const LOG_CHECK = 300_000
const FIRST_PAUSE = 100

export interface Membership {
  readonly connection: Connection
  /** Gives the server up; the last process to do so stops it, whoever started it. */
  leave(): Promise<void>
}

/** Joins the server of a data directory, starting it where it is not running, and keeps it running until `leave`. */
export async function joinServer(directory: string, log: Log, options: ClusterOptions = {}): Promise<Membership> {
  const dataDir = await prepareDataDir(directory)
  const arrive = () => openSession(dataDir, log, options, greet)
  const first = await arrive()
  let session: pg.Client | undefined
  const leaving = new AbortController()
  let returning = Promise.resolve()

  const watch = (client: pg.Client) => {
    session = client
    client.once('end', () => {
      session = undefined
      if (!leaving.signal.aborted) returning = comeBack()
    })
  }
  /** The server broke off every session, or is gone: somebody has to start it again, and nobody else is there to. */
  const comeBack = async () => {
    log.warn('the database broke off; joining it again')
    for (let pause = FIRST_PAUSE; !leaving.signal.aborted; pause = Math.min(pause * 2, 10_000)) {
      try {
        watch((await arrive()).client)
        log.info('the database is back')
        return
      } catch (error) {
        // The first failure in full; the rest of them say the same.
        log.error(pause === FIRST_PAUSE ? { err: error } : {}, 'the database does not come back yet')
        await delay(pause, undefined, { signal: leaving.signal }).catch(() => undefined)
      }
    }
  }
  watch(first.client)
  const trimming = setInterval(() => void trimServerLog(dataDir).catch((error) => log.warn({ err: error })), LOG_CHECK)
  trimming.unref()

  const leave = async () => {
    if (leaving.signal.aborted) return
    leaving.abort()
    clearInterval(trimming)
    await returning
    if (session) await stepOut(session, () => stopServer(dataDir, log))
  }
  return { connection: connectionTo(first.socketDirectory, DATABASE, dataDir), leave }
}

async function greet(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (rowCount) return
  await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    // Somebody else has made it since we looked.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

async function stepOut(session: pg.Client, stop: () => Promise<void>): Promise<void> {
  try {
    await session.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await session.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [PRESENCE_LOCK])
    if (rows[0]?.last) await stop()
  } catch (error) {
    // Between our two statements another may have found itself the last and stopped the server.
    if (!isPassing(error)) throw error
  } finally {
    await session.end().catch(() => undefined)
  }
}

/** Others may pass through it (the server's account, when root runs us) but not look around. */
async function prepareDataDir(directory: string): Promise<string> {
  try {
    await makeDirectory(directory)
    return await realpath(directory)
  } catch (error) {
    throw startFailure(directory, String(error))
  }
}

/** Of a read-only file system Node's recursive mkdir says that something is missing (seen with 24.21); a plain one does not. */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o711 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(await firstMissing(directory), { mode: 0o711 })
    await mkdir(directory, { recursive: true, mode: 0o711 })
  }
}

async function firstMissing(directory: string): Promise<string> {
  const parent = dirname(directory)
  const isThere = parent === directory || (await stat(parent).catch(() => undefined)) !== undefined
  return isThere ? directory : firstMissing(parent)
}
