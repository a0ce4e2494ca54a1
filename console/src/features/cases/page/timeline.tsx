import type { TimelineEntry } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { exactText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { FiredRule } from './fired-rule.tsx'
import { ReportedCause } from './reported-cause.tsx'
import { StepValues } from './step-values.tsx'
import styles from './timeline.module.css'

/** What happened, oldest first: who did it, and for a rule why it decided so. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation()
  return (
    <section className="sheet" aria-labelledby="timeline">
      <h2 id="timeline" className={styles.heading}>
        {t('timeline.title')}
      </h2>
      <ol className={styles.entries}>
        {entries.map((entry, position) => (
          // Entries are only ever added at the end, so a position names one for good.
          <Entry key={position} of={entry} />
        ))}
      </ol>
    </section>
  )
}

function Entry({ of: entry }: { readonly of: TimelineEntry }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor, rule, values, words, cause, kind } = entry
  const sentences = rule?.rules.map(({ sentence }) => inLanguage(sentence, language)) ?? []
  return (
    <li className={styles.entry} data-kind={kind}>
      <p className={styles.meta}>
        <time>{exactText(entry.at, language)}</time>
        <span>{actor.kind === 'machine' ? t('timeline.machine') : actor.name}</span>
      </p>
      <div className={styles.what}>
        <p className={styles.title}>{sentences.length > 0 ? sentences.join(' ') : inLanguage(entry.title, language)}</p>
        {cause === undefined ? null : <ReportedCause>{inLanguage(cause, language)}</ReportedCause>}
        {rule === undefined ? null : <FiredRule rule={rule} />}
        {values === undefined ? null : <StepValues values={values} words={words} />}
      </div>
    </li>
  )
}
