import type { LineBlock } from './line-blocks.ts'
import type { RowDefect } from './reading-refusal.ts'
import { fitCells, headerNames, ROW_LIMIT, type TableRow } from './table.ts'

export type RecordCutter = {
  /** The records that end in this block. One that is still open waits for the next block. */
  readonly push: (block: LineBlock) => TableRow[]
  /** What is left when no block follows. */
  readonly end: () => TableRow[]
}

/** A record in quotes: its cells and where it ends, or 'open' where the text ends before its last quote does. */
type Quoted = { readonly cells: string[]; readonly end: number } | 'open' | 'broken'

const NO_FLAWS: ReadonlyMap<number, RowDefect> = new Map()

/**
 * Cuts text into records as RFC 4180 has them: cells in quotes may hold separators, line ends and doubled quotes; a quote
 * inside a cell that does not begin with one is a character like any other. The first record is the header, its cells
 * names; each record after it must have as many cells, empty ones beyond it not counted. Empty lines are no records.
 *
 * A quote that is not closed, or that text follows, costs only the line its record begins on: cutting resumes on the next
 * line. A record may look ahead as far as the row limit for its closing quote. That stays linear in the length of the
 * file: a line seen from within quotes lets a record go on only if all its quotes are doubled, and such a line never
 * leaves a quote open itself.
 */
export function createRecordCutter(separator: string, newline: '\n' | '\r'): RecordCutter {
  let carry = ''
  let carryLine = 1
  let carryFlaws = NO_FLAWS
  let width: number | undefined

  const rowOf = (lineNumber: number, raw: string, cells: string[], flaw: RowDefect | undefined): TableRow => {
    if (flaw !== undefined) return { lineNumber, raw, defect: flaw }
    if (width === undefined) {
      const names = headerNames(cells)
      width = names.length
      return { lineNumber, raw, cells: names }
    }
    const fitting = fitCells(cells, width)
    if (fitting !== undefined) return { lineNumber, raw, cells: fitting }
    return { lineNumber, raw, defect: { code: 'intake.row-cells-wrong', expected: width, found: cells.length } }
  }

  const cut = (text: string, firstLine: number, flaws: ReadonlyMap<number, RowDefect>, final: boolean): TableRow[] => {
    const rows: TableRow[] = []
    let line = firstLine
    let at = 0
    let quote = text.indexOf('"')
    while (at < text.length) {
      const found = text.indexOf(newline, at)
      const lineEnd = found === -1 ? text.length : found
      const next = found === -1 ? text.length : found + 1
      const raw = withoutReturn(text, at, lineEnd)
      const flaw = flaws.size === 0 ? undefined : flaws.get(line)
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
      if (flaw !== undefined && standsAlone(flaw)) {
        rows.push({ lineNumber: line, raw, defect: flaw })
      } else if (quote === -1 || quote >= lineEnd) {
        if (raw !== '') rows.push(rowOf(line, raw, raw.split(separator), flaw))
      } else {
        const quoted = readQuoted(text, at, separator, newline)
        if (quoted === 'open' && !final && text.length - at <= ROW_LIMIT) {
          carry = text.slice(at)
          carryLine = line
          carryFlaws = flaws
          return rows
        }
        if (typeof quoted === 'string' || quoted.end - at > ROW_LIMIT) {
          rows.push({ lineNumber: line, raw, defect: flaw ?? { code: 'intake.row-quote-broken' } })
        } else {
          const lines = countLines(text, at, quoted.end, newline)
          rows.push(
            rowOf(
              line,
              withoutLineEnd(text, at, quoted.end, newline),
              quoted.cells,
              firstFlaw(flaws, line, line + lines),
            ),
          )
          line += lines
          at = quoted.end
          continue
        }
      }
      line += 1
      at = next
    }
    carry = ''
    carryFlaws = NO_FLAWS
    return rows
  }

  const end = (): TableRow[] => cut(carry, carryLine, carryFlaws, true)
  return {
    push: (block) => {
      if (carry === '') return cut(block.text, block.firstLine, block.flaws, false)
      const flaw = block.flaws.get(block.firstLine)
      if (flaw !== undefined && standsAlone(flaw)) {
        return [...end(), ...cut(block.text, block.firstLine, block.flaws, false)]
      }
      const flaws = carryFlaws.size + block.flaws.size === 0 ? NO_FLAWS : new Map([...carryFlaws, ...block.flaws])
      return cut(carry + block.text, carryLine, flaws, false)
    },
    end,
  }
}

/** Whether a line with this flaw is all of its block: no record goes on in it. */
function standsAlone(flaw: RowDefect): boolean {
  return flaw.code === 'intake.row-too-long' || flaw.code.startsWith('intake.rest-')
}

function readQuoted(text: string, start: number, separator: string, newline: string): Quoted {
  const cells: string[] = []
  let at = start
  for (;;) {
    if (text[at] === '"') {
      let value = ''
      let from = at + 1
      let close = text.indexOf('"', from)
      while (close !== -1 && text[close + 1] === '"') {
        value += text.slice(from, close + 1)
        from = close + 2
        close = text.indexOf('"', from)
      }
      if (close === -1) return 'open'
      cells.push(value + text.slice(from, close))
      at = close + 1
    } else {
      const from = at
      while (at < text.length && text[at] !== separator && text[at] !== newline) at += 1
      cells.push(text[at] === separator ? text.slice(from, at) : withoutReturn(text, from, at))
    }
    if (text[at] === '\r' && newline === '\n' && (at + 1 === text.length || text[at + 1] === newline)) at += 1
    if (at >= text.length) return { cells, end: at }
    if (text[at] === newline) return { cells, end: at + 1 }
    if (text[at] !== separator) return 'broken'
    at += 1
  }
}

function withoutReturn(text: string, from: number, to: number): string {
  return text.slice(from, to > from && text[to - 1] === '\r' ? to - 1 : to)
}

function withoutLineEnd(text: string, from: number, to: number, newline: string): string {
  return withoutReturn(text, from, text[to - 1] === newline ? to - 1 : to)
}

function countLines(text: string, from: number, to: number, newline: string): number {
  let lines = 0
  for (let at = text.indexOf(newline, from); at !== -1 && at < to; at = text.indexOf(newline, at + 1)) lines += 1
  return text[to - 1] === newline ? lines : lines + 1
}

function firstFlaw(flaws: ReadonlyMap<number, RowDefect>, fromLine: number, toLine: number): RowDefect | undefined {
  if (flaws.size === 0) return undefined
  for (let line = fromLine; line < toLine; line += 1) {
    const flaw = flaws.get(line)
    if (flaw !== undefined) return flaw
  }
  return undefined
}
