import { createHash } from 'node:crypto'
import { lchown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import type { Account } from './account.ts'
import { SOCKET_PORT } from './settings.ts'

/** sockaddr_un.sun_path holds 104 bytes on macOS and 108 on Linux, the closing zero included. */
const LONGEST_PATH = 103

/** The directory of the server's socket: beside the data, or where that path is too long, a short one of its own. */
export function socketDirectory(dataDir: string, temporary: string = tmpdir()): string {
  const beside = join(dataDir, 'socket')
  if (Buffer.byteLength(join(beside, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_PATH) return beside
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join(temporary, `aftersale-${name}`)
}

/**
 * Makes the directory, or verifies the one that is there: in a shared temporary directory somebody else may have made it
 * first, to have our sessions connect to a server of theirs. One that root made and has not given away yet is finished.
 */
export async function prepareSocketDirectory(directory: string, account: Account): Promise<void> {
  await mkdir(directory, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(directory)
  const closed = found.isDirectory() && (found.mode & 0o077) === 0
  const own = process.getuid?.()
  if (!closed || (found.uid !== account.uid && found.uid !== own)) throw notOurs(directory, found.uid, found.mode)
  if (found.uid !== account.uid) await lchown(directory, account.uid, account.gid)
}

const notOurs = (directory: string, uid: number, mode: number) =>
  new Trouble(
    'postgres.socket-directory-not-ours',
    {
      'zh-CN': `目录 ${directory} 不是只有数据库用户能进入的目录，请将其删除后重试。`,
      en: `The directory ${directory} is not one that only the database's own account can enter; remove it and try again.`,
    },
    new Error(`expected a directory with mode 0700 of our own, got uid ${uid} mode ${(mode & 0o7777).toString(8)}`),
  )
