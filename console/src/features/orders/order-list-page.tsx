import type { AnswerOf, routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { useShops } from '../../shell/lists/word-options.ts'
import { Notice } from '../../shell/states/notice.tsx'
import { listedText, moneyText, movedText } from '../../text/format.ts'
import { wordText } from '../../text/words.ts'
import { CustomerName } from '../customers/customer-name.tsx'

type Order = AnswerOf<(typeof routes)['listOrders']>['items'][number]

const list: ListDefinition<Order> = {
  name: 'orders',
  may: 'orders.see',
  fetch: (query, signal) => answered(api().listOrders({ query: query as object, signal })),
  count: (query, signal) => answered(api().countOrders({ query: query as object, signal })),
  keyOf: ({ id }) => id,
  address: ({ id }) => `/orders/${id}`,
  columns: [
    { key: 'number', label: 'orderNumber', cell: ({ number }) => number },
    {
      key: 'customer',
      label: 'customer',
      cell: ({ customerName, customer }) => <CustomerName name={customerName} number={customer} />,
    },
    { key: 'source', label: 'source', cell: ({ source }, { t }) => wordText('source', source, t) },
    { key: 'lines', label: 'lines', isNumber: true, cell: ({ lines }, { language }) => lines.toLocaleString(language) },
    {
      key: 'sold',
      label: 'sold',
      isNumber: true,
      phone: 'end',
      cell: ({ account, currency }, { language }) => moneyText({ minor: account.sold, currency }, language),
    },
    {
      key: 'captured',
      label: 'captured',
      isNumber: true,
      cell: ({ account, currency, paidOutside }, { t, language }) =>
        paidOutside ? t('record.paidOutside') : movedText({ minor: account.captured, currency }, language),
    },
    {
      key: 'credited',
      label: 'credited',
      isNumber: true,
      cell: ({ account, currency }, { language }) => movedText({ minor: account.credited, currency }, language),
    },
    {
      key: 'paidBack',
      label: 'paidBack',
      isNumber: true,
      cell: ({ account, currency }, { language }) => movedText({ minor: account.paidBack, currency }, language),
    },
    {
      key: 'owed',
      label: 'owed',
      isNumber: true,
      cell: ({ account, currency }, { language }) => movedText({ minor: account.owed, currency }, language),
    },
    {
      key: 'ordered',
      label: 'ordered',
      isNumber: true,
      cell: ({ orderedAt }, { language }) => listedText(orderedAt, language),
      phone: 'line',
    },
  ],
  usual: ['number', 'customer', 'source', 'lines', 'sold', 'paidBack', 'owed', 'ordered'],
  filters: [
    { name: 'source', label: 'source', kind: 'choice', useOptions: useShops },
    { name: 'customer', label: 'customerNumber', kind: 'text' },
    { name: 'product', label: 'product', kind: 'text' },
    { name: 'from', label: 'orderedFrom', kind: 'day' },
    { name: 'before', label: 'orderedBefore', kind: 'day' },
  ],
  search: 'q',
}

/** What was sold, the latest first. */
export function OrderListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/orders' })
  return <ListPage list={list} search={search} empty={<Notice title={t('lists.none.orders')} />} />
}
