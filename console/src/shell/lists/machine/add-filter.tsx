import { FilterOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { hasFailed, PartFailure } from '../../states/part-failure.tsx'
import { Waiting } from '../../states/waiting.tsx'
import type { ListFilter, Saying } from './definition.ts'
import { momentOfDay, useFilterOptions } from './filter-value.ts'
import styles from './list.module.css'

type AddFilterProps = {
  readonly filters: readonly ListFilter[]
  readonly saying: Saying
  readonly onAdd: (name: string, value: string) => void
}

/** Narrows a list by one more condition: which, and to what. */
export function AddFilter({ filters, saying, onAdd }: AddFilterProps) {
  const { t } = saying
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<ListFilter | null>(null)
  if (filters.length === 0) return null
  const add = (name: string, value: string) => {
    onAdd(name, value)
    setOpen(false)
  }
  const choose = (filter: ListFilter) => (filter.kind === 'flag' ? add(filter.name, 'true') : setChosen(filter))
  const content = (
    <div className={styles.menu}>
      {chosen === null ? (
        filters.map((filter) => (
          <button key={filter.name} type="button" className={styles.choice} onClick={() => choose(filter)}>
            {t(`lists.filter.${filter.label}`)}
          </button>
        ))
      ) : (
        <FilterValue filter={chosen} saying={saying} onGive={(value) => add(chosen.name, value)} />
      )}
    </div>
  )
  return (
    <span
      className={styles.place}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <Button
        icon={<FilterOutlined aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => {
          setChosen(null)
          setOpen(!isOpen)
        }}
      >
        {t('lists.addFilter')}
      </Button>
      {isOpen ? (
        <div className={styles.panel} tabIndex={-1}>
          {content}
        </div>
      ) : null}
    </span>
  )
}

type FilterValueProps = {
  readonly filter: ListFilter
  readonly saying: Saying
  readonly onGive: (value: string) => void
}

function FilterValue({ filter, saying, onGive }: FilterValueProps) {
  const { t } = saying
  const { options, query } = useFilterOptions(filter, saying)
  const [text, setText] = useState('')
  const label = t(`lists.filter.${filter.label}`)
  if (filter.kind === 'choice' && options.length <= 12) {
    return (
      <>
        <h3>{label}</h3>
        <PartFailure query={query} />
        {query.data === undefined && options.length === 0 && !hasFailed(query) ? <Waiting rows={2} /> : null}
        {query.data !== undefined && options.length === 0 ? <p className="quiet">{t('lists.noOptions')}</p> : null}
        {options.map((option) => (
          <button key={option.value} type="button" className={styles.choice} onClick={() => onGive(option.value)}>
            {option.label}
          </button>
        ))}
      </>
    )
  }
  if (filter.kind === 'choice') {
    return (
      <Select
        autoFocus
        defaultOpen
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        placeholder={label}
        options={[...options]}
        onChange={onGive}
        getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
      />
    )
  }
  const give = () => {
    if (text.trim() !== '') onGive(filter.kind === 'day' ? momentOfDay(text) : text.trim())
  }
  return (
    <form
      className={styles.menuRow}
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <Input
        autoFocus
        type={filter.kind === 'day' ? 'date' : 'text'}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" htmlType="submit">
        {t('lists.apply')}
      </Button>
    </form>
  )
}
