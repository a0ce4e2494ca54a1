import { type FileHandle, open } from 'node:fs/promises'
import { accept } from '@aftersale/kernel'
import { officeType } from './office-file.ts'
import { textType } from './plain-text.ts'
import { signOf } from './signatures.ts'
import { type Told, unwelcome } from './told.ts'

/**
 * The media type of a file, told by what is in it: never by its name or by what its sender says. Refused where it is of no
 * type that is taken, or of two at once.
 */
export async function tellType(path: string): Promise<Told> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const sign = signOf(await bytesAt(file, 0, 1024))
    if ('why' in sign) return unwelcome(sign.why)
    if ('type' in sign) return (await hasArchive(file, size)) ? unwelcome('double') : accept(sign.type)
    return sign.kind === 'zip' ? await officeType(path) : await textType(path)
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

const END = Buffer.from('PK\x05\x06', 'latin1')
/** The end record of a zip has 22 bytes and a comment of at most 65,535 (APPNOTE.TXT §4.3.16). */
const LONGEST_END = 22 + 65_535

/** Whether a zip ends where the file ends: readers of archives look there first, and would open the file as one. */
async function hasArchive(file: FileHandle, size: number): Promise<boolean> {
  const from = Math.max(0, size - LONGEST_END)
  const tail = await bytesAt(file, from, size - from)
  for (let at = tail.indexOf(END); at !== -1; at = tail.indexOf(END, at + 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
}
