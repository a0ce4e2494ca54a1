import type { AnswerOf, routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { useShops } from '../../shell/lists/word-options.ts'
import { Notice } from '../../shell/states/notice.tsx'
import { listedText } from '../../text/format.ts'
import { wordText } from '../../text/words.ts'

type Customer = AnswerOf<(typeof routes)['listCustomers']>['items'][number]

const KINDS = ['consumer', 'supplier', 'wholesaler', 'dealer'] as const

const list: ListDefinition<Customer> = {
  name: 'customers',
  may: 'customers.see',
  fetch: (query, signal) => answered(api().listCustomers({ query: query as object, signal })),
  count: (query, signal) => answered(api().countCustomers({ query: query as object, signal })),
  keyOf: ({ id }) => id,
  address: ({ id }) => `/customers/${id}`,
  columns: [
    { key: 'name', label: 'name', cell: ({ name }) => name },
    { key: 'number', label: 'customerNumber', cell: ({ number }) => number },
    { key: 'kind', label: 'kind', cell: ({ kind }, { t }) => t(`lists.customerKind.${kind}`), phone: 'end' },
    { key: 'phones', label: 'phones', cell: ({ phones }) => phones.join('、') },
    { key: 'mails', label: 'mails', cell: ({ mails }) => mails.join('、') },
    { key: 'source', label: 'source', cell: ({ source }, { t }) => wordText('source', source, t) },
    {
      key: 'changed',
      label: 'changed',
      isNumber: true,
      cell: ({ changedAt }, { language }) => listedText(changedAt, language),
      phone: 'line',
    },
  ],
  usual: ['name', 'number', 'kind', 'phones', 'source', 'changed'],
  filters: [
    {
      name: 'kind',
      label: 'kind',
      kind: 'choice',
      options: ({ t }) => KINDS.map((value) => ({ value, label: t(`lists.customerKind.${value}`) })),
    },
    { name: 'source', label: 'source', kind: 'choice', useOptions: useShops },
    { name: 'number', label: 'customerNumber', kind: 'text' },
    { name: 'field', label: 'field', kind: 'text' },
  ],
  tabs: {
    filter: 'kind',
    values: ({ t }) => KINDS.map((value) => ({ value, label: t(`lists.customerKind.${value}`) })),
  },
  search: 'q',
}

/** Who buys, supplies and deals. */
export function CustomerListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/customers' })
  return <ListPage list={list} search={search} empty={<Notice title={t('lists.none.customers')} />} />
}
