import type { AnswerOf, routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { listedText, moneyText } from '../../text/format.ts'

type Product = AnswerOf<(typeof routes)['listProducts']>['items'][number]

const list: ListDefinition<Product> = {
  name: 'products',
  may: 'products.see',
  fetch: (query, signal) => answered(api().listProducts({ query: query as object, signal })),
  count: (query, signal) => answered(api().countProducts({ query: query as object, signal })),
  keyOf: ({ id }) => id,
  address: ({ id }) => `/products/${id}`,
  columns: [
    { key: 'name', label: 'name', cell: ({ name }, { language }) => inLanguage(name, language) },
    { key: 'code', label: 'code', cell: ({ code }) => code, phone: 'end' },
    { key: 'category', label: 'category', cell: ({ category }) => category, phone: 'plain' },
    {
      key: 'price',
      label: 'price',
      isNumber: true,
      cell: ({ listPrice }, { language }) => (listPrice === null ? null : moneyText(listPrice, language)),
    },
    { key: 'unit', label: 'unit', cell: ({ unit }) => unit, phone: 'none' },
    {
      key: 'changed',
      label: 'changed',
      isNumber: true,
      cell: ({ changedAt }, { language }) => listedText(changedAt, language),
      phone: 'line',
    },
  ],
  usual: ['name', 'code', 'category', 'price', 'changed'],
  filters: [
    { name: 'category', label: 'category', kind: 'text' },
    { name: 'code', label: 'code', kind: 'text' },
    { name: 'field', label: 'field', kind: 'text' },
  ],
  search: 'q',
}

/** What is sold. */
export function ProductListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/products' })
  return <ListPage list={list} search={search} empty={<Notice title={t('lists.none.products')} />} />
}
