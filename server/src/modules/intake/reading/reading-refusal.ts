/** Why a file was not opened as a table. `name` is what the file is called towards people. */
export type FileRefusal =
  | { readonly code: 'intake.file-missing'; readonly name: string }
  | { readonly code: 'intake.file-directory'; readonly name: string }
  | { readonly code: 'intake.file-permission'; readonly name: string }
  | { readonly code: 'intake.file-unreadable'; readonly name: string; readonly reason: string }
  | { readonly code: 'intake.file-empty'; readonly name: string }
  | { readonly code: 'intake.file-not-table'; readonly name: string; readonly found: string }
  | { readonly code: 'intake.file-old-excel'; readonly name: string }
  | { readonly code: 'intake.file-encrypted'; readonly name: string }
  | { readonly code: 'intake.file-damaged'; readonly name: string; readonly reason: string }
  | {
      readonly code: 'intake.file-too-large'
      readonly name: string
      readonly part: string
      readonly limitBytes: number
    }
  | { readonly code: 'intake.file-header-broken'; readonly name: string; readonly lineNumber: number }
  | {
      readonly code: 'intake.file-sheet-missing'
      readonly name: string
      readonly sheet: string
      readonly sheets: readonly string[]
    }
  | { readonly code: 'intake.disk-full'; readonly name: string }

/** Why one row was not read, or, for the three `rest-` codes, why nothing after this line was. */
export type RowDefect =
  | { readonly code: 'intake.row-too-long'; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: 'intake.row-quote-broken' }
  | { readonly code: 'intake.row-cells-wrong'; readonly expected: number; readonly found: number }
  | { readonly code: 'intake.row-nul' }
  | { readonly code: 'intake.row-undecodable'; readonly encoding: string }
  | { readonly code: 'intake.row-digits-lost'; readonly column: string }
  | { readonly code: 'intake.rest-cut-off' }
  | { readonly code: 'intake.rest-damaged' }
  | { readonly code: 'intake.rest-expanding' }

/** Why one cell was not read as what it should be. */
export type CellRefusal =
  | { readonly code: 'intake.cell-not-integer'; readonly text: string }
  | { readonly code: 'intake.cell-not-decimal'; readonly text: string }
  | { readonly code: 'intake.cell-not-date'; readonly text: string; readonly format: string }
  | { readonly code: 'intake.cell-digits-lost'; readonly text: string }

/** Why the columns that are needed were not found in a header. */
export type ColumnRefusal =
  | { readonly code: 'intake.column-missing'; readonly missing: readonly string[]; readonly found: readonly string[] }
  | { readonly code: 'intake.column-twice'; readonly column: string }

/** Every code this room can answer with. */
export type ReadingCode = (FileRefusal | RowDefect | CellRefusal | ColumnRefusal)['code']
