import { accept, type Result, refuse } from '@aftersale/kernel'
import type { StoppableBytes } from './gunzip.ts'
import { type LineBlock, lineBlocks } from './line-blocks.ts'
import type { FileRefusal } from './reading-refusal.ts'
import { createRecordCutter, type RecordCutter } from './record-cutter.ts'
import { type DefectRow, type ReadRow, type Table, type TableRow } from './table.ts'
import { byteOrderMark, utf8Of } from './text-encoding.ts'

const SEPARATORS = [',', ';', '\t']
/** Excel's own way to name the separator, on a line before the header. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?$/i

/** Opens delimited text; `head` holds the first of `bytes`. `close` is called when the reading ends, however it ends. */
export async function openCsv(
  head: Buffer,
  bytes: StoppableBytes,
  name: string,
  close: () => Promise<void>,
): Promise<Result<Table, FileRefusal>> {
  const mark = byteOrderMark(head)
  const wide = mark === undefined || mark.encoding === 'utf-8' ? undefined : mark.encoding
  const newline = head.includes(10) || !head.includes(13) ? '\n' : '\r'
  const text = skipBytes(bytes.chunks, mark?.length ?? 0)
  const blocks = lineBlocks(wide === undefined ? text : utf8Of(text, wide), {
    encoding: mark === undefined ? undefined : 'utf-8',
    newline: newline === '\n' ? 10 : 13,
    replaced: wide !== undefined,
    stop: bytes.stop,
  })
  const opened = await readHeader(blocks, newline)
  if (opened === undefined || opened.header.defect !== undefined) {
    await blocks.return(undefined)
    await close()
    return refuse(opened === undefined ? { code: 'intake.file-empty', name } : headerRefusal(opened.header, name))
  }
  const header = opened.header.cells
  return accept({ format: 'csv', header, batches: batchesOf(opened.rows, blocks, opened.cutter, close), close })
}

type Opened = { readonly header: TableRow; readonly rows: TableRow[]; readonly cutter: RecordCutter }

/** Reads up to the first record; undefined where there is none. The rows of its block come along. */
async function readHeader(blocks: AsyncGenerator<LineBlock>, newline: '\n' | '\r'): Promise<Opened | undefined> {
  let cutter: RecordCutter | undefined
  for (;;) {
    const next = await blocks.next()
    if (next.done === true) {
      const [header, ...rows] = cutter?.end() ?? []
      return header === undefined || cutter === undefined ? undefined : { header, rows, cutter }
    }
    let block = next.value
    if (cutter === undefined) {
      const start = beginning(block, newline)
      if (start === undefined) continue
      cutter = createRecordCutter(start.separator, newline)
      block = start.block
    }
    const [header, ...rows] = cutter.push(block)
    if (header !== undefined) return { header, rows, cutter }
  }
}

/** Passes over empty lines and a line that names the separator; undefined where the block holds nothing else. */
function beginning(block: LineBlock, newline: string): { block: LineBlock; separator: string } | undefined {
  const { text, flaws } = block
  let named: string | undefined
  let firstLine = block.firstLine
  for (let at = 0; at < text.length; firstLine += 1) {
    const found = text.indexOf(newline, at)
    const end = found === -1 ? text.length : found
    const line = text.slice(at, end).replace('\r', '')
    const naming = SEPARATOR_LINE.exec(line)?.[1]
    if ((line !== '' && naming === undefined) || flaws.has(firstLine)) {
      return { block: { text: text.slice(at), firstLine, flaws }, separator: named ?? separatorOf(line) }
    }
    named ??= naming
    at = end + 1
  }
  return undefined
}

/** The separator that stands most often in a header outside quotes; a comma where none does. */
function separatorOf(header: string): string {
  const unquoted = header.replaceAll(/"[^"]*"/g, '')
  const counts = SEPARATORS.map((separator) => unquoted.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

function headerRefusal(header: DefectRow | ReadRow, name: string): FileRefusal {
  switch (header.defect?.code) {
    case 'intake.rest-cut-off':
      return { code: 'intake.file-damaged', name, reason: 'cut off before the end of its header' }
    case 'intake.rest-damaged':
    case 'intake.rest-expanding':
      return { code: 'intake.file-damaged', name, reason: 'broken before the end of its header' }
    default:
      return { code: 'intake.file-header-broken', name, lineNumber: header.lineNumber }
  }
}

async function* batchesOf(
  first: readonly TableRow[],
  blocks: AsyncGenerator<LineBlock>,
  cutter: RecordCutter,
  close: () => Promise<void>,
): AsyncGenerator<readonly TableRow[]> {
  try {
    if (first.length > 0) yield first
    for await (const block of blocks) {
      const rows = cutter.push(block)
      if (rows.length > 0) yield rows
    }
    const rest = cutter.end()
    if (rest.length > 0) yield rest
  } finally {
    await blocks.return(undefined)
    await close()
  }
}

async function* skipBytes(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of chunks) {
    if (chunk.length > left) yield chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}
