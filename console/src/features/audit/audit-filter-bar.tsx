import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../administration/administration.module.css'
import own from './audit.module.css'
import type { AuditFilter } from './audit-query.ts'
import { auditObjects, useAuditWords } from './use-audit-words.ts'

type AuditFilterBarProps = { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void }

/** By person, by what it is about, by day. */
export function AuditFilterBar({ filter, onChange }: AuditFilterBarProps) {
  const { t } = useTranslation()
  const words = useAuditWords()
  const [typed, setTyped] = useState(filter)
  useEffect(() => {
    const wait = setTimeout(() => onChange(typed), 300)
    return () => clearTimeout(wait)
  }, [typed, onChange])
  const set = (part: Partial<AuditFilter>) => setTyped({ ...typed, ...part })
  return (
    <search className={styles.bar}>
      <Input
        className={styles.search}
        allowClear
        aria-label={t('audit.person')}
        placeholder={t('audit.personHint')}
        value={typed.person}
        onChange={(event) => set({ person: event.target.value })}
      />
      <Select
        allowClear
        className={`${styles.choice}`}
        aria-label={t('audit.object')}
        placeholder={t('audit.object')}
        value={typed.object}
        options={auditObjects.map((value) => ({ value, label: words.object(value) }))}
        onChange={(object: AuditFilter['object'] | undefined) => set({ object: object ?? null })}
      />
      <Input
        className={styles.search}
        allowClear
        aria-label={t('audit.name')}
        placeholder={t('audit.nameHint')}
        value={typed.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <label className={own.dated}>
        {t('audit.from')}
        <Input type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} />
      </label>
      <label className={own.dated}>
        {t('audit.until')}
        <Input type="date" value={typed.until} onChange={(event) => set({ until: event.target.value })} />
      </label>
    </search>
  )
}
