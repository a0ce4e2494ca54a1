import type { CaseSummary } from '@aftersale/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import table from '../../../shell/lists/table.module.css'
import { momentText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { reasonText } from '../reason-text.ts'
import { StateTag } from '../state-tag.tsx'
import styles from './case-list.module.css'

/** Cases, one a row. */
export function CaseTable({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { t } = useTranslation()
  return (
    <table className={`${table.table} ${table.open} ${styles.cases}`} role="table">
      <caption className="unseen">{t('places.cases')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('case.number')}</th>
          <th role="columnheader">{t('case.state')}</th>
          <th role="columnheader">{t('case.reason')}</th>
          <th role="columnheader">{t('case.product')}</th>
          <th role="columnheader">{t('case.customer')}</th>
          <th role="columnheader" className={table.number}>
            {t('case.quantity')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('case.refund')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('case.requested')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {cases.map((one) => (
          <CaseRow key={one.id} of={one} />
        ))}
      </tbody>
    </table>
  )
}

function CaseRow({ of: one }: { readonly of: CaseSummary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <tr role="row">
      <td role="cell" className={styles.number}>
        <Link to="/cases/$id" params={{ id: one.number }} className={table.rowLink} data-row>
          {one.number}
        </Link>
      </td>
      <td role="cell" className={styles.stateCell}>
        <StateTag state={one.state} outcome={one.outcome} />
      </td>
      <td role="cell" className={styles.reason}>
        {reasonText(one.reason, t)}
      </td>
      <td role="cell" className={styles.product}>
        {one.productName ?? one.product ?? one.title}
      </td>
      <td role="cell" className={styles.customer} data-label={t('case.customer')}>
        {one.customer ?? t('case.unknownCustomer')}
      </td>
      <td role="cell" className={`${table.number} ${styles.quantity}`} data-label="×">
        {one.quantity?.toLocaleString(language)}
      </td>
      <td role="cell" className={`${table.number} ${styles.refund}`}>
        {one.refund === null ? '–' : moneyText(one.refund, language)}
      </td>
      <td role="cell" className={`${table.number} ${styles.requested}`}>
        {momentText(one.requestedAt, language)}
      </td>
    </tr>
  )
}
