import { dateTimeFromText, type FeelContext, type FeelValue, numberFromText } from '@aftersale/feel'
import {
  accept,
  type Instant,
  instantToWallClock,
  type Refusal,
  type Result,
  refuse,
  wallClockToInstant,
} from '@aftersale/kernel'
import {
  type CellRefusal,
  type DateReader,
  dateReader,
  decimalCell,
  identifierCell,
  integerCell,
} from './reading/index.ts'
import type { ColumnRead, ImportTemplate } from './template.ts'

/** The cells of a row by the names of its template: empty ones are null, decimals exact text, times instants. */
export type RowValues = Readonly<Record<string, string | number | null>>

/** What a cell refused, and which column of the file it stands in. */
export type CellTrouble = CellRefusal & { readonly column: string }

type CellReader = (cell: string) => Result<string | number | null, CellRefusal & Refusal>

/** How workbooks write a date, whatever the template says of text files. */
const WORKBOOK_DATE = 'yyyy-MM-dd HH:mm:ss'

/** Makes the reader of a template's rows: `places` says where each column stands in the file at hand. */
export function rowReader(
  template: ImportTemplate,
  places: Readonly<Record<string, number>>,
  format: 'csv' | 'xlsx',
): (cells: readonly string[]) => Result<RowValues, CellTrouble> {
  const columns = Object.entries(template.columns).map(([name, column]) => {
    return { name, header: column.header, place: places[name] ?? -1, read: cellReader(column, template.zone, format) }
  })
  return (cells) => {
    const values: Record<string, string | number | null> = {}
    for (const { name, header, place, read } of columns) {
      const cell = cells[place] ?? ''
      const value = cell.trim() === '' ? NOTHING : read(cell)
      if (!value.ok) return refuse({ ...value.refusal, column: header })
      values[name] = value.value
    }
    return accept(values)
  }
}

const NOTHING = accept(null)

function cellReader(column: ColumnRead, zone: string, format: 'csv' | 'xlsx'): CellReader {
  switch (column.type) {
    case 'text':
      return identifierCell
    case 'integer':
      return integerCell
    case 'decimal':
      return decimalCell
    case 'date and time':
      return instantReader(dateReader(column.format), format === 'xlsx' ? dateReader(WORKBOOK_DATE) : null, zone)
  }
}

function instantReader(read: DateReader, otherwise: DateReader | null, zone: string): CellReader {
  return (cell) => {
    const wall = read(cell)
    if (wall.ok) return accept(wallClockToInstant(wall.value, zone) as number)
    const other = otherwise?.(cell)
    return other?.ok ? accept(wallClockToInstant(other.value, zone) as number) : wall
  }
}

/** The values as the expressions of a template see them: decimals as FEEL numbers, times as they are in its zone. */
export function contextOf({ columns, conditionColumns, zone }: ImportTemplate, values: RowValues): FeelContext {
  const context: Record<string, FeelValue> = {}
  for (const name of conditionColumns) context[name] = feelValue(values[name] ?? null, columns[name]?.type, zone)
  return context
}

function feelValue(value: string | number | null, type: ColumnRead['type'] | undefined, zone: string): FeelValue {
  if (type === 'decimal' && typeof value === 'string') return numberFromText(value)
  if (type === 'date and time' && typeof value === 'number') return moment(value as Instant, zone)
  return value
}

function moment(at: Instant, zone: string): FeelValue {
  const { year, month, day, hour, minute, second } = instantToWallClock(at, zone)
  const date = [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-')
  return dateTimeFromText(`${date}T${[hour, minute, second].map(twoDigits).join(':')}@${zone}`)
}

const twoDigits = (part: number) => String(part).padStart(2, '0')

/** A time of a row, as the instant that it was read as. */
export function instantValue(value: string | number | null): Instant | null {
  return typeof value === 'number' ? (value as Instant) : null
}
