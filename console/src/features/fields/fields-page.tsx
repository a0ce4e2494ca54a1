import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from '../administration/administration.module.css'
import { fieldKindText } from './field-kind-text.ts'
import { type CustomField, fieldsQuery } from './field-queries.ts'
import { FieldSheet } from './field-sheet.tsx'

/** Fields that the company gave to customers, orders, products and other records. */
export function FieldsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const fields = useQuery(fieldsQuery)
  const mayPut = useMay('settings.put')
  const [opened, setOpened] = useState<CustomField | 'new' | null>(null)
  const columns: Column<CustomField>[] = [
    { title: t('field.entity'), cell: ({ entity }) => t(`field.entities.${entity}`) },
    { title: t('field.kind'), cell: ({ kind }) => fieldKindText(kind.type, t) },
    {
      title: t('field.traits'),
      kind: 'line',
      cell: ({ required, searchable, retired }) =>
        [
          ...(required ? [t('field.required')] : []),
          ...(searchable ? [t('field.searchable')] : []),
          ...(retired ? [t('field.retired')] : []),
        ].join(' · '),
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.fields')}>
        {mayPut ? (
          <Button type="primary" className={`${styles.create}`} onClick={() => setOpened('new')}>
            {t('field.add')}
          </Button>
        ) : null}
      </PageHeader>
      <p className={styles.intro}>{t('field.intro')}</p>
      <QuerySheet
        query={fields}
        isEmpty={({ items }) => items.length === 0}
        empty={{ title: t('field.none'), words: t('field.noneWords') }}
      >
        {({ items }) => (
          <RecordTable
            name={t('admin.places.fields')}
            rows={items}
            keyOf={({ entity, name }) => `${entity} ${name}`}
            head={{
              title: t('field.label'),
              text: ({ label }) => inLanguage(label, language),
              note: ({ name }) => name,
            }}
            columns={columns}
            onOpen={setOpened}
          />
        )}
      </QuerySheet>
      {opened === null ? null : (
        <FieldSheet
          key={opened === 'new' ? 'new' : `${opened.entity} ${opened.name}`}
          field={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
