import { type ReactNode, useRef } from 'react'
import { isNone, None } from '../states/none.tsx'
import styles from './record-table.module.css'
import table from './table.module.css'
import { useRowKeys } from './use-row-keys.ts'

export type Column<Row> = {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** `number`: to the right; `end`: actions at the end; `line`: a line of its own on a phone. */
  readonly kind?: 'number' | 'end' | 'line'
  /** Its title stands before it on a phone too. */
  readonly isLabelled?: boolean
}

type RecordTableProps<Row> = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** What the row is called: the text of the button that opens it, before all columns. */
  readonly head: {
    readonly title: string
    readonly text: (row: Row) => string
    readonly note?: (row: Row) => ReactNode
    /** How deep it stands below others, in a tree. */
    readonly depth?: (row: Row) => number
  }
  readonly columns: readonly Column<Row>[]
  readonly onOpen?: (row: Row) => void
}

/** Records, one a row: dense on a desk, cards on a phone; j and k move, Enter opens. */
export function RecordTable<Row>({ name, rows, keyOf, head, columns, onOpen }: RecordTableProps<Row>) {
  const list = useRef<HTMLTableElement>(null)
  useRowKeys(list)
  return (
    <table ref={list} className={`${table.table} ${onOpen ? table.open : ''}`} role="table">
      <caption className="unseen">{name}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{head.title}</th>
          {columns.map(({ title, kind }) => (
            <th key={title} role="columnheader" className={kind === 'number' ? table.number : undefined}>
              {kind === 'end' ? <span className="unseen">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={keyOf(row)}>
            <td role="cell" data-line style={depthOf(head.depth?.(row) ?? 0)}>
              {onOpen === undefined ? (
                <span className={styles.name}>{head.text(row)}</span>
              ) : (
                <button
                  type="button"
                  className={`${table.rowLink} ${styles.button}`}
                  data-row
                  onClick={() => onOpen(row)}
                >
                  {head.text(row)}
                </button>
              )}
              {head.note === undefined ? null : <span className={styles.note}>{head.note(row)}</span>}
            </td>
            {columns.map(({ title, cell, kind, isLabelled }) => {
              const content = cell(row)
              const isLeftOut = isNone(content)
              return (
                <td
                  key={title}
                  role="cell"
                  className={kind === 'number' ? table.number : kind === 'end' ? styles.end : undefined}
                  data-line={kind === 'line' || undefined}
                  data-end={kind === 'end' || undefined}
                  data-label={isLabelled ? title : undefined}
                  data-none={isLeftOut || undefined}
                >
                  {isLeftOut && kind !== 'end' ? <None /> : content}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const depthOf = (depth: number) => (depth === 0 ? undefined : { paddingInlineStart: 16 + depth * 20 })
