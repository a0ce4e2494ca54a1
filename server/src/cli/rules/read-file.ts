import { readFile, stat } from 'node:fs/promises'
import { Failure } from '../frame/index.ts'

/** More than any model or input has; whoever names a larger file by mistake shall not wait for it. */
const MOST_BYTES = 64 * 1024 * 1024

/** The text of a file without its byte order mark. Throws a failure where it is too large. */
export async function readTextFile(path: string): Promise<string> {
  const { size } = await stat(path)
  if (size > MOST_BYTES) {
    throw new Failure('rules.file-too-large', {
      en: `${path} has ${size} bytes; at most ${MOST_BYTES} are read.`,
      'zh-CN': `${path} 有 ${size} 字节，最多读取 ${MOST_BYTES} 字节。`,
    })
  }
  return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
}
