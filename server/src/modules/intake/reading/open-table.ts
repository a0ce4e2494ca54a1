import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { type Result, refuse } from '@aftersale/kernel'
import { type ByteSource, openBytes, openingRefusal, type Progress, peekBytes } from './byte-source.ts'
import { openCsv } from './csv-table.ts'
import { HEAD_BYTES, isEncryptedContainer, kindOf } from './file-kind.ts'
import { gunzip, type StoppableBytes } from './gunzip.ts'
import type { FileRefusal } from './reading-refusal.ts'
import { spool } from './spool.ts'
import type { Table } from './table.ts'
import { openWorkbook } from './workbook-table.ts'

export type OpenOptions = {
  /** What the file is called towards people; left out, the last part of its path. */
  readonly name?: string
  /** The sheet of a workbook; left out, the first that is not hidden. Text files have no sheets. */
  readonly sheet?: string
  readonly progress?: Progress
}

/**
 * Opens a table file or a stream of one: delimited text or .xlsx, packed with gzip or not, told apart by their bytes.
 * What is no table, or cannot be read at all, is refused with what is the matter. Trouble further on, a disk or network
 * that fails between two batches, is thrown to whoever reads the batches.
 */
export async function openTable(
  from: string | Readable,
  options: OpenOptions = {},
): Promise<Result<Table, FileRefusal>> {
  const name = options.name ?? (typeof from === 'string' ? basename(from) : 'stream')
  const source = await openBytes(from, name, options.progress)
  if (!source.ok) return source
  try {
    return await openByKind(source.value, name, options)
  } catch (error) {
    await source.value.close()
    return refuse(openingRefusal(error, name))
  }
}

async function openByKind(source: ByteSource, name: string, options: OpenOptions): Promise<Result<Table, FileRefusal>> {
  const packed = await peekBytes(source.chunks, HEAD_BYTES)
  const isPacked = kindOf(packed.head) === 'gzip'
  const bytes: StoppableBytes = isPacked ? gunzip(packed.chunks) : { chunks: packed.chunks, stop: () => undefined }
  const { head, chunks } = isPacked ? await peekBytes(bytes.chunks, HEAD_BYTES) : packed
  const kind = kindOf(head)
  if (kind === 'text') return openCsv(head, { chunks, stop: bytes.stop }, name, source.close)
  if (kind === 'zip') return openZip(isPacked ? undefined : source.path, chunks, source, name, options)
  const encrypted = kind === 'old-office' && (await isEncrypted(isPacked ? undefined : source.path, head))
  await source.close()
  if (encrypted) return refuse({ code: 'intake.file-encrypted', name })
  if (kind === 'old-office') return refuse({ code: 'intake.file-old-excel', name })
  return refuse({ code: 'intake.file-not-table', name, found: kind === 'gzip' ? 'gzip' : kind.other })
}

async function openZip(
  path: string | undefined,
  chunks: AsyncIterable<Buffer>,
  source: ByteSource,
  name: string,
  options: OpenOptions,
): Promise<Result<Table, FileRefusal>> {
  if (path !== undefined) {
    await source.close()
    return openWorkbook(path, name, options, async () => undefined)
  }
  const spooled = await spool(chunks, name)
  await source.close()
  return spooled.ok ? openWorkbook(spooled.value.path, name, options, spooled.value.remove) : spooled
}

async function isEncrypted(path: string | undefined, head: Buffer): Promise<boolean> {
  if (path === undefined) return isEncryptedContainer(async (at, length) => head.subarray(at, at + length))
  const file = await open(path, 'r')
  try {
    return await isEncryptedContainer(async (position, length) => {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position, length })
      return buffer.subarray(0, bytesRead)
    })
  } finally {
    await file.close()
  }
}
