import type { AnswerOf, routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { countText } from '../../text/format.ts'
import { useWarehouses } from './use-warehouses.ts'

type Stock = AnswerOf<(typeof routes)['listStock']>['items'][number]

const list: ListDefinition<Stock> = {
  name: 'stock',
  may: 'stock.see',
  fetch: (query, signal) => answered(api().listStock({ query: query as object, signal })),
  count: (query, signal) => answered(api().countStock({ query: query as object, signal })),
  keyOf: ({ product, warehouse }) => `${warehouse} ${product}`,
  address: () => null,
  columns: [
    {
      key: 'product',
      label: 'product',
      cell: ({ product, productWords }, { language }) => (productWords ? inLanguage(productWords, language) : product),
    },
    { key: 'code', label: 'code', cell: ({ product }) => product, phone: 'end' },
    {
      key: 'warehouse',
      label: 'warehouse',
      cell: ({ warehouseWords }, { language }) => inLanguage(warehouseWords, language),
      phone: 'line',
    },
    { key: 'warehouseCode', label: 'warehouseCode', cell: ({ warehouse }) => warehouse },
    {
      key: 'onHand',
      label: 'onHand',
      isNumber: true,
      cell: ({ onHand }, { language }) => countText(onHand, language),
    },
    {
      key: 'reserved',
      label: 'reserved',
      isNumber: true,
      cell: ({ reserved }, { language }) => countText(reserved, language),
    },
    {
      key: 'available',
      label: 'available',
      isNumber: true,
      cell: ({ available }, { language }) => countText(available, language),
    },
    {
      key: 'expired',
      label: 'expired',
      isNumber: true,
      cell: ({ expired }, { language }) => countText(expired, language),
    },
    {
      key: 'minimum',
      label: 'minimum',
      isNumber: true,
      cell: ({ minimum }, { language }) => (minimum === null ? null : countText(minimum, language)),
    },
  ],
  usual: ['product', 'code', 'warehouse', 'available', 'onHand', 'reserved', 'expired', 'minimum'],
  filters: [
    { name: 'low', label: 'low', kind: 'flag' },
    { name: 'warehouse', label: 'warehouse', kind: 'choice', useOptions: useWarehouses },
    { name: 'product', label: 'productCode', kind: 'text' },
  ],
  search: 'q',
}

/** Units in warehouses, by product. */
export function StockListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/stock' })
  return <ListPage list={list} search={search} empty={<Notice title={t('lists.none.stock')} />} />
}
