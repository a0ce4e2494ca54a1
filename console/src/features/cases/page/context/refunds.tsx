import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { momentText, moneyText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from '../case-page.module.css'
import { refundsQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'

/** Money that goes back, how far it is, and why it is so much: a sentence for each figure. */
export function Refunds({ number, ids }: { readonly number: string; readonly ids: readonly string[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const refunds = useQuery(refundsQuery(number, ids))
  return (
    <LoadedSection title={t('context.refunds')} query={refunds}>
      {(items) =>
        items.map((refund) => (
          <div key={refund.id} className={styles.record}>
            <p className={styles.recordHead}>
              <strong className="tabular">{moneyText(refund.amount, language)}</strong>
              <span data-status={refund.status}>{t(`context.partStatus.${refund.status}`)}</span>
              <span className={styles.fine}>
                {refund.number} · {momentText(refund.approvedAt, language)}
              </span>
            </p>
            {refund.parts.map((part) =>
              part.failure === null ? null : (
                <p key={part.id} className={styles.bad}>
                  {inLanguage(part.failure, language)}
                </p>
              ),
            )}
            {refund.explanation === null ? null : (
              <details>
                <summary>{t('context.why')}</summary>
                <p className={styles.explanation}>{inLanguage(refund.explanation, language)}</p>
              </details>
            )}
          </div>
        ))
      }
    </LoadedSection>
  )
}
