import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import styles from '../../administration/administration.module.css'
import { type Account, accountsQuery } from './accounts-query.ts'
import { AddPeopleSheet } from './add-people-sheet.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonSheet } from './person-sheet.tsx'

/** Everybody who works here: who they are, what they may do, how they come in. */
export function PeoplePage() {
  const { t } = useTranslation()
  const accounts = useQuery(accountsQuery)
  const [sought, setSought] = useState('')
  const [showsLeft, setShowsLeft] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const word = sought.trim().toLowerCase()
  const isShown = ({ name, email, leftAt }: Account) =>
    (showsLeft || leftAt === null) && `${name} ${email}`.toLowerCase().includes(word)
  const person = accounts.data?.items.find(({ id }) => id === opened)
  return (
    <>
      <PageHeader title={t('admin.places.people')}>
        <Button type="primary" className={`${styles.create}`} onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </PageHeader>
      <div className={styles.bar}>
        <Input.Search
          className={styles.search}
          allowClear
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Checkbox checked={showsLeft} onChange={(event) => setShowsLeft(event.target.checked)}>
          {t('people.showLeft')}
        </Checkbox>
      </div>
      <QuerySheet
        query={accounts}
        isEmpty={({ items }) => !items.some(isShown)}
        empty={{ title: t('people.none'), words: t('people.noneWords') }}
      >
        {({ items }) => <PeopleTable people={items.filter(isShown)} onOpen={setOpened} />}
      </QuerySheet>
      {isAdding ? <AddPeopleSheet onClose={() => setAdding(false)} onAdded={setOpened} /> : null}
      {person === undefined || isAdding ? null : <PersonSheet person={person} onClose={() => setOpened(null)} />}
    </>
  )
}
