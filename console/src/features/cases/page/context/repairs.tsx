import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { moneyText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from '../case-page.module.css'
import { repairsQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'

/** What is mended, what was found, and the quotation line by line: who pays what, and why. */
export function Repairs({ number, ids }: { readonly number: string; readonly ids: readonly string[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const repairs = useQuery(repairsQuery(number, ids))
  return (
    <LoadedSection title={t('context.repairs')} query={repairs}>
      {(items) =>
        items.map((repair) => {
          const quote = repair.quotes.at(-1)
          const money = (minor: number) => moneyText({ minor, currency: quote?.currency ?? 'CNY' }, language)
          return (
            <div key={repair.id} className={styles.record}>
              <p className={styles.recordHead}>
                <strong>{repair.number}</strong>
                <span>{t(`context.repairStage.${repair.stage}`)}</span>
              </p>
              <p className={styles.fine}>{[repair.product, repair.serial, repair.fault].filter(Boolean).join(' · ')}</p>
              {repair.diagnosis === null ? null : <p>{repair.diagnosis}</p>}
              {quote === undefined ? null : (
                <table className={styles.quote}>
                  <caption>{t('context.quote', { number: quote.number })}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('context.quoteItem')}</th>
                      <th scope="col">{t('context.price')}</th>
                      <th scope="col">{t('context.pay')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {quote.lines.map((line) => (
                      <tr key={line.code}>
                        <td>
                          {line.name}
                          {line.quantity === 1 ? '' : ` × ${line.quantity}`}
                          <span className={styles.fine}>{inLanguage(line.reason, language)}</span>
                        </td>
                        <td>{money(line.price)}</td>
                        <td>{money(line.pay)}</td>
                      </tr>
                    ))}
                  </tbody>
                  <tfoot>
                    <tr>
                      <th scope="row">{t('context.total')}</th>
                      <td>{money(quote.price)}</td>
                      <td>{money(quote.pay)}</td>
                    </tr>
                  </tfoot>
                </table>
              )}
              {quote?.answer == null ? null : <p>{t(`context.quoteAnswer.${quote.answer}`)}</p>}
            </div>
          )
        })
      }
    </LoadedSection>
  )
}
