import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { commands } from '../src/cli/commands.ts'
import { runCli, stoppingBy } from '../src/cli/frame/index.ts'

/** What a run printed, and its exit code. */
export interface Printed {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process, as the launcher would. */
export async function runCommandLine(...args: readonly string[]): Promise<Printed> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, {
    commands,
    version: '0.0.0',
    root: join(import.meta.dirname, '../..'),
    cwd: process.cwd(),
    env: {},
    out: { write: (text) => out.push(text) },
    err: { write: (text) => err.push(text) },
    stopping: stoppingBy(Object.assign(new EventEmitter(), { exit: () => undefined })),
    clock: () => performance.now(),
  })
  return { code, out: out.join(''), err: err.join('') }
}
