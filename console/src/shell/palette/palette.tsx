import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../use-me.ts'
import styles from './palette.module.css'
import { rememberItem } from './recent.ts'
import { type Entry, useEntries } from './use-entries.tsx'

/** Finds everything and goes everywhere by the keyboard alone: arrows choose, Enter opens. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { userId } = useMe()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  /** Not by its position: what is found comes later, and above. */
  const [at, setAt] = useState<string | null>(null)
  useEffect(() => {
    const later = setTimeout(() => setAsked(typed), typed === '' ? 0 : 150)
    return () => clearTimeout(later)
  }, [typed])
  const { groups, isSearching, isOfEarlier, isFailed } = useEntries(asked)
  const entries = groups.flatMap((group) => group.entries)
  const present = Math.max(
    entries.findIndex(({ key }) => key === at),
    0,
  )
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const take = ({ does, title, detail }: Entry) => {
    onClose()
    if ('run' in does) {
      does.run()
      return
    }
    if (does.kind !== 'page' && does.kind !== 'list') {
      rememberItem(userId, { address: does.open, title, detail, kind: does.kind })
    }
    void navigate({ to: does.open })
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = entries[present]
    // What was found for fewer letters is not what was meant.
    const isMeant = asked === typed && !isOfEarlier && !event.nativeEvent.isComposing
    if (step !== undefined) setAt(entries[(present + step + entries.length) % Math.max(entries.length, 1)]?.key ?? null)
    else if (event.key === 'Enter' && chosen !== undefined && isMeant) take(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      onCancel={onClose}
      title={<span className="unseen">{t('palette.title')}</span>}
    >
      <div className={styles.box}>
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length > 0 ? `${id}-${present}` : undefined}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(null)
          }}
          onKeyDown={press}
        />
        <kbd className="key-hint">Esc</kbd>
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('palette.title')} className={styles.list}>
        {groups.map((group) => (
          <div key={group.key} role="group" aria-label={group.title}>
            <p className={styles.group} aria-hidden="true">
              {group.title}
            </p>
            {group.entries.map((entry) => {
              const position = entries.indexOf(entry)
              return (
                <div
                  key={entry.key}
                  id={`${id}-${position}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={position === present}
                  className={styles.entry}
                  onMouseMove={() => setAt(entry.key)}
                  onClick={() => take(entry)}
                  onKeyDown={press}
                >
                  {entry.icon}
                  <span className={styles.title}>{entry.title}</span>
                  {entry.detail === null ? null : <span className={styles.detail}>{entry.detail}</span>}
                  {entry.state ? <span className={styles.state}>{entry.state}</span> : null}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className={styles.foot} role="status">
        {isSearching ? (
          t('palette.searching')
        ) : isFailed ? (
          t('states.partFailed')
        ) : entries.length === 0 ? (
          t('palette.nothing')
        ) : (
          <span className="key-hint">{t('palette.keys')}</span>
        )}
      </p>
    </Modal>
  )
}
