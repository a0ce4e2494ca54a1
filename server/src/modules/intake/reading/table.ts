import type { RowDefect } from './reading-refusal.ts'

/** A line may have as many bytes, and a row of several lines or of a workbook as many characters; a longer one is rejected. */
export const ROW_LIMIT = 1_048_576

/** A row that was read. `lineNumber` is where it begins: the line of a text file or the row of a sheet, from 1. */
export type ReadRow = {
  readonly lineNumber: number
  readonly cells: readonly string[]
  /** The row as it stands in the file, without its line end; the cells of a workbook's row with tabs between them. */
  readonly raw: string
  readonly defect?: undefined
}

/**
 * A row that was not. `raw` is its text: bytes that are no text are written `\xHH`, and of a row too long only the
 * beginning is kept. A `rest-` defect comes last and holds the line that the file breaks off in.
 */
export type DefectRow = { readonly lineNumber: number; readonly raw: string; readonly defect: RowDefect }

export type TableRow = ReadRow | DefectRow

/** A file opened for reading once, from its beginning. Memory stays bounded whatever the size of the file. */
export type Table = {
  readonly format: 'csv' | 'xlsx'
  /** The header's cells, trimmed. Every row read has as many cells. */
  readonly header: readonly string[]
  /** The rows after the header, in order, in batches none of which is empty; ends the reading when it is left early. */
  readonly batches: AsyncIterable<readonly TableRow[]>
  /** Lets go of the file; needed only where `batches` was never begun. */
  readonly close: () => Promise<void>
}

/** Header cells as names: without surrounding space and without the empty cells that spreadsheets leave at the end. */
export function headerNames(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim())
  while (names.length > 1 && names.at(-1) === '') names.pop()
  return names
}

/** Cuts a row to the header's width where nothing is lost by it; undefined where the row does not fit the header. */
export function fitCells(cells: string[], width: number): string[] | undefined {
  if (cells.length === width) return cells
  if (cells.length < width || cells.slice(width).some((cell) => cell !== '')) return undefined
  return cells.slice(0, width)
}
