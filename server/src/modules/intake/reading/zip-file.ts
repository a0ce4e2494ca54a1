import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { DamagedFile } from './damage.ts'

/** A workbook has a few dozen parts; a zip with more than this is none. */
const MOST_PARTS = 10_000

/** The parts of an opened zip by their name in lower case, as OPC (ECMA-376-2 §6.2.2.3) compares them. */
export type ZipParts = {
  readonly find: (name: string) => Entry | undefined
  readonly isEncrypted: boolean
  /** The unpacked bytes of a part; throws where they are damaged. */
  readonly read: (part: Entry) => AsyncGenerator<Buffer>
  readonly close: () => Promise<void>
}

/** Opens a zip and reads its directory. Throws where it has none that makes sense. */
export async function openZipFile(path: string): Promise<ZipParts> {
  const zip = await openPromise(path, { autoClose: false })
  try {
    if (zip.entryCount > MOST_PARTS) throw new DamagedFile(`it has ${zip.entryCount} parts`)
    const parts = new Map<string, Entry>()
    let isEncrypted = false
    for await (const part of zip.eachEntry()) {
      parts.set(part.fileName.toLowerCase(), part)
      isEncrypted ||= part.isEncrypted()
    }
    return {
      find: (name) => parts.get(name.toLowerCase()),
      isEncrypted,
      read: (part) => readPart(zip, part),
      close: async () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** The zip reader checks sizes only, so the checksum is ours: a flipped bit must not become another amount. */
async function* readPart(zip: ZipFile, part: Entry): AsyncGenerator<Buffer> {
  let checksum = 0
  for await (const chunk of await zip.openReadStreamPromise(part)) {
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (checksum !== part.crc32) throw new DamagedFile(`the checksum of ${part.fileName} is wrong`)
}
