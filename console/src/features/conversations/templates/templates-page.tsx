import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { templatesQuery, vocabularyQuery } from '../../../api/listings.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { countText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import { TemplateTable } from './template-table.tsx'

/** The words of messages that flows and automations send; they are changed in the studio. */
export function TemplatesPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const templates = useQuery(templatesQuery)
  const navigate = useNavigate()
  const maySee = useMay('flows.see')
  const vocabulary = useQuery({ ...vocabularyQuery, enabled: maySee })
  const [sought, setSought] = useState('')
  const word = sought.trim().toLowerCase()
  const uses = new Map(vocabulary.data?.templates.map(({ key, usedBy }) => [key, usedBy]))
  const found = (templates.data?.items ?? []).filter(({ key, name }) => {
    const places = uses.get(key)?.flatMap(({ name: place, step }) => [place, ...(step === null ? [] : [step])]) ?? []
    const texts = [name, ...places].flatMap((both) => [both.en, both['zh-CN']])
    return [key, ...texts].join(' ').toLowerCase().includes(word)
  })
  const open = (key: string) =>
    void navigate({ to: '/studio/models/$resource', params: { resource: `${key}.message.json` } })
  return (
    <>
      <PageHeader title={t('admin.places.templates')}>
        {templates.data === undefined ? null : (
          <span className="quiet tabular" role="status">
            {t('template.count', { count: found.length, number: countText(found.length, language) })}
          </span>
        )}
      </PageHeader>
      <p className={styles.intro}>{t('template.intro')}</p>
      <div className={styles.bar}>
        <Input.Search
          className={styles.search}
          allowClear
          aria-label={t('template.search')}
          placeholder={t('template.search')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      <QuerySheet
        query={templates}
        isEmpty={() => found.length === 0}
        empty={{ title: t(word === '' ? 'template.none' : 'template.noneFound') }}
      >
        {() => (
          <TemplateTable
            templates={found}
            uses={vocabulary.data === undefined ? null : uses}
            {...(maySee && { onOpen: open })}
          />
        )}
      </QuerySheet>
    </>
  )
}
