import type { CaseDetail, Task } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { hasFailed, PartFailure } from '../../../shell/states/part-failure.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { agoText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { TaskActions, TaskStanding, taskQuery } from '../../tasks/index.ts'
import { useTaskDrafts } from '../form/draft.ts'
import { groupText } from '../group-text.ts'
import { reasonText } from '../reason-text.ts'
import styles from './case-page.module.css'
import { DecideTask } from './decide-task.tsx'
import { lastRuleSentence } from './last-rule.ts'

/** A task that waits: whose it is, since when, and its form. */
export function OpenTask({ task, of: one }: { readonly task: Task; readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const groups = task.groups.map((group) => groupText(group, t)).join(language === 'en' ? ', ' : '、')
  const drafts = useTaskDrafts()
  const standing = useQuery(taskQuery(task.id))
  const now = standing.data
  const isElsewhere = standing.isError && now === undefined && !hasFailed(standing)
  const isTheirs = now === undefined ? !isElsewhere : now.state !== 'open' || now.may.includes('complete')
  const reason = one.reason === null ? undefined : reasonText(one.reason, t)
  const why = [...new Set([reason, lastRuleSentence(one.timeline, language)])].filter((part) => part !== undefined)
  const isUnclaimed = now?.state === 'open' && now.assignee === null && groups !== ''
  return (
    <section className="sheet" aria-labelledby={`task-${task.id}`}>
      <h2 id={`task-${task.id}`} className={styles.heading}>
        {inLanguage(task.name, language)}
      </h2>
      <p className={styles.who}>
        {groups === '' ? t('task.forAnyone') : t('task.for', { groups })}
        {' · '}
        <time title={momentText(task.createdAt, language)}>{agoText(task.createdAt, serverNow(), language)}</time>
      </p>
      {why.length === 0 ? null : (
        <p className={styles.why}>
          <span>{t('task.why')}</span>
          {why.join(' · ')}
        </p>
      )}
      <PartFailure query={standing} />
      {now === undefined ? null : <TaskStanding of={now} />}
      {now === undefined ? null : <TaskActions of={now} filledIn={() => drafts.read(task.id)} />}
      <div className={styles.task}>
        {isTheirs ? (
          <DecideTask key={now?.draft?.savedAt ?? 0} task={task} of={one} saved={now?.draft?.values ?? null} />
        ) : (
          <p role="status" className={styles.elsewhere}>
            {isUnclaimed ? t('taskDo.onlyFor', { groups }) : t('taskDo.notYours')}
          </p>
        )}
      </div>
    </section>
  )
}
