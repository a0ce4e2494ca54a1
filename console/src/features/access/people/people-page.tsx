import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../../../api/listings.ts'
import { EndlessEnd } from '../../../shell/lists/endless-end.tsx'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { usePieces } from '../../../shell/lists/use-pieces.ts'
import { PageHeader } from '../../../shell/page-header.tsx'
import { countText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../../administration/administration.module.css'
import { unitsWithin } from '../roles/unit-tree.ts'
import { accountsQuery } from './accounts-query.ts'
import { AddPeopleSheet } from './add-people-sheet.tsx'
import { isAmong } from './people-filter.ts'
import { PeopleFilterBar } from './people-filter-bar.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonSheet } from './person-sheet.tsx'

/** Everybody who works here: who they are, what they may do, how they come in. */
export function PeoplePage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const filter = useSearch({ from: '/staff/admin/people' })
  const accounts = useQuery(accountsQuery)
  const units = useQuery(unitsQuery)
  const [isAdding, setAdding] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const within = filter.unit === undefined ? null : unitsWithin(units.data?.items ?? [], filter.unit)
  const found = (accounts.data?.items ?? [])
    .filter((person) => isAmong(person, filter, within))
    // Chinese names are in the order of pinyin in English too, where they would be in that of their signs.
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
  const { rows, list } = usePieces(found, JSON.stringify(filter))
  const person = accounts.data?.items.find(({ id }) => id === opened)
  return (
    <>
      <PageHeader title={t('admin.places.people')}>
        {accounts.data === undefined ? null : (
          <span className="quiet tabular" role="status">
            {t('people.count', { count: found.length, number: countText(found.length, language) })}
          </span>
        )}
        <Button type="primary" className={`${styles.create}`} onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </PageHeader>
      <PeopleFilterBar
        filter={filter}
        onChange={(search) => void navigate({ to: '/admin/people', search, replace: true })}
      />
      <QuerySheet
        query={accounts}
        isEmpty={() => found.length === 0}
        empty={{ title: t('people.none'), words: t('people.noneWords') }}
      >
        {() => (
          <>
            <PeopleTable people={rows} onOpen={setOpened} />
            <EndlessEnd list={list} />
          </>
        )}
      </QuerySheet>
      {isAdding ? <AddPeopleSheet onClose={() => setAdding(false)} onAdded={setOpened} /> : null}
      {person === undefined || isAdding ? null : <PersonSheet person={person} onClose={() => setOpened(null)} />}
    </>
  )
}
