import { type CSSProperties, type ReactNode, useRef } from 'react'
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
  /** What rows that stand together are about; absent: there are no groups. */
  readonly groupOf?: (row: Row) => string
  readonly onOpen?: (row: Row) => void
}

/** Records, one a row: dense on a desk, cards on a phone; j and k move, Enter opens. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { name, rows, keyOf, head, columns, groupOf, onOpen } = props
  const list = useRef<HTMLTableElement>(null)
  useRowKeys(list)
  const records = (some: readonly Row[]) => some.map((row) => <RecordRow key={keyOf(row)} row={row} of={props} />)
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
      {groupOf === undefined ? (
        <tbody role="rowgroup">{records(rows)}</tbody>
      ) : (
        [...Map.groupBy(rows, groupOf)].map(([group, some]) => (
          <tbody key={group} role="rowgroup">
            <tr role="row" className={styles.group}>
              <th role="rowheader" colSpan={columns.length + 1}>
                {group}
              </th>
            </tr>
            {records(some)}
          </tbody>
        ))
      )}
    </table>
  )
}

function RecordRow<Row>({ row, of }: { readonly row: Row; readonly of: RecordTableProps<Row> }) {
  const { head, columns, onOpen } = of
  const depth = head.depth?.(row) ?? 0
  return (
    <tr role="row" className={depth === 0 ? undefined : styles.below} style={depth === 0 ? undefined : below(depth)}>
      <td role="cell">
        {onOpen === undefined ? (
          <span className={styles.name}>{head.text(row)}</span>
        ) : (
          <button type="button" className={`${table.rowLink} ${table.rowButton}`} data-row onClick={() => onOpen(row)}>
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
  )
}

/** Past some depth a phone has no room left for what it indents. */
const below = (depth: number) => ({ '--depth': Math.min(depth, 5) }) as CSSProperties
