import { type CaseSummary, routes } from '@aftersale/contract'
import { formatMoney, isoOf } from '@aftersale/kernel'
import { listCases, SEES_ALL } from '../../modules/cases/index.ts'
import { type Context, type Report, table } from '../frame/index.ts'
import { withAftersale } from '../open.ts'

interface Filter {
  readonly state: CaseSummary['state'] | undefined
  readonly reason: string | undefined
  readonly limit: number
}

export function listNewestCases(context: Context & { readonly options: Filter }): Promise<Report> {
  return withAftersale(context, { pack: null }, async ({ database, clock }) => {
    const page = await listCases(database, context.options, {
      sight: SEES_ALL,
      customers: { kind: 'all' },
      now: clock.now(),
    })
    if (!page.ok) throw new Error(`expected a first page to be answered, got ${page.refusal.code}`)
    const titles = context.language === 'en' ? TITLES : TITLES_ZH
    const lines = table(page.value.items, [
      { title: titles.number, cell: (one) => one.number },
      { title: titles.state, cell: (one) => one.state },
      { title: titles.reason, cell: (one) => one.reason ?? '' },
      { title: titles.product, cell: (one) => one.productName ?? one.product ?? one.title ?? '' },
      { title: titles.units, cell: (one) => (one.quantity === null ? '' : String(one.quantity)), align: 'right' },
      {
        title: titles.refund,
        cell: (one) => (one.refund ? formatMoney(one.refund, context.language) : ''),
        align: 'right',
      },
      { title: titles.requested, cell: (one) => isoOf(one.requestedAt).slice(0, 10) },
    ])
    return { document: routes.listCases.answers[200].encode(page.value), lines }
  })
}

const TITLES = {
  number: 'case',
  state: 'state',
  reason: 'reason',
  product: 'product',
  units: 'units',
  refund: 'refund',
  requested: 'requested',
}
const TITLES_ZH = {
  number: '工单',
  state: '状态',
  reason: '原因',
  product: '商品',
  units: '数量',
  refund: '退款',
  requested: '申请日期',
}
