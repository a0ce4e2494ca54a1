import type { Resource } from '@aftersale/scenario'
import { wrongUsage } from '../frame/index.ts'
import { readTextFile } from '../rules/read-file.ts'

/** The files as named on the command line. */
export function readResources(paths: readonly string[]): Promise<Resource[]> {
  return Promise.all(paths.map(async (path) => ({ name: path, content: await readTextFile(path) })))
}

export function atLeastOne(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths
  throw wrongUsage('missing-argument', { en: 'The argument FILES is missing.', 'zh-CN': '缺少参数 FILES。' })
}
