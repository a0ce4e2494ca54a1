import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../shell/button-link.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { useMay } from '../../shell/use-may.ts'
import { useMe } from '../../shell/use-me.ts'
import { CopiesList } from './copies-list.tsx'
import { firstQueue } from './queue.ts'
import { QueueTabs } from './queue-tabs.tsx'
import { WatchedList } from './watched-list.tsx'
import { WorkList } from './work-list.tsx'
import styles from './workbench.module.css'

/** What waits for people: one's own work first, then what can be taken. */
export function WorkbenchPage() {
  const { t } = useTranslation()
  const mayOpen = useMay('cases.open')
  const search = useSearch({ from: '/staff/tasks' })
  const me = useMe()
  const queue = search.queue ?? firstQueue(me)
  return (
    <>
      <PageHeader title={t('places.tasks')}>
        {mayOpen ? (
          <ButtonLink type="primary" to="/cases/new" className={`${styles.open}`}>
            {t('newCase.title')}
          </ButtonLink>
        ) : null}
      </PageHeader>
      <QueueTabs chosen={queue} />
      {queue === 'copies' ? <CopiesList /> : null}
      {queue === 'watched' ? <WatchedList /> : null}
      {queue === 'copies' || queue === 'watched' ? null : (
        <WorkList key={queue} queue={queue} sort={search.sort ?? 'due'} group={search.group} />
      )}
    </>
  )
}
