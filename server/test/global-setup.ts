import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openLog } from '../src/platform/log.ts'
import { stopServer } from '../src/platform/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the first test file that wants a database starts the server; nothing is there before that. */
    testDataDir: string
  }
}

const PREFIX = 'aftersale-test-'
const log = openLog({ level: 'warn' })

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned()
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  // Root's server runs under another account, which must pass through.
  await chmod(dataDir, 0o711)
  project.provide('testDataDir', dataDir)
  return () => discard(dataDir)
}

/** A run that was killed left its server and its files. */
async function sweepAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX))
  const abandoned = names.filter((name) => !isRunning(Number(name.slice(PREFIX.length).split('-')[0])))
  await Promise.all(
    abandoned.map((name) => discard(join(tmpdir(), name)).catch((error) => log.warn({ err: error }, name))),
  )
}

async function discard(dataDir: string): Promise<void> {
  await stopServer(dataDir, log)
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
