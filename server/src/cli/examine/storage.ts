import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCluster } from '../../platform/postgres/cluster.ts'
import { Trouble } from '../../platform/trouble.ts'
import { type Examination, type Finding, fail, ok, troubled, warn } from './finding.ts'

const mebibyte = 2 ** 20
/** The embedded database is 40 MB when empty, and its log grows to 1 GB under load. */
const needed = 200 * mebibyte
const comfortable = 2048 * mebibyte

/** The data directory, or where it would be made: whether it can be written and how much room there is. */
export const examineDataDir: Examination = async ({ dataDir, env }) => {
  const existing = await nearestExisting(dataDir)
  if (!(await stat(existing)).isDirectory()) {
    return [
      fail(
        'data-dir',
        { en: `${existing} is a file, not a folder.`, 'zh-CN': `${existing} 是文件，不是文件夹。` },
        { en: 'Choose another --data-dir.', 'zh-CN': '请换一个 --data-dir。' },
      ),
    ]
  }
  const writable = await access(existing, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!writable) {
    return [
      fail(
        'data-dir',
        { en: `${existing} may not be written by this user.`, 'zh-CN': `当前用户无权写入 ${existing}。` },
        { en: 'Change its owner, or choose another --data-dir.', 'zh-CN': '请修改其所有者，或换一个 --data-dir。' },
      ),
    ]
  }
  const room = await examineRoom(existing)
  return env['DATABASE_URL']?.trim() ? [room] : [room, await examineCluster(dataDir)]
}

async function examineRoom(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const size = (free / mebibyte).toLocaleString('en-US', { maximumFractionDigits: 0 })
  const says = { en: `${size} MiB free at ${folder}`, 'zh-CN': `${folder} 剩余 ${size} MiB` }
  const mend = {
    en: 'Make room, or choose a --data-dir on another disk.',
    'zh-CN': '请腾出空间，或把 --data-dir 放到其他磁盘。',
  }
  if (free < needed) return fail('disk', says, mend)
  return free < comfortable ? warn('disk', says, mend) : ok('disk', says)
}

async function examineCluster(dataDir: string): Promise<Finding> {
  try {
    return (await hasCluster(dataDir))
      ? ok('data-dir', {
          en: `${dataDir} holds data of this version of PostgreSQL`,
          'zh-CN': `${dataDir} 中有本版本 PostgreSQL 的数据`,
        })
      : ok('data-dir', {
          en: `${dataDir} is empty; the first start fills it`,
          'zh-CN': `${dataDir} 为空，首次启动时会建立`,
        })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return troubled('data-dir', error)
  }
}

async function nearestExisting(path: string): Promise<string> {
  const there = await stat(path).then(
    () => true,
    () => false,
  )
  return there || dirname(path) === path ? path : nearestExisting(dirname(path))
}
