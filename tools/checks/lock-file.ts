import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from './check.ts'

/** An address in the lock file would bind every installation to the registry of the machine that wrote it. */
export const lockFile: Check = {
  name: 'lock-file',
  summary: { en: 'no download addresses in the lock file', 'zh-CN': '锁文件中不含下载地址' },
  run: async (root) => {
    const lock: unknown = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
    const packages = typeof lock === 'object' && lock !== null && 'packages' in lock ? lock.packages : undefined
    if (typeof packages !== 'object' || packages === null || Object.keys(packages).length === 0) {
      throw new Error('package-lock.json lists no packages.')
    }
    return Object.entries(packages).flatMap(([path, entry]) => {
      const { resolved } = entry
      return typeof resolved === 'string' && resolved.includes('://') ? [`${path}: resolved ${resolved}`] : []
    })
  },
}
