import { type AnswerOf, carriers, type routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { carrierText } from '../../text/carrier-text.ts'
import { listedText } from '../../text/format.ts'

type Parcel = AnswerOf<(typeof routes)['listParcels']>['items'][number]

const DIRECTIONS = ['outbound', 'return'] as const
/** What is looked for most first: on its way, then what went wrong, then what is over or has not begun. */
const STATUSES = [
  'in-transit',
  'out-for-delivery',
  'available-for-pick-up',
  'attempt-failed',
  'exception',
  'expired',
  'delivered',
  'pending',
  'info-received',
] as const

const list: ListDefinition<Parcel> = {
  name: 'parcels',
  may: 'parcels.see',
  fetch: (query, signal) => answered(api().listParcels({ query: { latest: 'true', ...(query as object) }, signal })),
  count: (query, signal) => answered(api().countParcels({ query: query as object, signal })),
  keyOf: ({ id }) => id,
  address: ({ id }) => `/parcels/${id}`,
  columns: [
    { key: 'trackingNumber', label: 'trackingNumber', cell: ({ trackingNumber }) => trackingNumber },
    {
      key: 'carrier',
      label: 'carrier',
      cell: ({ carrier }, { language }) => carrierText(carrier, language),
      phone: 'plain',
    },
    {
      key: 'direction',
      label: 'direction',
      cell: ({ direction }, { t }) => t(`lists.direction.${direction}`),
      phone: 'plain',
    },
    { key: 'status', label: 'state', cell: ({ status }, { t }) => t(`lists.parcelStatus.${status}`), phone: 'end' },
    { key: 'order', label: 'order', cell: ({ orderNumber }) => orderNumber },
    { key: 'return', label: 'return', cell: ({ returnNumber }) => returnNumber },
    {
      key: 'registered',
      label: 'registered',
      isNumber: true,
      cell: ({ registeredAt }, { language }) => listedText(registeredAt, language),
    },
    {
      key: 'news',
      label: 'news',
      isNumber: true,
      cell: ({ statusAt }, { language }) => (statusAt === null ? null : listedText(statusAt, language)),
    },
    {
      key: 'delivered',
      label: 'delivered',
      isNumber: true,
      cell: ({ deliveredAt }, { language }) => (deliveredAt === null ? null : listedText(deliveredAt, language)),
    },
  ],
  usual: ['trackingNumber', 'status', 'carrier', 'direction', 'order', 'return', 'news'],
  filters: [
    {
      name: 'status',
      label: 'state',
      kind: 'choice',
      options: ({ t }) => STATUSES.map((value) => ({ value, label: t(`lists.parcelStatus.${value}`) })),
    },
    {
      name: 'direction',
      label: 'direction',
      kind: 'choice',
      options: ({ t }) => DIRECTIONS.map((value) => ({ value, label: t(`lists.direction.${value}`) })),
    },
    {
      name: 'carrier',
      label: 'carrier',
      kind: 'choice',
      options: ({ language }) => carriers.map(({ code, name }) => ({ value: code, label: name[language] })),
    },
    { name: 'quietSince', label: 'quietSince', kind: 'day' },
  ],
  tabs: {
    filter: 'status',
    values: ({ t }) => STATUSES.map((value) => ({ value, label: t(`lists.parcelStatus.${value}`) })),
  },
  search: 'q',
}

/** Parcels to customers and back from them, the last registered first. */
export function ParcelListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/parcels' })
  return <ListPage list={list} search={search} empty={<Notice title={t('lists.none.parcels')} />} />
}
