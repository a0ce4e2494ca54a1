import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { isFull } from '../await-admission.ts'
import { type Connection, sessionSettings } from '../connection.ts'
import type { Log } from '../log.ts'
import { Trouble } from '../trouble.ts'
import { type ClusterOptions, clusterDirectory, OWNER } from './cluster.ts'
import { startFailure } from './failure.ts'
import { findPostmaster } from './postmaster.ts'
import { startServer, stopServer } from './server.ts'
import { logSince, logSize } from './server-log.ts'
import { SOCKET_PORT } from './settings.ts'

/** Seen while a server starts or stops under our hands; the next try finds out which of the two it was. */
const PASSING = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'])

const PAUSE = 25
const STARTS = 3
const TRIES = 1_200
const OUTLASTED = 30
const ENDING_PAUSE = 500

/** A database of the server that listens in a directory; the socket's directory admits nobody but us. */
export const connectionTo = (socketDirectory: string, database: string, dataDir: string): Connection => ({
  settings: { host: socketDirectory, port: SOCKET_PORT, user: OWNER, database },
  dataDir,
})

export interface Session {
  readonly client: Client
  readonly socketDirectory: string
}

type Greeting = (client: Client) => Promise<void>

/**
 * Opens a session on the database that every cluster has, on the server that runs on the data directory or on one that it
 * starts. `greet` runs on it first; a server that stops meanwhile costs another try. Whatever fails is a `Trouble`.
 */
export async function openSession(
  dataDir: string,
  log: Log,
  options: ClusterOptions,
  greet: Greeting,
): Promise<Session> {
  const from = await logSize(dataDir)
  let starts = 0
  const start = async () => {
    starts += 1
    if (starts > STARTS)
      throw startFailure(dataDir, `started ${STARTS} times and ended each time\n${await logSince(dataDir, from)}`)
    await startOutlasting(dataDir, log, options)
  }
  try {
    return await enter(dataDir, start, greet)
  } catch (error) {
    // A server that lets nobody in, and that nobody will stop: we are not among those who use it.
    if (starts > 0) await stopServer(dataDir, log)
    throw error instanceof Trouble ? error : startFailure(dataDir, String(error))
  }
}

async function enter(dataDir: string, start: () => Promise<void>, greet: Greeting): Promise<Session> {
  let last: unknown
  for (let tries = 0; tries < TRIES; ) {
    const found = await findPostmaster(clusterDirectory(dataDir))
    if (!found) {
      await start()
    } else if (!found.ready) {
      // Recovering after a crash, or stopping: both take their time and both end.
      await delay(PAUSE)
    } else {
      tries += 1
      const { socketDirectory } = found
      try {
        return { client: await greeted(connectionTo(socketDirectory, 'postgres', dataDir), greet), socketDirectory }
      } catch (error) {
        if (!isPassing(error) && !isFull(error)) throw error
        last = error
        await delay(PAUSE)
      }
    }
  }
  throw startFailure(dataDir, `the server runs but nobody answers on its socket; ${String(last)}`)
}

/** The sessions of a server that was killed end by themselves, each with its statement; only then another may start. */
async function startOutlasting(dataDir: string, log: Log, options: ClusterOptions): Promise<void> {
  for (let left = OUTLASTED; ; left -= 1) {
    try {
      await startServer(dataDir, log, options)
      return
    } catch (error) {
      if (left === 0 || !(error instanceof Trouble) || error.code !== 'postgres.still-ending') throw error
      await delay(ENDING_PAUSE)
    }
  }
}

async function greeted(connection: Connection, greet: Greeting): Promise<Client> {
  const client = new Client(sessionSettings(connection))
  // The loss of the session is told by the query that notices it, or by the 'end' event.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await greet(client)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** Whether the error says that the server is not there (any more, or yet), rather than what it will not do. */
export function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    PASSING.has(code ?? '') || /^(Connection terminated|Client has encountered a connection error)/.test(message ?? '')
  )
}
