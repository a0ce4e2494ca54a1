import { useTranslation } from 'react-i18next'
import { None } from '../../shell/states/none.tsx'
import { countText, momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { wordText } from '../../text/words.ts'
import { type ImportRun, isUnderWay } from './import-query.ts'
import styles from './intake.module.css'

/** What an import has brought so far. While it is under way the figures grow. */
export function ImportFigures({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rejected = Object.values(run.rejected).reduce((sum, count) => sum + count, 0)
  const counts = [
    [t('imports.rows'), countText(run.rowsRead, language)],
    [t('imports.orderLines'), countText(run.orderLines, language)],
    [t('imports.requests'), countText(run.requests, language)],
    [t('imports.rejected'), countText(rejected, language)],
  ] as const
  const facts = [
    [t('imports.source'), wordText('source', run.source, t)],
    [t('imports.started'), momentText(run.startedAt, language)],
    [t('imports.ended'), run.endedAt === null ? <None key="none" /> : momentText(run.endedAt, language)],
  ] as const
  return (
    <section className="sheet" aria-live="polite" aria-busy={isUnderWay(run)}>
      {isUnderWay(run) ? <div className={styles.moving} aria-hidden="true" /> : null}
      <dl className={styles.figures}>
        {counts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-count>{value}</dd>
          </div>
        ))}
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
