import { SearchOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../use-keys.ts'
import type { ListName } from './definition.ts'
import styles from './list.module.css'
import { changedSearch, type ListSearch } from './list-search.ts'

const PAUSE_MILLISECONDS = 250

type ListSearchBoxProps = {
  readonly list: ListName
  readonly name: string
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** Searches as one types, after a short pause; `/` leads here. */
export function ListSearchBox({ list, name, search, onChange }: ListSearchBoxProps) {
  const { t } = useTranslation()
  const input = useRef<InputRef>(null)
  const isWanted = useLocation({ select: ({ hash }) => hash === 'search' })
  const present = search[name]
  const [text, setText] = useState(present ?? '')
  const [seen, setSeen] = useState(present)
  const sent = useRef(present)
  if (seen !== present) {
    setSeen(present)
    // What was typed since the search was sent is not overwritten by its own arrival in the address.
    if (sent.current !== present) setText(present ?? '')
  }
  useKeys({ '/': () => input.current?.focus({ cursor: 'all' }) })
  useEffect(() => {
    if (isWanted) input.current?.focus({ cursor: 'all' })
  }, [isWanted])
  const latest = useRef({ search, onChange })
  useEffect(() => {
    latest.current = { search, onChange }
  })
  useEffect(() => {
    const wanted = text.trim() === '' ? undefined : text.trim()
    if (wanted === present) return undefined
    const later = setTimeout(() => {
      sent.current = wanted
      latest.current.onChange(changedSearch(latest.current.search, { [name]: wanted }))
    }, PAUSE_MILLISECONDS)
    return () => clearTimeout(later)
  }, [text, present, name])
  return (
    <Input
      ref={input}
      type="search"
      className={styles.search}
      aria-label={t(`lists.search.${list}`)}
      placeholder={t(`lists.search.${list}`)}
      prefix={<SearchOutlined aria-hidden />}
      suffix={<kbd className="key-hint">/</kbd>}
      allowClear
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
    />
  )
}
