import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { countText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { ListDefinition, ListQuery } from './definition.ts'
import styles from './list.module.css'

type ListCountProps<Item> = {
  readonly list: ListDefinition<Item>
  readonly query: ListQuery
  readonly pages: { readonly isSuccess: boolean; readonly isPlaceholderData: boolean; readonly hasNextPage: boolean }
  /** How many rows are there already. */
  readonly shown: number
}

/** How many there are: those that are shown where the list has come to its end, else as the server counts them, once the first page is there. */
export function ListCount<Item>({ list, query, pages, shown }: ListCountProps<Item>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { sort: _sort, direction: _direction, ...conditions } = query
  const isRead = pages.isSuccess && !pages.isPlaceholderData
  const isWhole = isRead && !pages.hasNextPage
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['list', list.name, 'count', conditions],
    queryFn: ({ signal }) => list.count(conditions, signal),
    enabled: isRead && !isWhole,
    placeholderData: keepPreviousData,
  })
  const counted = isWhole ? { count: shown, more: false } : data
  if (counted === undefined) return null
  const { count, more } = counted
  const text = countText(count, language)
  const number = more ? t('lists.moreThan', { count: text }) : text
  // The number before, until the one of this question is there: as the rows, it is seen to be old.
  const isOld = !isRead || (!isWhole && isPlaceholderData)
  return (
    <span className={styles.count} data-stale={isOld || undefined}>
      {t(`lists.count.${list.name}`, { count, number })}
    </span>
  )
}
