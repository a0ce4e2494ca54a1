import { columnOf, dateText, hasLostDigits, numberText, unescapeText } from './cell-text.ts'
import { DamagedFile } from './damage.ts'
import type { RowDefect } from './reading-refusal.ts'
import { fitCells, headerNames, ROW_LIMIT, type TableRow } from './table.ts'
import type { Workbook } from './workbook.ts'
import type { XmlHandlers } from './xml-reader.ts'

export type SheetRows = {
  readonly handlers: XmlHandlers
  /** The header, once its row has been read. */
  readonly header: () => readonly string[] | undefined
  /** The row read last; what comes after a damage stands below it. */
  readonly lastRow: () => number
  /** Hands over the rows read since. */
  readonly take: () => TableRow[]
}

/** The number of a row. Rows stand in their order (ECMA-376-1 §18.3.1.73): a number that goes back would hide rows. */
function nextRow(stated: string | undefined, before: number): number {
  const number = stated === undefined ? before + 1 : Number(stated)
  if (!Number.isSafeInteger(number) || number <= before)
    throw new DamagedFile(`row ${stated} comes after row ${before}`)
  return number
}

/** A workbook can hold what no database stores as text: NUL, and half a surrogate pair. */
function textFlaw(text: string): RowDefect | undefined {
  if (text.includes('\0')) return { code: 'intake.row-nul' }
  return text.isWellFormed() ? undefined : { code: 'intake.row-undecodable', encoding: 'UTF-16' }
}

const storable = (text: string) => text.replaceAll('\0', '\\x00').toWellFormed()

/**
 * Makes rows of the XML of a sheet. The first row with any text is the header. Cells become text as `Workbook` says:
 * numbers as people see them, dates as `yyyy-MM-dd HH:mm:ss`, booleans TRUE and FALSE, errors such as #N/A. A row ends
 * where its last cell is, so missing cells are empty; rows without text are left out.
 */
export function sheetRows(workbook: Pick<Workbook, 'strings' | 'isDate' | 'since1904'>): SheetRows {
  let header: readonly string[] | undefined
  let rows: TableRow[] = []
  let lineNumber = 0
  let cells: string[] = []
  let rowLength = 0
  let lostColumn: number | undefined
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let isText = false
  let inPhonetic = false

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const reference = attributes['r']
    const place = reference === undefined ? column + 1 : columnOf(reference)
    if (place === undefined) throw new DamagedFile(`there is no cell ${reference}`)
    column = place
    type = attributes['t'] ?? 'n'
    style = Number(attributes['s'] ?? 0)
    text = ''
  }
  const closeCell = (): void => {
    const value = valueOf()
    rowLength += value.length + 1
    if (rowLength > ROW_LIMIT || value === '') return
    while (cells.length < column) cells.push('')
    cells[column] = value
  }
  const valueOf = (): string => {
    switch (type) {
      case 's': {
        const string = text === '' ? '' : workbook.strings.get(Number(text))
        if (string === undefined) throw new DamagedFile(`there is no shared string ${text}`)
        return string
      }
      case 'n':
        if (workbook.isDate(style)) return dateText(text, workbook.since1904)
        if (hasLostDigits(text)) lostColumn ??= column
        return numberText(text)
      case 'b':
        return text === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return text.replace('T', ' ').replace(/\.\d+|Z$/g, '')
      default:
        return unescapeText(text)
    }
  }
  const closeRow = (): void => {
    if (cells.length === 0 && rowLength <= ROW_LIMIT) return
    const text = cells.join('\t')
    const flaw = textFlaw(text)
    const raw = flaw === undefined ? text : storable(text)
    if (rowLength > ROW_LIMIT) {
      const defect = { code: 'intake.row-too-long', bytes: rowLength, limitBytes: ROW_LIMIT } as const
      rows.push({ lineNumber, raw: raw.slice(0, 8_192), defect })
    } else if (header === undefined) {
      header = headerNames(cells.map(storable))
    } else if (flaw !== undefined) {
      rows.push({ lineNumber, raw, defect: flaw })
    } else if (lostColumn !== undefined) {
      rows.push({ lineNumber, raw, defect: { code: 'intake.row-digits-lost', column: header[lostColumn] ?? '' } })
    } else {
      while (cells.length < header.length) cells.push('')
      const fitting = fitCells(cells, header.length)
      const defect = { code: 'intake.row-cells-wrong', expected: header.length, found: cells.length } as const
      rows.push(fitting === undefined ? { lineNumber, raw, defect } : { lineNumber, raw, cells: fitting })
    }
  }

  return {
    handlers: {
      open: (name, attributes) => {
        if (name === 'c') openCell(attributes)
        if (name === 'rPh') inPhonetic = true
        if (name === 'row') {
          lineNumber = nextRow(attributes['r'], lineNumber)
          cells = []
          column = -1
          rowLength = 0
          lostColumn = undefined
        }
        isText = name === 'v' || (name === 't' && !inPhonetic)
      },
      close: (name) => {
        isText = false
        if (name === 'c') closeCell()
        if (name === 'rPh') inPhonetic = false
        if (name === 'row') closeRow()
      },
      text: (run) => {
        if (isText) text += run
      },
    },
    header: () => header,
    lastRow: () => lineNumber,
    take: () => {
      const taken = rows
      rows = []
      return taken
    },
  }
}
