import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { byName, inLanguage } from '../../../text/bilingual.ts'
import { changedText } from '../../../text/changed-text.ts'
import { countText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import { assignmentsQuery, type RoleVersion, rolesQuery } from './role-queries.ts'
import { RoleSheet } from './role-sheet.tsx'

/** The company's roles: what each allows, and who has it. */
export function RolesPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const roles = useQuery(rolesQuery)
  const assignments = useQuery(assignmentsQuery)
  const mayPut = useMay('roles.put')
  const [opened, setOpened] = useState<string | 'new' | null>(null)
  const role = roles.data?.items.find(({ key }) => key === opened)
  /** Nothing where it is not known: nobody is something else. */
  const holders = (key: string) => {
    const given = assignments.data?.items.filter((one) => one.role === key)
    return given && countText(new Set(given.map(({ person }) => person)).size, language)
  }
  const columns: Column<RoleVersion>[] = [
    {
      title: t('role.allows'),
      kind: 'number',
      isLabelled: true,
      cell: ({ document }) => countText(Object.keys(document.grants).length, language),
    },
    {
      title: t('role.holders'),
      kind: 'number',
      isLabelled: true,
      cell: ({ key }) => holders(key),
    },
    {
      title: t('role.changed'),
      kind: 'line',
      cell: (one) => changedText(one, t, language),
    },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.roles')}>
        {mayPut ? (
          <Button type="primary" className={`${styles.create}`} onClick={() => setOpened('new')}>
            {t('role.add')}
          </Button>
        ) : null}
      </PageHeader>
      <p className={styles.intro}>{t('role.intro')}</p>
      <QuerySheet query={roles} isEmpty={({ items }) => items.length === 0} empty={{ title: t('role.none') }}>
        {({ items }) => (
          <RecordTable
            name={t('admin.places.roles')}
            rows={byName(items, ({ document }) => document.name, language)}
            keyOf={({ key }) => key}
            head={{
              title: t('role.name'),
              text: ({ document }) => inLanguage(document.name, language),
            }}
            columns={columns}
            onOpen={({ key }) => setOpened(key)}
          />
        )}
      </QuerySheet>
      {opened === 'new' || role !== undefined ? (
        <RoleSheet key={opened} role={role ?? null} onClose={() => setOpened(null)} />
      ) : null}
    </>
  )
}
