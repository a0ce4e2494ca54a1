import type { AnswerOf, routes } from '@aftersale/contract'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { ListDefinition } from '../../shell/lists/machine/definition.ts'
import { ListPage } from '../../shell/lists/machine/list-page.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { useMay } from '../../shell/use-may.ts'
import { listedText, moneyText } from '../../text/format.ts'
import { PayOut } from './pay-out.tsx'

type Refund = AnswerOf<(typeof routes)['listRefunds']>['items'][number]

const STATUSES = ['pending', 'failed', 'settled'] as const

const list: ListDefinition<Refund> = {
  name: 'refunds',
  may: 'refunds.see',
  fetch: (query, signal) => answered(api().listRefunds({ query: query as object, signal })),
  count: (query, signal) => answered(api().countRefunds({ query: query as object, signal })),
  keyOf: ({ id }) => id,
  address: ({ number }) => `/refunds/${number}`,
  columns: [
    { key: 'number', label: 'refundNumber', cell: ({ number }) => number },
    { key: 'status', label: 'state', cell: ({ status }, { t }) => t(`lists.refundStatus.${status}`), phone: 'end' },
    {
      key: 'amount',
      label: 'amount',
      isNumber: true,
      cell: ({ amount }, { language }) => moneyText(amount, language),
      phone: 'end',
    },
    { key: 'order', label: 'order', cell: ({ orderNumber }) => orderNumber },
    { key: 'return', label: 'return', cell: ({ returnNumber }) => returnNumber },
    { key: 'case', label: 'case', cell: ({ caseNumber }) => caseNumber },
    {
      key: 'approved',
      label: 'approved',
      isNumber: true,
      cell: ({ approvedAt }, { language }) => listedText(approvedAt, language),
      phone: 'line',
    },
  ],
  usual: ['number', 'status', 'amount', 'order', 'return', 'approved'],
  filters: [
    {
      name: 'status',
      label: 'state',
      kind: 'choice',
      options: ({ t }) => STATUSES.map((value) => ({ value, label: t(`lists.refundStatus.${value}`) })),
    },
    { name: 'from', label: 'approvedFrom', kind: 'day' },
    { name: 'before', label: 'approvedBefore', kind: 'day' },
    { name: 'currency', label: 'currency', kind: 'text' },
  ],
  tabs: {
    filter: 'status',
    values: ({ t }) => STATUSES.map((value) => ({ value, label: t(`lists.refundStatus.${value}`) })),
  },
  search: 'q',
}

/** Money that goes back, the newest first. */
export function RefundListPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/staff/refunds' })
  const maySettle = useMay('refunds.settle')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  return (
    <ListPage
      list={list}
      search={search}
      selection={maySettle ? { chosen, onChange: setChosen } : undefined}
      batch={(ids) => <PayOut ids={ids} onDone={() => setChosen(new Set())} />}
      empty={<Notice title={t('lists.none.refunds')} />}
    />
  )
}
