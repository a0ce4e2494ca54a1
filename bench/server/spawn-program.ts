import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Spawned {
  /** Where it listens. */
  readonly address: string
  close(): Promise<void>
}

/** A program of this folder in a process of its own, which says where it listens and ends when its input does. */
export async function spawnProgram(name: 'serve' | 'sandbox', args: readonly string[] = []): Promise<Spawned> {
  const program = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
  })
  const ended = once(child, 'exit')
  const address = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    ended.then(([code]) => Promise.reject(new Error(`expected ${name} to listen, it ended with ${code}`))),
  ])
  const close = async () => {
    child.stdin.end()
    await ended
  }
  return { address, close }
}
