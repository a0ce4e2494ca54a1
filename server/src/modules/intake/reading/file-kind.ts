/** What the first bytes of a file say it is. */
export type FileKind = 'text' | 'gzip' | 'zip' | 'old-office' | { readonly other: string }

/** Enough bytes to tell every kind, and a line or two to tell what ends lines. */
export const HEAD_BYTES = 4_096

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  [{ other: 'PDF' }, [0x25, 0x50, 0x44, 0x46]],
  [{ other: 'PNG' }, [0x89, 0x50, 0x4e, 0x47]],
  [{ other: 'JPEG' }, [0xff, 0xd8, 0xff]],
  [{ other: 'RAR' }, [0x52, 0x61, 0x72, 0x21, 0x1a]],
  [{ other: '7-Zip' }, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  [{ other: 'Zstandard' }, [0x28, 0xb5, 0x2f, 0xfd]],
  [{ other: 'XZ' }, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  [{ other: 'bzip2' }, [0x42, 0x5a, 0x68]],
]

/** Back offices like to call a page of HTML an .xls; the beginning tells it from a table. */
const MARKUP = /^\s*<(!doctype\s+html|html|head|meta|table|style|\?xml)\b/i

/** Tells the kind by the signature, never by the name. What has none is taken for text. */
export function kindOf(head: Buffer): FileKind {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, at) => head[at] === byte))
  if (signed !== undefined) return signed[0]
  const markup = MARKUP.exec(head.toString('latin1').replace(/^\xef\xbb\xbf/, ''))
  if (markup !== null) return { other: markup[1]?.toLowerCase() === '?xml' ? 'XML' : 'HTML' }
  return 'text'
}

const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Whether an old Office container holds a workbook under a password (MS-OFFCRYPTO §2.3.4.4 names its stream so) and not a
 * workbook of before 2007. `read` gives bytes of the file at a place; the directory lies where MS-CFB §2.2 says.
 */
export async function isEncryptedContainer(read: (at: number, length: number) => Promise<Buffer>): Promise<boolean> {
  const header = await read(0, 512)
  if (header.length < 512) return false
  const sectorBytes = 2 ** header.readUInt16LE(30)
  const directory = (header.readUInt32LE(48) + 1) * sectorBytes
  return (await read(directory, Math.max(4_096, Math.min(sectorBytes, 65_536)))).includes(ENCRYPTED)
}
