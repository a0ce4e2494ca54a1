import type { CaseDetail } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import table from '../../../shell/lists/table.module.css'
import { momentText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './case-page.module.css'

/** The order lines whose units the case holds, and what each gives back. */
export function ClaimedLines({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="sheet" aria-labelledby="lines">
      <h2 id="lines" className={styles.heading}>
        {t('case.lines')}
      </h2>
      {one.lines.length === 0 ? (
        <p className={styles.none}>{t('case.noLines')}</p>
      ) : (
        <table className={table.table} role="table" aria-labelledby="lines">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{t('line.order')}</th>
              <th role="columnheader">{t('line.product')}</th>
              <th role="columnheader">{t('line.ordered')}</th>
              <th role="columnheader" className={table.number}>
                {t('line.units')}
              </th>
              <th role="columnheader" className={table.number}>
                {t('line.refund')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {one.lines.map((line) => (
              <tr role="row" key={line.orderLineId}>
                <td role="cell">{line.orderNumber}</td>
                <td role="cell" data-line>
                  {line.productName}
                </td>
                <td role="cell">{momentText(line.orderedAt, language)}</td>
                <td role="cell" className={table.number} data-label="×">
                  {line.units.toLocaleString(language)}
                </td>
                <td role="cell" className={table.number} data-end>
                  {moneyText(line.refund, language)}
                  {line.releasedAt === null ? null : (
                    <span className={styles.released}>
                      {t('line.released', { at: momentText(line.releasedAt, language) })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
