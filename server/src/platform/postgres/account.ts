import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Trouble } from '../trouble.ts'
import type { Binaries } from './binaries.ts'
import { startFailure } from './failure.ts'

const run = promisify(execFile)

/** What to spawn so that a program runs under an account. */
interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** Who runs the server and owns its files: PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
  /** Borrowed by root for the server's sake: other programs of the machine may run under it too. */
  readonly borrowed: boolean
  command(file: string, args: readonly string[]): Command
}

type Wrap = (uid: number, gid: number, file: string, args: readonly string[]) => Command

const plain: Wrap = (uid, gid, file, args) => ({ file, args, uid, gid })

/**
 * Root's own directories (a checkout under a 0700 directory, such as mktemp makes) are closed to every other account. One
 * capability opens them again: to read and to pass through for CAP_DAC_READ_SEARCH, to write too for CAP_DAC_OVERRIDE, which
 * is what containers usually keep. PostgreSQL looks for its programs with access(2), which drops the capabilities of a
 * process that is not root unless no_setuid_fixup is set (tried: without it, "invalid binary: Permission denied").
 */
const withCapability =
  (capability: string): Wrap =>
  (uid, gid, file, args) => ({
    file: 'setpriv',
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=+${capability}`,
      '--no-new-privs',
      '--',
      file,
      ...args,
    ],
  })

const WRAPS: readonly Wrap[] = [plain, withCapability('dac_read_search'), withCapability('dac_override')]

/** Chooses the account for a data directory: ourselves, or, for root, the owner of what is there, or a borrowed one. */
export async function accountFor(dataDir: string, cluster: string, binaries: Binaries): Promise<Account> {
  const uid = process.getuid?.() ?? 0
  const gid = process.getgid?.() ?? 0
  if (uid !== 0) return { uid, gid, borrowed: false, command: (file, args) => ({ file, args }) }
  const owner = await stat(cluster).catch(() => undefined)
  const borrowed = await borrowedAccount()
  const who = owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : borrowed
  if (who === undefined) throw noAccount()
  const wrap = await firstThatEnters(who, dataDir, binaries)
  const command = (file: string, args: readonly string[]) => wrap(who.uid, who.gid, file, args)
  return { ...who, borrowed: who.uid === borrowed?.uid, command }
}

/** Asks `id`, not /etc/passwd: accounts may come from a directory service. */
async function borrowedAccount(): Promise<{ uid: number; gid: number } | undefined> {
  for (const name of ['postgres', '_postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    } catch {
      // No such account here: the next name is tried, and having none of them is reported by the caller.
    }
  }
  return undefined
}

/** Tries it out, since only the kernel knows all that decides: modes, access lists, mount options, missing libraries. */
async function firstThatEnters(who: { uid: number; gid: number }, dataDir: string, binaries: Binaries): Promise<Wrap> {
  const script = 'cd "$1" && [ -x "$2" ] && [ -x "$3" ] && exec "$2" --version'
  const failures: unknown[] = []
  for (const wrap of WRAPS) {
    const { file, args, ...ids } = wrap(who.uid, who.gid, '/bin/sh', [
      '-c',
      script,
      'sh',
      dataDir,
      binaries.postgres,
      binaries.initdb,
    ])
    try {
      await run(file, [...args], { ...ids, cwd: '/' })
      return wrap
    } catch (error) {
      failures.push(error)
    }
  }
  // Root enters everywhere: what it cannot run either, the machine cannot run.
  await run(binaries.postgres, ['--version']).catch((error) => {
    throw startFailure(dataDir, String(error))
  })
  throw cannotEnter(who.uid, dataDir, new AggregateError(failures))
}

const noAccount = () =>
  new Trouble('postgres.no-account', {
    'zh-CN':
      'PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 用户；请换普通用户运行，或设置 DATABASE_URL。',
    en: 'PostgreSQL refuses to run as root and this machine has neither a postgres nor a nobody account; run as an ordinary user, or set DATABASE_URL.',
  })

const cannotEnter = (uid: number, dataDir: string, cause: unknown) =>
  new Trouble(
    'postgres.account-shut-out',
    {
      'zh-CN': `PostgreSQL 不能以 root 身份运行，而代为运行它的用户（uid ${uid}）进不了 ${dataDir} 或程序所在目录；请用 chmod a+x 开放这些目录的上级目录，或换普通用户运行，或设置 DATABASE_URL。`,
      en: `PostgreSQL refuses to run as root, and the account that would run it (uid ${uid}) cannot enter ${dataDir} or the program's own directory; open the directories above them with chmod a+x, run as an ordinary user, or set DATABASE_URL.`,
    },
    cause,
  )
