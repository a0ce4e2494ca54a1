import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQueueCounts } from '../../shell/live/use-live.ts'
import { useTabStrip } from '../../shell/strip/use-tab-strip.ts'
import { useMay } from '../../shell/use-may.ts'
import { useLanguage } from '../../text/use-language.ts'
import { QUEUES, type Queue } from './queue.ts'
import { queueCountText } from './queue-count-text.ts'
import styles from './workbench.module.css'

/** The queues with how much there is in each, as it changes. */
export function QueueTabs({ chosen }: { readonly chosen: Queue }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = useQueueCounts()
  const { ref, className } = useTabStrip(chosen)
  const maySeeCases = useMay('cases.see')
  const mayAssign = useMay('tasks.assign')
  const shown = QUEUES.filter((queue) => {
    if (queue === 'watched') return maySeeCases
    return queue !== 'all' || mayAssign || chosen === 'all'
  })
  return (
    <nav className={styles.queues} aria-label={t('workbench.queues')}>
      <div ref={ref} className={`${className} ${styles.strip}`}>
        {shown.map((queue) => {
          const count = counts?.[queue] ?? 0
          return (
            <Link
              key={queue}
              to="/tasks"
              search={(before) => ({ ...before, queue })}
              className={styles.queue}
              aria-current={queue === chosen || undefined}
            >
              {t(`workbench.queue.${queue}`)}
              {count === 0 ? null : (
                <span className={styles.count} data-late={queue === 'overdue' || undefined}>
                  {queueCountText(count, language)}
                </span>
              )}
            </Link>
          )
        })}
      </div>
    </nav>
  )
}
