import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import table from '../lists/table.module.css'
import { isNone, None } from '../states/none.tsx'
import { hasFailed, PartFailure, type PartQuery } from '../states/part-failure.tsx'
import styles from './record.module.css'

type SectionProps = { readonly title: string; readonly more?: ReactNode; readonly children: ReactNode }

/** A part of a record's page, under its heading. */
export function Section({ title, more, children }: SectionProps) {
  const id = useId()
  return (
    <section className={`sheet ${styles.section}`} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  )
}

/** In place of a part that could not be loaded; nothing while it is on its way, or where it is not one's to see. */
export function MissingSection({ title, query }: { readonly title: string; readonly query: PartQuery }) {
  if (!hasFailed(query)) return null
  return (
    <Section title={title}>
      <div className={styles.none}>
        <PartFailure query={query} />
      </div>
    </Section>
  )
}

/** `long`: it needs the whole width of a phone. */
export type Fact = readonly [label: string, value: ReactNode, width?: 'long']

/** Facts with their labels. Where there is none (null), that is told; what is no question here (undefined) is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([label, value, width]) => (
          <div key={label} data-width={width}>
            <dt>{label}</dt>
            <dd>{isNone(value) ? <None /> : value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** One column of a table inside a record. */
type SmallColumn<Item> = {
  readonly label: string
  readonly cell: (item: Item) => ReactNode
  readonly isNumber?: true
}

type SmallTableProps<Item> = {
  readonly caption: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly address?: (item: Item) => string | null
  readonly columns: readonly SmallColumn<Item>[]
  /** What stands where there is nothing. */
  readonly none: string
}

/** What belongs to a record, one a row; on a phone a card for each. */
export function SmallTable<Item>({ caption, items, keyOf, address, columns, none }: SmallTableProps<Item>) {
  if (items.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${address ? table.open : ''}`} role="table">
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ label, isNumber }) => (
              <th key={label} role="columnheader" className={isNumber ? table.number : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => {
            const to = address?.(item) ?? null
            return (
              <tr key={keyOf(item)} role="row">
                {columns.map(({ label, cell, isNumber }, at) => {
                  const content = cell(item)
                  const isLeftOut = isNone(content)
                  return (
                    <td
                      key={label}
                      role="cell"
                      className={isNumber ? table.number : undefined}
                      data-label={at === 0 ? undefined : label}
                      data-line={at === 0 || undefined}
                      data-none={isLeftOut || undefined}
                    >
                      {at === 0 && to !== null ? (
                        <Link to={to} className={table.rowLink} data-row>
                          {content}
                        </Link>
                      ) : isLeftOut ? (
                        <None />
                      ) : (
                        content
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
