import type { AnswerOf, routes } from '@aftersale/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import table from '../../shell/lists/table.module.css'
import { momentText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

type OrderLine = AnswerOf<(typeof routes)['listOrderLines']>['items'][number]

/** Order lines, one a row. */
export function OrderLineTable({ lines }: { readonly lines: readonly OrderLine[] }) {
  const { t } = useTranslation()
  return (
    <table className={table.table} role="table">
      <caption className="unseen">{t('places.orders')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('line.order')}</th>
          <th role="columnheader">{t('line.product')}</th>
          <th role="columnheader">{t('orders.customer')}</th>
          <th role="columnheader" className={table.number}>
            {t('orders.quantity')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('orders.paid')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('orders.held')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('line.ordered')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <OrderLineRow key={line.id} of={line} />
        ))}
      </tbody>
    </table>
  )
}

function OrderLineRow({ of: line }: { readonly of: OrderLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { customer, orderNumber } = line
  return (
    <tr role="row">
      <td role="cell">
        <Link to="/orders" search={{ orderNumber }}>
          {orderNumber}
        </Link>
      </td>
      <td role="cell" data-line>
        {line.productName} <span className="quiet">{line.product}</span>
      </td>
      <td role="cell" data-label={t('orders.customer')}>
        <Link to="/orders" search={{ customer }}>
          {customer}
        </Link>
      </td>
      <td role="cell" className={table.number} data-label="×">
        {line.quantity.toLocaleString(language)}
      </td>
      <td role="cell" className={table.number} data-end>
        {moneyText(line.paid, language)}
      </td>
      <td role="cell" className={table.number} data-label={t('orders.held')}>
        {line.claimedUnits === 0
          ? null
          : `${line.claimedUnits.toLocaleString(language)} · ${moneyText(line.claimed, language)}`}
      </td>
      <td role="cell" className={table.number} data-line>
        {momentText(line.orderedAt, language)}
      </td>
    </tr>
  )
}
