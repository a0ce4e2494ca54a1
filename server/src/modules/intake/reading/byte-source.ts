import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { FileRefusal } from './reading-refusal.ts'

const CHUNK = 262_144

/** Bytes in order, to be read once. */
export type ByteSource = {
  readonly chunks: AsyncIterable<Buffer>
  /** How many bytes there will be, where that can be known beforehand. */
  readonly totalBytes: number | undefined
  /** The regular file they come from, which can also be read at any place. */
  readonly path: string | undefined
  readonly close: () => Promise<void>
}

/** Told how far the reading is: bytes of the file as it lies on the disk, compressed where it is. */
export type Progress = (bytesRead: number, totalBytes: number | undefined) => void

/** Opens a file or takes a stream. A file that cannot be opened is refused with what is the matter. */
export async function openBytes(
  from: string | Readable,
  name: string,
  progress: Progress | undefined,
): Promise<Result<ByteSource, FileRefusal>> {
  if (typeof from !== 'string') return accept(counted(from, undefined, undefined, progress))
  try {
    const file = await open(from, 'r')
    const stat = await file.stat()
    if (stat.isDirectory()) {
      await file.close()
      return refuse({ code: 'intake.file-directory', name })
    }
    const regular = stat.isFile()
    const stream = file.createReadStream({ highWaterMark: CHUNK })
    return accept(counted(stream, regular ? stat.size : undefined, regular ? from : undefined, progress))
  } catch (error) {
    return refuse(openingRefusal(error, name))
  }
}

/** What a failing operating system call says about a file; any other error is thrown on. */
export function openingRefusal(error: unknown, name: string): FileRefusal {
  const reason = systemCode(error)
  if (reason === undefined) throw error
  if (reason === 'ENOENT') return { code: 'intake.file-missing', name }
  if (reason === 'EISDIR') return { code: 'intake.file-directory', name }
  if (reason === 'EACCES' || reason === 'EPERM') return { code: 'intake.file-permission', name }
  return { code: 'intake.file-unreadable', name, reason }
}

/** The code an operating system error carries, such as ENOSPC; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  return String(error.code)
}

function counted(
  stream: Readable,
  totalBytes: number | undefined,
  path: string | undefined,
  progress: Progress | undefined,
): ByteSource {
  async function* chunks(): AsyncGenerator<Buffer> {
    let bytesRead = 0
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      bytesRead += bytes.length
      progress?.(bytesRead, totalBytes)
      yield bytes
    }
  }
  return { chunks: chunks(), totalBytes, path, close: async () => void stream.destroy() }
}

/** The first bytes, at least `least` of them unless there are fewer, and all bytes from the beginning again. */
export async function peekBytes(
  chunks: AsyncIterable<Buffer>,
  least: number,
): Promise<{ head: Buffer; chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const read: Buffer[] = []
  for (let length = 0; length < least; ) {
    const next = await iterator.next()
    if (next.done === true) break
    read.push(next.value)
    length += next.value.length
  }
  const head = Buffer.concat(read)
  async function* again(): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head
      for (;;) {
        const next = await iterator.next()
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head, chunks: again() }
}
