import { execFile } from 'node:child_process'
import { link, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What a running server writes about itself into its data directory. */
export interface Postmaster {
  readonly pid: number
  readonly socketDirectory: string
  readonly ready: boolean
}

/** The server that runs on a data directory, if its process lives. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const found = await readPidFile(join(cluster, 'postmaster.pid'))
  if (found === undefined || !(await lives(found))) return undefined
  return { pid: found.pid, socketDirectory: found.socketDirectory, ready: found.status === 'ready' }
}

/**
 * After a crash the file stays, and its number may since have gone to some other process: then PostgreSQL believes that
 * a server is running and refuses to start. Moving the file away before judging it once more keeps two starters from
 * removing the file of the server that one of them has just started.
 */
export async function clearStalePidFile(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const found = await readPidFile(file)
  if (found === undefined || (await lives(found))) return
  const aside = `${file}.stale-${process.pid}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  const moved = await readPidFile(aside)
  if (moved !== undefined && (await lives(moved))) await link(aside, file)
  await rm(aside, { force: true })
}

interface PidFile {
  readonly pid: number
  readonly directory: string
  readonly socketDirectory: string
  readonly status: string
}

async function readPidFile(file: string): Promise<PidFile | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [pid, directory, , , socketDirectory, , , status] = text.split('\n')
  if (!pid || !directory) return undefined
  return { pid: Number(pid), directory, socketDirectory: socketDirectory ?? '', status: (status ?? '').trim() }
}

/** A number alone proves nothing: it may be another program's by now, or that of a dead child nobody has collected. */
async function lives({ pid, directory }: PidFile): Promise<boolean> {
  const command = await commandLine(pid)
  return command.includes('postgres') && command.includes(directory)
}

async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
    return (await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}
