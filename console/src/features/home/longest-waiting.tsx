import type { Task } from '@aftersale/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/server-time.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { agoText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { reasonText, taskQueueQuery } from '../cases/index.ts'
import styles from './home.module.css'

const SHOWN = 6

/** The tasks that have waited longest; nothing where none wait that one sees. */
export function LongestWaiting() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useInfiniteQuery(taskQueueQuery(undefined))
  const tasks = data?.pages.flatMap((page) => page.items) ?? []
  if (tasks.length === 0) return null
  const about = ({ name, subject: { reason, refund } }: Task) =>
    [
      inLanguage(name, language),
      reason === null ? null : reasonText(reason, t),
      refund === null ? null : moneyText(refund, language),
    ]
      .filter((part) => part !== null)
      .join(' · ')
  return (
    <section className="sheet" aria-labelledby="waiting">
      <div className={styles.head}>
        <h2 id="waiting">{t('home.longestWaiting')}</h2>
        <Link to="/tasks" search={{ queue: 'all', sort: 'oldest' }}>
          {t('home.allTasks')}
        </Link>
      </div>
      <ul className={styles.rows}>
        {tasks.slice(0, SHOWN).map((task) => (
          <li key={task.id}>
            <Link to="/cases/$id" params={{ id: task.caseNumber }} className={styles.row}>
              <strong>{task.caseNumber}</strong>
              <span className={`tabular ${styles.about}`}>{about(task)}</span>
              <span className={styles.end}>{agoText(task.createdAt, serverNow(), language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
