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

/** The tasks that have waited longest. */
export function LongestWaiting() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useInfiniteQuery(taskQueueQuery(undefined))
  const tasks = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="sheet" aria-labelledby="waiting">
      <div className={styles.head}>
        <h2 id="waiting">{t('home.longestWaiting')}</h2>
        <Link to="/cases" search={{ state: 'waiting' }}>
          {t('home.allTasks')}
        </Link>
      </div>
      {data !== undefined && tasks.length === 0 ? <p className={styles.none}>{t('tasks.none')}</p> : null}
      <ul className={styles.rows}>
        {tasks.slice(0, SHOWN).map((task) => (
          <li key={task.id}>
            <Link to="/cases/$id" params={{ id: task.caseNumber }} className={styles.row}>
              <strong>{task.caseNumber}</strong>
              <span>{inLanguage(task.name, language)}</span>
              {task.subject.reason === null ? null : <span>{reasonText(task.subject.reason, t)}</span>}
              {task.subject.refund === null ? null : (
                <span className="tabular">{moneyText(task.subject.refund, language)}</span>
              )}
              <span className={styles.end}>{agoText(task.createdAt, serverNow(), language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
