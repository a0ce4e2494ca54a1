import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Failure } from '../frame/index.ts'

/** A file of cases, and the folder where its model lies too. */
export interface KitFile {
  /** Where it is found. */
  readonly directory: string
  /** The same as a path below the folder that was asked for, with `/`. */
  readonly folder: string
  readonly file: string
}

const CASES = /-test-.*\.xml$/i

/** The files of cases below a folder, in order. Throws a failure where there are none, so that nothing never passes. */
export async function findKitFiles(root: string): Promise<KitFile[]> {
  const entries: Dirent[] = await readdir(root, { recursive: true, withFileTypes: true })
  const found = entries.flatMap((entry): KitFile[] => {
    if (!entry.isFile() || !CASES.test(entry.name)) return []
    const folder = relative(root, entry.parentPath).replaceAll('\\', '/')
    return [{ directory: join(root, folder), folder, file: entry.name }]
  })
  if (found.length > 0) {
    return found.sort((a, b) => (`${a.folder}/${a.file}` < `${b.folder}/${b.file}` ? -1 : 1))
  }
  throw new Failure(
    'conformance.no-cases',
    { en: `There are no cases (*-test-*.xml) in ${root}.`, 'zh-CN': `${root} 中没有用例（*-test-*.xml）。` },
    {
      mend: {
        en: 'Name a folder of the DMN Technology Compatibility Kit (github.com/dmn-tck/tck).',
        'zh-CN': '请指定 DMN 一致性测试套件（github.com/dmn-tck/tck）的文件夹。',
      },
    },
  )
}
