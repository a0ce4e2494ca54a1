import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { systemCode } from './byte-source.ts'
import type { FileRefusal } from './reading-refusal.ts'

/** A file of our own for as long as it is needed. */
export type Spooled = { readonly path: string; readonly remove: () => Promise<void> }

/** Writes a stream to a file, because a workbook's directory stands at its end. A full disk is refused, not left behind. */
export async function spool(chunks: AsyncIterable<Buffer>, name: string): Promise<Result<Spooled, FileRefusal>> {
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'workbook.xlsx')
  try {
    await pipeline(chunks, createWriteStream(path, { mode: 0o600 }))
    return accept({ path, remove })
  } catch (error) {
    await remove()
    if (systemCode(error) === 'ENOSPC') return refuse({ code: 'intake.disk-full', name })
    throw error
  }
}
