import type { CaseDetail, Task } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { agoText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { groupText } from '../group-text.ts'
import styles from './case-page.module.css'
import { DecideTask } from './decide-task.tsx'
import { lastRuleSentence } from './last-rule.ts'

/** A task that waits: whose it is, since when, and its form. */
export function OpenTask({ task, of: one }: { readonly task: Task; readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const groups = task.groups.map((group) => groupText(group, t)).join(language === 'en' ? ', ' : '、')
  const why = lastRuleSentence(one.timeline, language)
  return (
    <section className="sheet" aria-labelledby={`task-${task.id}`}>
      <h2 id={`task-${task.id}`} className={styles.heading}>
        {inLanguage(task.name, language)}
      </h2>
      <p className={styles.who}>
        {groups === '' ? t('task.forAnyone') : t('task.for', { groups })}
        {' · '}
        <time title={momentText(task.createdAt, language)}>{agoText(task.createdAt, Date.now(), language)}</time>
      </p>
      {why === undefined ? null : (
        <p className={styles.why}>
          <span>{t('task.why')}</span>
          {why}
        </p>
      )}
      <div className={styles.task}>
        <DecideTask task={task} of={one} />
      </div>
    </section>
  )
}
