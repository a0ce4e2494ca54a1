import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Connection, sessionSettings } from '../connection.ts'
import type { Log } from '../log.ts'
import { Trouble } from '../trouble.ts'
import { type ClusterOptions, clusterDirectory, OWNER } from './cluster.ts'
import { startFailure } from './failure.ts'
import { findPostmaster } from './postmaster.ts'
import { startServer } from './server.ts'
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

/**
 * Opens a session on the database that every cluster has, on the server that runs on the data directory or on one that it
 * starts. `greet` runs on it first; a server that stops meanwhile costs another try.
 */
export async function openSession(
  dataDir: string,
  log: Log,
  options: ClusterOptions,
  greet: (client: Client) => Promise<void>,
): Promise<{ client: Client; socketDirectory: string }> {
  let starts = 0
  let last: unknown
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await findPostmaster(clusterDirectory(dataDir))
    if (found?.ready) {
      const { socketDirectory } = found
      try {
        return { client: await greeted(connectionTo(socketDirectory, 'postgres', dataDir), greet), socketDirectory }
      } catch (error) {
        if (!isPassing(error)) throw error
        last = error
      }
    } else if (found) {
      // Recovering after a crash, or stopping: both take their time and both end.
      tries -= 1
    } else if (starts < STARTS) {
      starts += 1
      await startOutlasting(dataDir, log, options)
      continue
    } else {
      throw startFailure(dataDir, `the server ended ${STARTS} times after it had started; ${String(last)}`)
    }
    await delay(PAUSE)
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

async function greeted(connection: Connection, greet: (client: Client) => Promise<void>): Promise<Client> {
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

function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    PASSING.has(code ?? '') || /^(Connection terminated|Client has encountered a connection error)/.test(message ?? '')
  )
}
