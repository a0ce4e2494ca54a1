import { spawn } from 'node:child_process'
import { chmod, open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { type ClusterOptions, clusterDirectory, hasCluster, makeCluster, serverEnvironment } from './cluster.ts'
import { startFailure } from './failure.ts'
import { clearStalePidFile, findPostmaster } from './postmaster.ts'
import { runAsBatch } from './scheduling.ts'
import { logSince, logSize, serverLog, trimServerLog } from './server-log.ts'
import { startSettings } from './settings.ts'
import { prepareSocketDirectory, socketDirectory } from './socket-directory.ts'

const POLL = 20

/**
 * Starts a server on a data directory, making its cluster first where there is none, and returns when it answers or when
 * another process's server has taken the directory (PostgreSQL itself lets only one in).
 */
export async function startServer(dataDir: string, log: Log, options: ClusterOptions): Promise<void> {
  const binaries = await findBinaries()
  const cluster = clusterDirectory(dataDir)
  const account = await accountFor(dataDir, cluster, binaries)
  if (!(await hasCluster(dataDir))) {
    log.info({ dataDir }, 'making the database')
    await makeCluster(dataDir, account, binaries, options)
  }
  const sockets = socketDirectory(dataDir)
  await prepareSocketDirectory(sockets, account)
  await clearStalePidFile(cluster)
  await trimServerLog(dataDir)
  const from = await logSize(dataDir)
  const output = await open(serverLog(dataDir), 'a', 0o600)
  await chmod(serverLog(dataDir), 0o600)
  const { file, args, ...ids } = account.command(binaries.postgres, ['-D', cluster, ...startSettings(sockets)])
  // A session of its own: Ctrl-C in our terminal must not reach the server before we have finished with it.
  const child = spawn(file, args, {
    ...ids,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  })
  const end: { how?: string } = {}
  child.on('error', (error) => {
    end.how = String(error)
  })
  child.on('exit', (code, signal) => {
    end.how = `exit ${code ?? signal}`
  })
  await output.close()
  child.unref()
  // Recovery after a crash may take minutes; the server is given up only when it ends.
  while (end.how === undefined) {
    const found = await findPostmaster(cluster)
    if (found?.ready) return await runAsBatch(found.pid)
    await delay(POLL)
  }
  const words = await logSince(dataDir, from)
  // Another was faster. It may not have written yet who it is, or be gone again: whoever asked looks anew.
  if (/lock file "postmaster\.pid" (is empty|already exists)/.test(words)) return
  if (await findPostmaster(cluster)) return
  throw startFailure(dataDir, `${end.how}\n${words}`)
}

/** Stops the server in order; past the deadline it is told to drop everything, and recovers at the next start. */
export async function stopServer(dataDir: string, log: Log, patience = 8_000): Promise<void> {
  const cluster = clusterDirectory(dataDir)
  const found = await findPostmaster(cluster)
  if (!found) return
  signal(found.pid, 'SIGINT')
  const gone = async () => {
    while ((await findPostmaster(cluster))?.pid === found.pid) await delay(POLL)
    return true
  }
  const deadline = new AbortController()
  const tooLong = delay(patience, false, { signal: deadline.signal }).catch(() => false)
  if (!(await Promise.race([gone(), tooLong]))) {
    log.warn({ patience }, 'the database did not stop in time and is broken off')
    signal(found.pid, 'SIGQUIT')
    await gone()
  }
  deadline.abort()
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
