import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Connection } from '../../../server/src/platform/connection.ts'

const PROGRAM = fileURLToPath(new URL('run-peer.ts', import.meta.url))

export interface SpawnedPeer {
  /** Runs so many flows; answers how many that were a second. */
  measure(count: number): Promise<number>
  close(): Promise<void>
}

/** Starts a peer beside us, so that neither disturbs the other's memory and code. Throws with its own words where it does not start. */
export async function spawnPeer(name: 'dbos' | 'bpmnEngine', connection: Connection): Promise<SpawnedPeer> {
  const child = spawn(process.execPath, [PROGRAM, name, JSON.stringify(connection)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = once(child, 'close')
  const next = async (): Promise<string> => {
    const line = await lines.next()
    if (line.done !== true) return line.value
    await ended
    throw new Error(said.trim())
  }
  await next()
  return {
    measure: async (count) => {
      child.stdin.write(`${count}\n`)
      return Number(await next())
    },
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
