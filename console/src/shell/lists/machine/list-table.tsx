import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/use-language.ts'
import { isNone, None } from '../../states/none.tsx'
import table from '../table.module.css'
import { columnText, type ListColumn, type ListDefinition, type Saying } from './definition.ts'
import styles from './list.module.css'
import { type ListSearch, sortedBy } from './list-search.ts'
import type { Layout } from './use-layout.ts'

/** The rows that somebody has chosen, by their keys. */
export type Selection = {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

type ListTableProps<Item> = {
  readonly list: ListDefinition<Item>
  readonly items: readonly Item[]
  readonly search: ListSearch
  readonly layout: Layout
  readonly onSort: (search: ListSearch) => void
  readonly selection?: Selection | undefined
  /** What stands below the last row. */
  readonly end: ReactNode
}

/** A dense table with the columns that were chosen; on a phone a card for each row. */
export function ListTable<Item>({ list, items, search, layout, onSort, selection, end }: ListTableProps<Item>) {
  const { t } = useTranslation()
  const saying = { t, language: useLanguage() }
  const columns = layout.columns.flatMap((key) => list.columns.find((column) => column.key === key) ?? [])
  const { usualSort } = list
  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${table.open} ${styles.table}`} data-density={layout.density} role="table">
        <caption className="unseen">{t(`places.${list.name}`)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection ? (
              <th role="columnheader" className={styles.choose}>
                <ChooseAll list={list} items={items} selection={selection} />
              </th>
            ) : null}
            {columns.map(({ key, label, isNumber, sort }) => {
              const isSorted = sort !== undefined && (search['sort'] ?? usualSort) === sort
              const isLast = search['direction'] === 'last'
              return (
                <th
                  key={key}
                  role="columnheader"
                  className={isNumber ? table.number : undefined}
                  aria-sort={isSorted ? (isLast ? 'ascending' : 'descending') : undefined}
                >
                  {sort === undefined ? (
                    columnText(label, saying)
                  ) : (
                    <button
                      type="button"
                      className={styles.sort}
                      onClick={() => onSort(sortedBy(search, sort, sort === usualSort))}
                    >
                      {columnText(label, saying)}
                      {isSorted ? isLast ? <CaretUpOutlined aria-hidden /> : <CaretDownOutlined aria-hidden /> : null}
                    </button>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <Row
              key={list.keyOf(item)}
              item={item}
              list={list}
              columns={columns}
              saying={saying}
              selection={selection}
            />
          ))}
        </tbody>
      </table>
      {end}
    </div>
  )
}

type RowProps<Item> = Pick<ListTableProps<Item>, 'list' | 'selection'> & {
  readonly item: Item
  readonly columns: readonly ListColumn<Item>[]
  readonly saying: Saying
}

/** The first column leads to the record; its link covers the row. */
function Row<Item>({ item, list, columns, saying, selection }: RowProps<Item>) {
  const address = list.address(item)
  const key = list.keyOf(item)
  return (
    <tr role="row" data-chosen={selection?.chosen.has(key) || undefined}>
      {selection ? (
        <td role="cell" className={styles.choose}>
          <input
            type="checkbox"
            aria-label={saying.t('lists.chooseRow')}
            checked={selection.chosen.has(key)}
            onChange={() => selection.onChange(selection.chosen.symmetricDifference(new Set([key])))}
          />
        </td>
      ) : null}
      {columns.map(({ key: name, label, cell, isNumber, phone }, at) => {
        const content = cell(item, saying)
        const isBare = at === 0 || phone === 'plain' || phone === 'end'
        const isLeftOut = isNone(content)
        return (
          <td
            key={name}
            role="cell"
            className={isNumber ? table.number : undefined}
            data-label={isBare ? undefined : columnText(label, saying)}
            data-end={phone === 'end' || undefined}
            data-line={phone === 'line' || undefined}
            data-wide-only={phone === 'none' || undefined}
            data-none={isLeftOut || undefined}
          >
            {at === 0 && address !== null ? (
              <Link to={address} className={table.rowLink} data-row>
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
}

function ChooseAll<Item>({
  list,
  items,
  selection,
}: Required<Pick<ListTableProps<Item>, 'list' | 'items' | 'selection'>>) {
  const { t } = useTranslation()
  if (selection === undefined) return null
  const keys = items.map(list.keyOf)
  const isAll = keys.every((key) => selection.chosen.has(key))
  return (
    <input
      type="checkbox"
      aria-label={t('lists.chooseAll')}
      checked={isAll}
      onChange={() => selection.onChange(new Set(isAll ? [] : keys))}
    />
  )
}
