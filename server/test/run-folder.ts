import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const MEMORY = '/dev/shm'
const GIB = 2 ** 30
/** What a run keeps at most is 2 GiB; the other half is for whoever else is there. */
const FREE = 4 * GIB
/** Beside the files: three workers, a browser, servers and the compiler. */
const AVAILABLE = 8 * GIB

/** Where a run that is killed leaves its folder. */
export const RUN_PLACES: readonly string[] = [...new Set([tmpdir(), MEMORY])]

/**
 * A folder for all that the tests of a run make, as open as a temporary directory is; it is in memory where there is plenty.
 * Cloning a database makes 700 files: 0.9 to 2.0 s on ext4 beside other tests, 0.03 to 0.07 s here, and half of the tests do.
 */
export async function makeRunFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join((await isRoomy(MEMORY)) ? MEMORY : tmpdir(), prefix))
  await chmod(folder, 0o1777)
  return folder
}

/** In a container it is often small, and nothing in it may be run. */
async function isRoomy(place: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(place)
    return bavail * bsize >= FREE && process.availableMemory() >= AVAILABLE && (await runsPrograms(place))
  } catch {
    // Not there, or not for us.
    return false
  }
}

async function runsPrograms(place: string): Promise<boolean> {
  const folder = await mkdtemp(join(place, 'aftersale-trial-'))
  try {
    const program = join(folder, 'program')
    await writeFile(program, '#!/bin/sh\necho ran\n', { mode: 0o755 })
    return (await promisify(execFile)(program)).stdout === 'ran\n'
  } finally {
    await rm(folder, { recursive: true })
  }
}
