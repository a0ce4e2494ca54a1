import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** Takes records away for good, one JSON value a line. */
export interface Archive {
  /** Writes the lines under this name; when it answers, they are on the disk. The same name again replaces what is there. */
  write(name: string, lines: AsyncIterable<string> | Iterable<string>): Promise<void>
}

/** An archive of gzipped files in a folder. A file is there whole or not at all, also after a crash. */
export async function openArchive(folder: string): Promise<Archive> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    write: async (name, lines) => {
      const path = join(folder, `${name}.jsonl.gz`)
      const draft = `${path}.part`
      try {
        await pipeline(Readable.from(lines), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }))
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await settleFolder(folder)
    },
  }
}

/** A rename lasts once its folder is written. */
async function settleFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
