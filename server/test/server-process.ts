import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openLog } from '../src/platform/log.ts'
import { stopServer } from '../src/platform/postgres/index.ts'

const PROGRAM = fileURLToPath(new URL('processes/use-server.ts', import.meta.url))

/** What it is to find: programs, what is compiled, and the temporary directory, where sockets of long paths are. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'NODE_COMPILE_CACHE', 'TMPDIR'].map((name) => [name, process.env[name]]))

/** A process that uses the embedded server of a data directory, or is about to. */
interface SpawnedProcess {
  readonly child: ChildProcess
  /** When the server it uses was started (two that see the same use the same), or the code of its trouble. */
  readonly answer: Promise<{ started?: string; trouble?: string }>
  /** Lets it leave, and waits for its end; answers its exit code. */
  leave(): Promise<number | null>
  /** Signals its whole process group, as a terminal does, and waits for its end. */
  signal(name: NodeJS.Signals): Promise<void>
  /** Kills it alone, and waits for its end. */
  kill(): Promise<void>
}

/** `uid` runs it under another account, which only root may ask for. */
export function spawnServerProcess(dataDir: string, uid?: number): SpawnedProcess {
  const account = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, [PROGRAM, dataDir], {
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    env: environment(),
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const answer = new Promise<{ started?: string; trouble?: string }>((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)))
    void ended.then(([code]) => resolve({ trouble: `exit ${code}` }))
  })
  return {
    child,
    answer,
    leave: async () => {
      child.stdin.end()
      return (await ended)[0]
    },
    signal: async (name) => {
      if (child.pid !== undefined) process.kill(-child.pid, name)
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The same, once it is in or has failed. */
export async function startServerProcess(dataDir: string, uid?: number) {
  const spawned = spawnServerProcess(dataDir, uid)
  return { ...spawned, ...(await spawned.answer) }
}

/** A directory of the caller's own; `discard` stops the server that a failed test left on it. */
export async function temporaryDataDir(mode = 0o711): Promise<{ dataDir: string; discard(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-data-'))
  await chmod(dataDir, mode)
  const discard = async () => {
    await stopServer(dataDir, openLog({ level: 'silent' }))
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
  return { dataDir, discard }
}
