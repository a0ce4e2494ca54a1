import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../../../api/listings.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText } from '../../../text/format.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import styles from '../../administration/administration.module.css'
import { assignmentsQuery, type Unit } from './role-queries.ts'
import { UnitSheet } from './unit-sheet.tsx'
import { unitTree } from './unit-tree.ts'

/** The parts of the company as a tree, with the shops whose records are theirs. */
export function UnitsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const units = useQuery(unitsQuery)
  const assignments = useQuery(assignmentsQuery)
  const mayPut = useMay('roles.put')
  const [opened, setOpened] = useState<string | 'new' | null>(null)
  const unit = units.data?.items.find((one) => one.unit === opened)
  /** Nothing where it is not known: nobody is something else. */
  const people = (key: string) => {
    const given = assignments.data?.items.filter((one) => one.unit === key)
    return given && countText(new Set(given.map(({ person }) => person)).size, language)
  }
  const columns: Column<Unit & { depth: number }>[] = [
    {
      title: t('unit.shops'),
      kind: 'line',
      isLabelled: true,
      cell: ({ sources }) =>
        sources.length === 0
          ? null
          : listText(
              sources.map((source) => wordText('source', source, t)),
              language,
            ),
    },
    {
      title: t('unit.people'),
      kind: 'number',
      isLabelled: true,
      cell: ({ unit: key }) => people(key),
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.units')}>
        {mayPut ? (
          <Button type="primary" className={`${styles.create}`} onClick={() => setOpened('new')}>
            {t('unit.add')}
          </Button>
        ) : null}
      </PageHeader>
      <p className={styles.intro}>{t('unit.intro')}</p>
      <QuerySheet query={units} isEmpty={({ items }) => items.length === 0} empty={{ title: t('unit.none') }}>
        {({ items }) => (
          <RecordTable
            name={t('admin.places.units')}
            rows={unitTree(items)}
            keyOf={({ unit: key }) => key}
            head={{
              title: t('unit.name'),
              text: ({ name }) => inLanguage(name, language),
              note: ({ closedAt }) => (closedAt === null ? null : t('unit.closed')),
              depth: ({ depth }) => depth,
            }}
            columns={columns}
            onOpen={({ unit: key }) => setOpened(key)}
          />
        )}
      </QuerySheet>
      {opened === 'new' || unit !== undefined ? (
        <UnitSheet key={opened} unit={unit ?? null} units={units.data?.items ?? []} onClose={() => setOpened(null)} />
      ) : null}
    </>
  )
}
