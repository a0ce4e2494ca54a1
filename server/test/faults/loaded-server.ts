import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Connection } from '../../src/platform/connection.ts'

const PROGRAM = fileURLToPath(new URL('under-load.ts', import.meta.url))

/** A server process under load. What it says of its commits goes into `said`. */
export interface LoadedServer {
  /** When it works; rejects where it never does. */
  readonly ready: Promise<void>
  kill(): Promise<void>
  /** Lets it end by itself; answers its exit code. */
  leave(): Promise<number | null>
}

export function startLoaded(
  connection: Connection,
  ledger: string,
  how: { readonly seed: number; readonly mode: 'load' | 'drain' },
  said: string[],
): LoadedServer {
  const args = [PROGRAM, JSON.stringify(connection), ledger, String(how.seed), how.mode]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const ready = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') ready.resolve()
    else said.push(line)
  })
  void ended.then(([code]) => ready.reject(new Error(`expected a server, it ended with ${code}`)))
  return {
    ready: ready.promise,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    leave: async () => {
      child.stdin.end()
      return (await ended)[0]
    },
  }
}
