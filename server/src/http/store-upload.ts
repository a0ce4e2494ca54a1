import type { Readable } from 'node:stream'
import type { StoredUpload } from '@aftersale/contract'
import type { FileStore } from '../platform/files.ts'
import { Refused } from './refused.ts'

/** What the system says when there is no room, or none for this user. */
const FULL = new Set(['ENOSPC', 'EDQUOT'])
/** What a stream says whose sender went away. */
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'])

/** Writes an upload to disk as it arrives. Nothing is left of one that does not arrive whole. */
export async function storeUpload(files: FileStore, content: Readable): Promise<StoredUpload> {
  try {
    return await files.save(content)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (FULL.has(code)) throw new Refused({ code: 'http.disk-full' })
    if (CUT_OFF.has(code)) throw new Refused({ code: 'http.upload-cut-off' })
    throw error
  }
}
