import { isAscii } from 'node:buffer'
import type { Stop } from './gunzip.ts'
import type { RowDefect } from './reading-refusal.ts'
import { ROW_LIMIT } from './table.ts'
import { decodeText, detectEncoding, escapeBytes, type LineEncoding } from './text-encoding.ts'

/** A run of whole lines. `flaws` says by line number which of them are no text. */
export type LineBlock = {
  readonly text: string
  readonly firstLine: number
  readonly flaws: ReadonlyMap<number, RowDefect>
}

export type LineOptions = {
  /** Undefined where it is still to be told from the first bytes that are not ASCII. */
  readonly encoding: LineEncoding | undefined
  /** The byte that ends a line: 10, or 13 for files of the old Macintosh. */
  readonly newline: 10 | 13
  /** Whether U+FFFD marks bytes that could not be decoded further up. */
  readonly replaced: boolean
  /** Why the bytes ended before their end, asked once they have. */
  readonly stop: () => Stop | undefined
}

const BLOCK = 65_536
/** What is kept of a line that is too long. */
const EXCERPT = 8_192
const NO_FLAWS: ReadonlyMap<number, RowDefect> = new Map()
const REPLACEMENT = Buffer.from('\uFFFD')

/**
 * Cuts bytes into blocks of whole lines as text, each at least 64 KiB long but for the last; the last line may lack its
 * end. A line above the row limit comes alone in a block, flagged, and only its beginning is kept while it is read over,
 * so that memory stays bounded; the very first is handed out at once, because no header can follow it. Where the bytes
 * stopped before their end, the line they stopped in comes last, alone and flagged with the reason.
 */
export async function* lineBlocks(chunks: AsyncIterable<Buffer>, options: LineOptions): AsyncGenerator<LineBlock> {
  const { newline } = options
  const decoder = lineDecoder(options)
  let line = 1
  let waiting: Buffer[] = []
  let waitingBytes = 0
  /** How long the line being read over is so far; 0 while none is. */
  let skipped = 0
  let excerpt = ''

  const overlong = (): LineBlock => {
    const flaw: RowDefect = { code: 'intake.row-too-long', bytes: skipped, limitBytes: ROW_LIMIT }
    const block = { text: excerpt, firstLine: line, flaws: new Map([[line, flaw]]) }
    line += 1
    skipped = 0
    return block
  }
  /** Blocks of the bytes that wait, up to the last line end in them, or all of them at the end of the file. */
  function* release(end: boolean): Generator<LineBlock> {
    let bytes = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    while (bytes.length > 0) {
      const first = bytes.indexOf(newline)
      const firstLength = first === -1 ? bytes.length : first
      if (firstLength <= ROW_LIMIT) break
      skipped = firstLength
      excerpt = escapeBytes(bytes.subarray(0, EXCERPT))
      if (first === -1) {
        if (end || line === 1) yield overlong()
        return
      }
      yield overlong()
      bytes = bytes.subarray(first + 1)
    }
    const whole = end ? bytes.length : bytes.lastIndexOf(newline) + 1
    if (whole > 0) {
      const block = decoder(bytes.subarray(0, whole), line)
      line += block.lines
      yield block
    }
    if (whole < bytes.length) {
      waiting = [bytes.subarray(whole)]
      waitingBytes = bytes.length - whole
    }
  }

  for await (let chunk of chunks) {
    if (skipped > 0) {
      const end = chunk.indexOf(newline)
      skipped += end === -1 ? chunk.length : end
      if (end === -1) continue
      yield overlong()
      chunk = chunk.subarray(end + 1)
    }
    waiting.push(chunk)
    waitingBytes += chunk.length
    if (waitingBytes >= BLOCK) yield* release(false)
  }
  const stop = options.stop()
  yield* release(stop === undefined)
  if (skipped > 0) yield overlong()
  if (stop !== undefined) {
    const text = decodeLines(Buffer.concat(waiting), line, 'utf-8', options).text
    yield {
      text: text + String.fromCharCode(newline),
      firstLine: line,
      flaws: new Map([[line, { code: `intake.rest-${stop}` }]]),
    }
  }
}

/** Decodes blocks; only a block with something wrong in it is looked at line by line. */
function lineDecoder(options: LineOptions): (bytes: Buffer, firstLine: number) => LineBlock & { lines: number } {
  let encoding = options.encoding
  return (bytes, firstLine) => {
    if (encoding === undefined && !isAscii(bytes)) encoding = detectEncoding(bytes)
    const known = encoding ?? 'utf-8'
    const suspicious = bytes.includes(0) || (options.replaced && bytes.includes(REPLACEMENT))
    const text = suspicious ? undefined : decodeText(bytes, known)
    if (text !== undefined) return { text, firstLine, flaws: NO_FLAWS, lines: countLines(bytes, options.newline) }
    return decodeLines(bytes, firstLine, known, options)
  }
}

function decodeLines(
  bytes: Buffer,
  firstLine: number,
  encoding: LineEncoding,
  { newline, replaced }: LineOptions,
): LineBlock & { lines: number } {
  const flaws = new Map<number, RowDefect>()
  let text = ''
  let lines = 0
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(newline, from)
    const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1)
    const decoded = decodeText(line, encoding)
    if (decoded === undefined || (replaced && line.includes(REPLACEMENT))) {
      flaws.set(firstLine + lines, { code: 'intake.row-undecodable', encoding: replaced ? 'utf-16' : encoding })
      text += decoded ?? escapeBytes(line)
    } else if (line.includes(0)) {
      flaws.set(firstLine + lines, { code: 'intake.row-nul' })
      text += decoded.replaceAll('\0', '\\x00')
    } else {
      text += decoded
    }
    lines += 1
    from += line.length
  }
  return { text, firstLine, flaws, lines }
}

function countLines(bytes: Buffer, newline: number): number {
  let lines = 0
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines += 1
  return bytes.at(-1) === newline ? lines : lines + 1
}
