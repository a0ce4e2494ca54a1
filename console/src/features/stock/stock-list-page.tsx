import type { AnswerOf, routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { inLanguage } from '../../text/bilingual.ts'

type Stock = AnswerOf<(typeof routes)['listStock']>['items'][number]

const list: ListDefinition<Stock> = {
  name: 'stock',
  may: 'stock.see',
  fetch: ({ low, ...query }, signal) =>
    low === undefined
      ? answered(api().listStock({ query: query as object, signal }))
      : answered(api().listLowStock({ query: query as object, signal })),
  keyOf: ({ product, warehouse }) => `${warehouse} ${product}`,
  address: () => null,
  columns: [
    {
      key: 'product',
      label: 'product',
      cell: ({ product, productWords }, { language }) => (productWords ? inLanguage(productWords, language) : product),
    },
    { key: 'code', label: 'code', cell: ({ product }) => product, phone: 'end' },
    { key: 'warehouse', label: 'warehouse', cell: ({ warehouse }) => warehouse },
    {
      key: 'onHand',
      label: 'onHand',
      isNumber: true,
      cell: ({ onHand }, { language }) => onHand?.toLocaleString(language),
    },
    {
      key: 'reserved',
      label: 'reserved',
      isNumber: true,
      cell: ({ reserved }, { language }) => reserved?.toLocaleString(language),
    },
    {
      key: 'available',
      label: 'available',
      isNumber: true,
      cell: ({ available }, { language }) => available?.toLocaleString(language),
    },
    {
      key: 'expired',
      label: 'expired',
      isNumber: true,
      cell: ({ expired }, { language }) => expired?.toLocaleString(language),
    },
    {
      key: 'minimum',
      label: 'minimum',
      isNumber: true,
      cell: ({ minimum }, { language }) => minimum?.toLocaleString(language),
    },
  ],
  usual: ['product', 'code', 'warehouse', 'available', 'onHand', 'reserved', 'expired', 'minimum'],
  filters: [
    { name: 'low', label: 'low', kind: 'flag' },
    { name: 'warehouse', label: 'warehouse', kind: 'text' },
    { name: 'product', label: 'productCode', kind: 'text' },
  ],
}

/** Units in warehouses, by product. */
export function StockListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/stock' })
  return <ListPage list={list} search={search} empty={<Notice title={t('lists.none.stock')} />} />
}
