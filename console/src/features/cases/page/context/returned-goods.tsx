import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { moneyText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from '../case-page.module.css'
import { returnsQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'

/** Goods that come back: whether they are here, and what became of them. */
export function ReturnedGoods({ number, ids }: { readonly number: string; readonly ids: readonly string[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const returns = useQuery(returnsQuery(number, ids))
  return (
    <LoadedSection title={t('context.returns')} query={returns}>
      {(items) =>
        items.map((one) => (
          <div key={one.id} className={styles.record}>
            <p className={styles.recordHead}>
              <strong>{one.number}</strong>
              <span>{t(`context.reception.${one.reception}`)}</span>
              {one.reception === 'not-expected' || one.acceptance === 'pending' ? null : (
                <span>{t(`context.acceptance.${one.acceptance}`)}</span>
              )}
            </p>
            <ul className={styles.orderLines}>
              {one.lines.map((line) => (
                <li key={line.id}>
                  <span>
                    {line.productName}
                    <span className={styles.fine}>
                      {t('context.returnStanding', { units: line.units, received: line.received + line.damaged })}
                      {line.damaged === 0 ? '' : ` · ${t('context.damaged', { count: line.damaged })}`}
                      {line.cause === null ? '' : ` · ${line.cause}`}
                    </span>
                  </span>
                  <span className="tabular">{moneyText(line.worth, language)}</span>
                </li>
              ))}
            </ul>
          </div>
        ))
      }
    </LoadedSection>
  )
}
