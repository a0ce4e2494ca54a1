import { SearchOutlined } from '@ant-design/icons'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../shell/use-keys.ts'
import { type CaseFilter, readCaseFilter } from './case-filter.ts'
import styles from './case-list.module.css'

const PAUSE_MILLISECONDS = 250

/** Searches as one types, after a short pause; `/` leads here from everywhere. */
export function CaseSearch({ filter }: { readonly filter: CaseFilter }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const input = useRef<InputRef>(null)
  const wanted = useLocation({ select: ({ hash }) => hash === 'search' })
  const [text, setText] = useState(filter.q ?? '')
  const [seen, setSeen] = useState(filter.q)
  const sent = useRef(filter.q)
  if (seen !== filter.q) {
    setSeen(filter.q)
    // What was typed since the search was sent is not overwritten by its own arrival in the address.
    if (sent.current !== filter.q) setText(filter.q ?? '')
  }
  useKeys({ '/': () => input.current?.focus({ cursor: 'all' }) })
  useEffect(() => {
    if (wanted) input.current?.focus({ cursor: 'all' })
  }, [wanted])
  useEffect(() => {
    const { q } = readCaseFilter({ q: text })
    if (q === filter.q) return undefined
    const { q: _, ...others } = filter
    const search = q === undefined ? others : { ...others, q }
    const later = setTimeout(() => {
      sent.current = q
      void navigate({ to: '/cases', search, replace: true })
    }, PAUSE_MILLISECONDS)
    return () => clearTimeout(later)
  }, [text, filter, navigate])
  return (
    <Input
      ref={input}
      type="search"
      className={styles.search}
      aria-label={t('cases.search')}
      placeholder={t('cases.search')}
      prefix={<SearchOutlined aria-hidden />}
      suffix={<kbd>/</kbd>}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
    />
  )
}
