import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import type { Account } from './account.ts'
import { type Binaries, POSTGRES_MAJOR } from './binaries.ts'
import { startFailure } from './failure.ts'
import { initialSettings } from './settings.ts'

/** PostgreSQL calls a data directory a cluster: one server's databases. */
export const clusterDirectory = (dataDir: string): string => join(dataDir, 'postgres')

export const OWNER = 'aftersale'

export interface ClusterOptions {
  /** For tests: never waits for the disk, and does not survive a crash of the machine. */
  readonly throwAway?: boolean
}

/** Whether a cluster of our version is there. Anything else under its name is trouble: we never write over it. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  const directory = clusterDirectory(dataDir)
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw startFailure(dataDir, error.message)
  })
  if (version === undefined) {
    if (await isEmptyOrMissing(directory)) return false
    throw startFailure(dataDir, `${directory} is not a valid data directory`)
  }
  if (version.trim() !== POSTGRES_MAJOR) throw otherVersion(directory, version.trim())
  return true
}

/**
 * Makes the cluster under a name of its own and then renames it, so that nothing half-made ever stands where a server
 * would use it. Two at once: a directory cannot be renamed over one that has files, so the second throws its own away.
 */
export async function makeCluster(
  dataDir: string,
  account: Account,
  binaries: Binaries,
  options: ClusterOptions,
): Promise<void> {
  const draft = join(dataDir, `${DRAFT}${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(draft, { mode: 0o700 })
    await sweepHalfMade(dataDir, draft)
    if (account.uid !== process.getuid?.()) await chown(draft, account.uid, account.gid)
    await initialise(draft, dataDir, account, binaries, options)
    if (account.borrowed) await admitOnlyRoot(draft)
    await rename(draft, clusterDirectory(dataDir))
    await syncDirectory(dataDir)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return
    throw error instanceof Trouble ? error : startFailure(dataDir, String(error))
  }
}

const DRAFT = 'postgres.making-'

async function initialise(
  draft: string,
  dataDir: string,
  account: Account,
  binaries: Binaries,
  options: ClusterOptions,
): Promise<void> {
  const { file, args, ...ids } = account.command(binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${OWNER}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=trust',
    '--data-checksums',
    ...(options.throwAway ? ['--no-sync'] : []),
    ...initialSettings(options.throwAway ?? false),
  ])
  const child = spawn(file, args, { ...ids, cwd: '/', env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  const words: string[] = []
  child.stdout.on('data', (chunk: Buffer) => words.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw startFailure(dataDir, words.join(''))
}

/** Other programs may run under a borrowed account, so the server asks the kernel who is calling and lets in root alone. */
async function admitOnlyRoot(draft: string): Promise<void> {
  await writeFile(join(draft, 'pg_hba.conf'), 'local all all peer map=starter\n')
  await writeFile(join(draft, 'pg_ident.conf'), `starter root ${OWNER}\n`)
}

/** Nothing of ours leaks into the server: PGPORT, PGDATA and the like would change how it starts. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' })

/**
 * Removes what killed makers left. A process number comes round again (in a container, at every restart), so a draft is
 * also old when it is ten minutes older than the one just made.
 */
async function sweepHalfMade(dataDir: string, draft: string): Promise<void> {
  const { mtimeMs: now } = await stat(draft)
  for (const name of await readdir(dataDir)) {
    const path = join(dataDir, name)
    if (!name.startsWith(DRAFT) || path === draft) continue
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }))
    const maker = Number(name.slice(DRAFT.length).split('-')[0])
    if (isRunning(maker) && now - mtimeMs < 600_000) continue
    // Its orphaned initdb may still be writing into it; what is left then goes the next time.
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isEmptyOrMissing(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined)
  return found === undefined || (found.isDirectory() && (await readdir(directory)).length === 0)
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  await handle.sync().finally(() => handle.close())
}

const otherVersion = (directory: string, version: string) =>
  new Trouble('postgres.other-version', {
    'zh-CN': `${directory} 属于 PostgreSQL ${version}，而本程序随附的是 ${POSTGRES_MAJOR}；请用原版本导出数据后再导入，或换一个 --data-dir。`,
    en: `${directory} belongs to PostgreSQL ${version}, and this program brings ${POSTGRES_MAJOR}; dump it with that version and load it here, or choose another --data-dir.`,
  })
