import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { projectFiles } from '../project-files.ts'
import type { Check } from './check.ts'

type Manifest = Readonly<Record<string, unknown>>

/**
 * An address in the lock file would bind every installation to the registry of the machine that wrote it; and a manifest
 * changed without it installs something other than what was tried.
 */
export const lockFile: Check = {
  name: 'lock-file',
  summary: {
    en: 'the lock file fits the manifests and holds no addresses',
    'zh-CN': '锁文件与各清单一致且不含下载地址',
  },
  run: async (root) => {
    const { packages }: { packages: Record<string, Manifest> } = await json(root, 'package-lock.json')
    const addresses = Object.entries(packages).flatMap(([path, { resolved }]) =>
      typeof resolved === 'string' && resolved.includes('://') ? [`${path}: resolved ${resolved}`] : [],
    )
    const manifests = (await projectFiles(root)).filter((file) => /(^|\/)package\.json$/.test(file))
    if (manifests.length === 0) throw new Error('There is no package.json.')
    const differing = await Promise.all(
      manifests.map(async (file) => {
        const locked = packages[file.replace(/\/?package\.json$/, '')] ?? {}
        const manifest: Manifest = await json(root, file)
        return ['dependencies', 'devDependencies', 'optionalDependencies']
          .filter((kind) => !isDeepStrictEqual(manifest[kind] ?? {}, locked[kind] ?? {}))
          .map((kind) => `${file}: its ${kind} are not those of package-lock.json; run npm install`)
      }),
    )
    return [...addresses, ...differing.flat()]
  },
}

const json = async (root: string, file: string) => JSON.parse(await readFile(join(root, file), 'utf8'))
