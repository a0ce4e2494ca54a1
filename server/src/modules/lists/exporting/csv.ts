import type { Cell } from './cell.ts'

/** Spreadsheets take a file for UTF-8 by this alone. */
const MARK = '\uFEFF'
/** What spreadsheets run as a formula at the beginning of a cell, also behind what they cut off there. */
const ACTIVE = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Rows as comma-separated values (RFC 4180), one piece for each group of rows. */
export async function* csvOf(rows: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let before = MARK
  for await (const group of rows) {
    yield encoder.encode(before + group.map((row) => `${row.map(csvCell).join(',')}\r\n`).join(''))
    before = ''
  }
}

/** A text that would act as a formula is made inert by an apostrophe before it; a number is none. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const inert = ACTIVE.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
