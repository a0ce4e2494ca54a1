import type { Language } from '@aftersale/contract'
import type { PlainEdit, Scope } from '@aftersale/modelling'
import { Modal, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edits } from '../use-edits.ts'
import styles from './sheet.module.css'

type Removal = Extract<PlainEdit, { kind: 'remove' | 'remove-way' }>
type Asked = { readonly edit: Removal; readonly scope: Scope }

type RemovalProps = {
  readonly edits: Edits
  readonly language: Language
  readonly onApply: (edit: PlainEdit) => Promise<boolean>
}

/** Asks before something goes: which of several ways goes on, and what else would go with it. */
export function useRemoval({ edits, language, onApply }: RemovalProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [keep, setKeep] = useState<string | null>(null)
  const [gone, setGone] = useState<readonly string[] | null>(null)
  const waysFrom = (id: string, { ways }: Scope) => ways.filter((way) => way.from === id && way.interruption === null)
  const choices = asked?.edit.kind === 'remove' ? waysFrom(asked.edit.element, asked.scope) : []
  const edit: Removal | null =
    asked === null ? null : asked.edit.kind === 'remove' ? { ...asked.edit, keep } : asked.edit
  const { preview } = edits
  useEffect(() => {
    if (asked === null || edit === null) return
    let isCurrent = true
    const look = async () => {
      const after = await preview(edit)
      if (!isCurrent) return
      const left = new Set(after?.scopes.flatMap(({ cards }) => cards.map(({ id }) => id)))
      const names = asked.scope.cards.flatMap(({ id, name }) => {
        const isItself = edit.kind === 'remove' && id === edit.element
        return left.has(id) || isItself ? [] : [name[language] === '' ? t('plain.unnamed') : name[language]]
      })
      setGone(after === null ? null : names)
    }
    void look()
    return () => {
      isCurrent = false
    }
    // The edit is made anew with each drawing; what it says are the two below.
  }, [asked, keep])

  const ask = (wanted: Removal, scope: Scope) => {
    const ways = wanted.kind === 'remove' ? waysFrom(wanted.element, scope) : []
    setKeep(ways[0]?.id ?? null)
    setGone(null)
    setAsked({ edit: wanted, scope })
  }
  const name = () => {
    if (asked === null) return ''
    const { edit: wanted, scope } = asked
    const card = wanted.kind === 'remove' ? scope.cards.find(({ id }) => id === wanted.element) : undefined
    const way = wanted.kind === 'remove-way' ? scope.ways.find(({ id }) => id === wanted.flow) : undefined
    return (card ?? way)?.name[language] || t('plain.unnamed')
  }
  const dialog = (
    <Modal
      open={asked !== null}
      title={t('plain.remove.title', { name: name() })}
      okText={t('plain.remove.do')}
      okButtonProps={{ danger: true }}
      cancelText={t('sheet.cancel')}
      onCancel={() => setAsked(null)}
      onOk={async () => {
        setAsked(null)
        if (edit !== null) await onApply(edit)
      }}
    >
      <div className={styles.asked}>
        {choices.length < 2 || asked === null ? null : (
          <>
            <p id="removal-keep">{t('plain.remove.keep')}</p>
            <Radio.Group
              aria-labelledby="removal-keep"
              className={styles.column ?? ''}
              value={keep}
              onChange={({ target }) => setKeep(String(target.value))}
              options={choices.map((way) => {
                const to = asked.scope.cards.find(({ id }) => id === way.to)
                const said = way.name[language] === '' ? '' : `${way.name[language]} → `
                return { value: way.id, label: `${said}${to?.name[language] ?? ''}` }
              })}
            />
          </>
        )}
        {gone === null || gone.length === 0 ? (
          <p>{t('plain.remove.joined')}</p>
        ) : (
          <>
            <p>{t('plain.remove.also', { count: gone.length })}</p>
            <ul className={styles.list}>
              {gone.map((one, at) => (
                <li key={`${at} ${one}`}>{one}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Modal>
  )
  return { ask, dialog }
}
