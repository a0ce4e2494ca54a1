import { CloseOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/use-language.ts'
import { useTabStrip } from '../../strip/use-tab-strip.ts'
import { useMe } from '../../use-me.ts'
import { AddFilter } from './add-filter.tsx'
import type { ListDefinition, ListFilter, Saying } from './definition.ts'
import { filterValueText, useFilterOptions } from './filter-value.ts'
import styles from './list.module.css'
import { changedSearch, type ListSearch } from './list-search.ts'
import { ListSearchBox } from './list-search-box.tsx'

type FilterBarProps<Item> = {
  readonly list: ListDefinition<Item>
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** What narrows a list: the search, the values to choose from at a press, and each other condition to be taken away. */
export function FilterBar<Item>({ list, search, onChange }: FilterBarProps<Item>) {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const saying = { t, language: useLanguage() }
  const { tabs } = list
  const strip = useTabStrip(tabs && (search[tabs.filter] ?? 'all'))
  const values = typeof tabs?.values === 'function' ? tabs.values(saying) : (tabs?.values ?? [])
  const chips = list.filters.filter(({ name }) => search[name] !== undefined && name !== tabs?.filter)
  const set = (name: string, value: string | undefined) => onChange(changedSearch(search, { [name]: value }))
  return (
    <div className={styles.bar}>
      {list.search === undefined ? null : (
        <ListSearchBox list={list.name} name={list.search} search={search} onChange={onChange} />
      )}
      <AddFilter
        filters={list.filters.filter(
          ({ name, may }) => name !== tabs?.filter && (may === undefined || permissions.includes(may)),
        )}
        saying={saying}
        onAdd={(name, value) => set(name, value)}
      />
      {tabs === undefined ? null : (
        <div
          ref={strip.ref}
          className={`${strip.className} ${styles.tabs}`}
          role="group"
          aria-label={t('lists.column.state')}
        >
          {[{ value: undefined, label: t('lists.all') }, ...values].map(({ value, label }) => (
            <button
              key={label}
              type="button"
              className={styles.tab}
              aria-pressed={search[tabs.filter] === value}
              onClick={() => set(tabs.filter, value)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      {chips.map((filter) => (
        <FilterChip
          key={filter.name}
          filter={filter}
          value={search[filter.name] ?? ''}
          saying={saying}
          onRemove={() => set(filter.name, undefined)}
        />
      ))}
    </div>
  )
}

type FilterChipProps = {
  readonly filter: ListFilter
  readonly value: string
  readonly saying: Saying
  readonly onRemove: () => void
}

function FilterChip({ filter, value, saying, onRemove }: FilterChipProps) {
  const { t } = saying
  const { options } = useFilterOptions(filter, saying)
  const label = t(`lists.filter.${filter.label}`)
  const text = filter.kind === 'flag' ? label : `${label}: ${filterValueText(filter, value, options, saying)}`
  return (
    <span className={styles.chip}>
      {text}
      <button type="button" aria-label={t('lists.removeFilter', { filter: text })} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </span>
  )
}
