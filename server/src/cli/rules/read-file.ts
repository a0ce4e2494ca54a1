import { createReadStream } from 'node:fs'
import { Failure } from '../frame/index.ts'

/** More than any model or input has; whoever names a larger file, or one without end, shall not wait for it. */
const MOST_CHARACTERS = 64 * 1024 * 1024

/** The text of a file, or of a pipe, without its byte order mark. Throws a failure where it is too large. */
export async function readTextFile(path: string): Promise<string> {
  const pieces: string[] = []
  let length = 0
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    pieces.push(String(piece))
    length += String(piece).length
    if (length > MOST_CHARACTERS) {
      throw new Failure('rules.file-too-large', {
        en: `${path} is too large: at most ${MOST_CHARACTERS} characters are read.`,
        'zh-CN': `${path} 过大：最多读取 ${MOST_CHARACTERS} 个字符。`,
      })
    }
  }
  return pieces.join('').replace(/^\uFEFF/, '')
}
