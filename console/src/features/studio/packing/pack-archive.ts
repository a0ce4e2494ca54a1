import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export interface PackFile {
  readonly name: string
  readonly content: string
}

/** The whole content of an archive may have so many bytes, and one file in it. */
const MOST_BYTES = 24 * 1024 * 1024
const MOST_FILE = 4 * 1024 * 1024
const MOST_FILES = 1_000

/** A pack as one file: a ZIP archive with a file for each. */
export const archiveOf = (files: readonly PackFile[]): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(files.map(({ name, content }) => [name, strToU8(content)]))) as Uint8Array<ArrayBuffer>

/** Why an archive is not taken; the key of a text. */
export class NoPack extends Error {
  override readonly name = 'NoPack'
  readonly reason: 'tooLarge' | 'unreadable'
  constructor(reason: 'tooLarge' | 'unreadable') {
    super(reason)
    this.reason = reason
  }
}

/** The files of an archive; throws `NoPack` for what is none, or would burst. */
export function filesOf(archive: Uint8Array): PackFile[] {
  let [files, bytes] = [0, 0]
  const unpacked = unpack(archive, (size) => {
    files += 1
    bytes += size
    if (files > MOST_FILES || bytes > MOST_BYTES || size > MOST_FILE) throw new NoPack('tooLarge')
  })
  return Object.entries(unpacked)
    .filter(([name, content]) => !name.endsWith('/') && content.length > 0)
    .map(([name, content]) => ({ name, content: strFromU8(content) }))
}

function unpack(archive: Uint8Array, count: (size: number) => void) {
  try {
    return unzipSync(archive, {
      filter: ({ originalSize }) => {
        count(originalSize)
        return true
      },
    })
  } catch (error) {
    if (error instanceof NoPack) throw error
    throw new NoPack('unreadable')
  }
}
