import type { TaskDetail } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './tasks.module.css'

/** Who has a task, until when, and how an approval stands. */
export function TaskStanding({ of: task }: { readonly of: TaskDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = (who: string) => task.names[who] ?? who
  const { assignee, owner, dueAt, urgedCount, approval } = task
  const lines = [
    assignee === null ? null : t('taskDo.with', { who: nameOf(assignee) }),
    owner === null ? null : t('taskDo.owner', { who: nameOf(owner) }),
    dueAt === null ? null : t('taskDo.dueAt', { at: momentText(dueAt, language) }),
    urgedCount === 0 ? null : t('taskDo.urgedTimes', { count: urgedCount }),
  ].filter((line) => line !== null)
  return (
    <>
      {lines.length === 0 ? null : <p className={styles.standing}>{lines.join(' · ')}</p>}
      {approval === null ? null : (
        <ul className={styles.approvers} aria-label={t('taskDo.approvers')}>
          {approval.approvers.map(({ who, status }) => (
            <li key={who} data-status={status}>
              {nameOf(who)}: {t(`taskDo.answers.${status}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
