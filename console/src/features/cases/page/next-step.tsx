import type { CaseDetail } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { outcomeText } from '../outcome-text.ts'
import styles from './case-page.module.css'
import { OpenTask } from './open-task.tsx'
import { StuckStep } from './stuck-step.tsx'

/** Who has to act now: a person, with the form; the machine; whoever mends an incident; or nobody any more. */
export function NextStep({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const open = one.tasks.filter((task) => task.state === 'open')
  if (open.length > 0) return open.map((task) => <OpenTask key={task.id} task={task} of={one} />)
  if (one.state === 'stuck') return <StuckStep of={one} />
  const at = one.closedAt === null ? '' : momentText(one.closedAt, language)
  const outcome = one.outcome === null ? t('states.case.closed') : outcomeText(one.outcome, t)
  return (
    <section className="sheet" aria-labelledby="next">
      <h2 id="next" className={styles.heading}>
        {t('case.next')}
      </h2>
      <p className={styles.none} role="status">
        {one.state === 'closed' ? t('case.nextNobody', { outcome, at }) : null}
        {one.state === 'running' ? t('case.nextMachine') : null}
        {one.state === 'waiting' ? t('case.nextElsewhere') : null}
      </p>
    </section>
  )
}
