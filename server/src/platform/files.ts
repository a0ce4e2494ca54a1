import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

interface StoredFile {
  /** SHA-256 of the content in hex; also the name the content is found under. */
  readonly sha256: string
  readonly bytes: number
}

export interface FileStore {
  /**
   * Takes a stream in as it comes. The same content is kept once. Nothing is left of a stream that breaks off, nor of one that
   * is longer than the limit in bytes: that throws `FileTooLarge` as soon as it is seen.
   */
  save(content: Readable, limit?: number): Promise<StoredFile>
  read(sha256: string): Promise<Readable>
  /** Where the content lies, for those who read it at any place. */
  pathOf(sha256: string): string
}

/** More came than is taken. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
  readonly limitBytes: number

  constructor(limitBytes: number) {
    super(`expected at most ${limitBytes} bytes`)
    this.limitBytes = limitBytes
  }
}

/** Files under a folder of the data directory, `files` unless another is named, by their content. A file is there whole or not at all, also after a crash. */
export async function openFiles(dataDir: string, room = 'files'): Promise<FileStore> {
  const folder = join(dataDir, room)
  const arriving = join(folder, 'arriving')
  await mkdir(arriving, { recursive: true, mode: 0o700 })
  return {
    save: (content, limit) => save(content, folder, join(arriving, randomUUID()), limit),
    read: async (sha256) => (await open(pathOf(folder, sha256), 'r')).createReadStream(),
    pathOf: (sha256) => pathOf(folder, sha256),
  }
}

async function save(
  content: Readable,
  folder: string,
  draft: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      if (bytes > limit) done(new FileTooLarge(limit))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(content, measure, createWriteStream(draft, { mode: 0o600, flush: true }))
    const sha256 = hash.digest('hex')
    const path = pathOf(folder, sha256)
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
    await rename(draft, path)
    return { sha256, bytes }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Spread over 256 folders. The pattern keeps a name from a request from leading anywhere else. */
function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`expected a SHA-256 in hex, got ${JSON.stringify(sha256)}`)
  return join(folder, sha256.slice(0, 2), sha256)
}
