import { sql } from 'kysely'
import { checkLedgers, type LedgerDifference } from '../../modules/orders/index.ts'
import type { Context, Report } from '../frame/index.ts'
import { withAftersale } from '../open.ts'

/** So many differences are printed; the count is of all. */
const MOST_PRINTED = 1_000

export function checkLedger(context: Context): Promise<Report> {
  return withAftersale(context, { pack: null }, async ({ database }) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from sales_order`.execute(database)
    const meter = context.progress({ en: 'Checking orders', 'zh-CN': '核对订单' }, rows[0]?.count)
    const printed: LedgerDifference[] = []
    const counted = { orders: 0, actions: 0, differences: 0 }
    try {
      for await (const batch of checkLedgers(database)) {
        context.signal.throwIfAborted()
        counted.orders += batch.orders
        counted.actions += batch.actions
        counted.differences += batch.differences.length
        printed.push(...batch.differences.slice(0, MOST_PRINTED - printed.length))
        meter.add(batch.orders)
      }
    } finally {
      meter.end()
    }
    const { orders, actions, differences } = counted
    const outcome = context.in({
      en: `${orders} orders, ${actions} actions, ${differences} differences`,
      'zh-CN': `订单 ${orders} 张，动作 ${actions} 条，差异 ${differences} 处`,
    })
    const lines = printed.map(
      ({ source, number, at, stored, reckoned }) =>
        `${source} ${number}${at === '' ? '' : ` ${at}`}: ${context.in({
          en: `stored ${JSON.stringify(stored)}, reckoned ${JSON.stringify(reckoned)}`,
          'zh-CN': `存储 ${JSON.stringify(stored)}，重算 ${JSON.stringify(reckoned)}`,
        })}`,
    )
    const document = { orders, actions, differences, found: printed }
    return { document, lines: [...lines, outcome], failed: differences > 0 }
  })
}
