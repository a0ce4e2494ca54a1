import { Client } from 'pg'
import { awaitAdmission } from '../../platform/await-admission.ts'
import { type Connection, sessionSettings } from '../../platform/connection.ts'
import type { Log } from '../../platform/log.ts'
import { CHANNEL } from './notify.ts'
import { createWakeUp } from './wake-up.ts'

const RETRY = 2_000

/** A session that hears the notifications of all servers; lost, it comes back. What is missed meanwhile the loops find by looking. */
export async function listen(
  connection: Connection,
  log: Pick<Log, 'warn'>,
  hear: (topic: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const lost = createWakeUp()
  const stopping = new AbortController()
  let client: Client | null = await open(connection, hear, () => lost.wake())
  const keep = async () => {
    while (!stopping.signal.aborted) {
      await lost.pause(client === null ? RETRY : 2 ** 31 - 1)
      if (stopping.signal.aborted) return
      // Its own end must not look like another loss.
      await client
        ?.removeAllListeners('end')
        .end()
        .catch(() => undefined)
      client = await open(connection, hear, () => lost.wake()).catch((error) => {
        log.warn({ err: error }, 'notifications cannot be heard for the moment')
        return null
      })
      hear('')
    }
  }
  const keeping = keep()
  return {
    stop: async () => {
      stopping.abort()
      lost.wake()
      await keeping
      await client?.end().catch(() => undefined)
    },
  }
}

function open(connection: Connection, hear: (topic: string) => void, lost: () => void): Promise<Client> {
  return awaitAdmission(async () => {
    const client = new Client(sessionSettings(connection))
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload = '' }) => hear(payload))
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    return client
  })
}
