import { createReadStream } from 'node:fs'
import type { Resource } from '@aftersale/scenario'
import { Failure, wrongUsage } from '../frame/index.ts'
import { decodeModel } from './decode-model.ts'

/** More than any model has; whoever names a larger file, or one without end, shall not wait for it. */
const MOST_BYTES = 64 * 1024 * 1024

/** The files as named on the command line. */
export function readResources(paths: readonly string[]): Promise<Resource[]> {
  return Promise.all(paths.map(async (path) => ({ name: path, content: await readModelText(path) })))
}

export const readModelText = async (path: string): Promise<string> => decodeModel(path, await readModelBytes(path))

export async function readModelBytes(path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (!(piece instanceof Uint8Array)) throw new Error(`expected bytes of ${path}, got ${typeof piece}`)
    pieces.push(piece)
    length += piece.length
    if (length > MOST_BYTES) {
      throw new Failure('process.file-too-large', {
        en: `${path} is too large: at most ${MOST_BYTES} bytes are read.`,
        'zh-CN': `${path} 过大：最多读取 ${MOST_BYTES} 字节。`,
      })
    }
  }
  return Buffer.concat(pieces)
}

export function atLeastOne(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths
  throw wrongUsage('missing-argument', { en: 'The argument FILES is missing.', 'zh-CN': '缺少参数 FILES。' })
}
