import { isAscii } from 'node:buffer'

/** The encodings that can be cut into lines as bytes: in none of them is a line end, comma or quote part of a character. */
export type LineEncoding = 'utf-8' | 'gb18030'
export type WideEncoding = 'utf-16le' | 'utf-16be'

/** What a mark at the very beginning says about the encoding, and how many bytes the mark has. */
export function byteOrderMark(head: Buffer): { encoding: 'utf-8' | WideEncoding; length: number } | undefined {
  if (head.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) return { encoding: 'utf-8', length: 3 }
  if (head.subarray(0, 2).equals(Buffer.of(0xff, 0xfe))) return { encoding: 'utf-16le', length: 2 }
  if (head.subarray(0, 2).equals(Buffer.of(0xfe, 0xff))) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

/**
 * Tells UTF-8 from GB18030, for text that is not all ASCII. Text of one is hardly ever text of the other: UTF-8 wins where
 * at least as many of its characters are whole as are broken, so that a few bad bytes do not turn a UTF-8 file into
 * nonsense; GB18030 wins otherwise, where most of its characters look Chinese (both bytes above 0x7F). What is neither is
 * taken for UTF-8, whose rows with bad bytes are rejected instead of guessed.
 */
export function detectEncoding(sample: Buffer): LineEncoding {
  let whole = 0
  let broken = 0
  for (let at = 0; at < sample.length; ) {
    const length = utf8Length(sample, at)
    if (length > 1) whole += 1
    if (length === 0) broken += 1
    at += Math.max(1, length)
  }
  return whole >= broken || !looksChinese(sample) ? 'utf-8' : 'gb18030'
}

/** The bytes of the UTF-8 character at a place: 1 for ASCII, 0 where there is none (RFC 3629 §4, sizes only). */
function utf8Length(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length =
    first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0
  for (let next = 1; next < length; next += 1) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

function looksChinese(bytes: Buffer): boolean {
  let pairs = 0
  let other = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    if ((bytes[at + 1] ?? 0) >= 0x80) pairs += 1
    else other += 1
    at += 1
  }
  return pairs > other
}

/** Decodes whole lines of an encoding; undefined where some byte is no text of it. */
export function decodeText(bytes: Buffer, encoding: LineEncoding): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1')
  try {
    return decoders[encoding].decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030', { fatal: true }),
}

/** Text for people of bytes that cannot be decoded: ASCII as it is, every other byte as `\xHH`. */
export function escapeBytes(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[^\t\r\n -~]/g, escapeByte)
}

function escapeByte(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`
}

/** Rewrites UTF-16 as UTF-8. A half of a pair without the other becomes U+FFFD. */
export async function* utf8Of(chunks: AsyncIterable<Buffer>, encoding: WideEncoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
