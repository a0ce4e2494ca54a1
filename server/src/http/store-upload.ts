import { Readable } from 'node:stream'
import type { StoredUpload } from '@aftersale/contract'
import { type FileStore, FileTooLarge } from '../platform/files.ts'
import { Refused } from './refused.ts'

/** What the system says when there is no room, or none for this user. */
const FULL = new Set(['ENOSPC', 'EDQUOT'])
/** What a stream says whose sender went away. */
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'])

/** Where the uploads of a route go, and how large they may be, in bytes. */
export interface UploadRoom {
  readonly files: FileStore
  readonly limit?: number
}

/** Writes an upload to disk as it arrives. Nothing is left of one that does not arrive whole. */
export async function storeUpload({ files, limit }: UploadRoom, content: Readable): Promise<StoredUpload> {
  try {
    return await files.save(unharmed(content), limit)
  } catch (error) {
    if (error instanceof FileTooLarge)
      throw new Refused({ code: 'http.upload-too-large', limitBytes: error.limitBytes })
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (FULL.has(code)) throw new Refused({ code: 'http.disk-full' })
    if (CUT_OFF.has(code)) throw new Refused({ code: 'http.upload-cut-off' })
    throw error
  }
}

/** The content as a stream of its own: when that breaks off here, the sender's connection stays for the answer. */
const unharmed = (content: Readable) =>
  Readable.from(content.iterator({ destroyOnReturn: false }), { objectMode: false })
