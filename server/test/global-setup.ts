import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openLog } from '../src/platform/log.ts'
import { stopServer } from '../src/platform/postgres/index.ts'
import { makeRunFolder, RUN_PLACES } from './run-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the first test file that wants a database starts the server; nothing is there before that. */
    testDataDir: string
  }
}

const PREFIX = 'aftersale-test-'
const log = openLog({ level: 'warn' })

/** Workers, and what they start, find their temporary directory in the folder of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned()
  const folder = await makeRunFolder(`${PREFIX}${process.pid}-`)
  await mkdir(dataDirOf(folder))
  // Root's server runs under another account, which must pass through.
  await chmod(dataDirOf(folder), 0o711)
  project.provide('testDataDir', dataDirOf(folder))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  return async () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await discard(folder)
  }
}

const dataDirOf = (folder: string) => join(folder, 'shared')

/** A run that was killed left its server and its files. */
async function sweepAbandoned(): Promise<void> {
  for (const place of RUN_PLACES) {
    const names = (await readdir(place).catch(() => [])).filter((name) => name.startsWith(PREFIX))
    const abandoned = names.filter((name) => !isRunning(Number(name.slice(PREFIX.length).split('-')[0])))
    await Promise.all(
      abandoned.map((name) => discard(join(place, name)).catch((error) => log.warn({ err: error }, name))),
    )
  }
}

async function discard(folder: string): Promise<void> {
  await stopServer(dataDirOf(folder), log)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
