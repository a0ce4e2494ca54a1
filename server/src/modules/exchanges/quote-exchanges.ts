import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { findOrders } from '../orders/index.ts'
import { lookAt } from '../refunds/index.ts'
import { decideExchange } from './decide-exchange.ts'
import { type ToldFigures, toldFigures } from './exchange-figures.ts'
import { exchangeOrders } from './exchange-orders.ts'
import type { ExchangeRefusal, ExchangeTerms } from './exchange-terms.ts'

export interface ExchangeQuote extends ToldFigures {
  readonly explanation: { readonly en: string; readonly 'zh-CN': string }
}

/** What exchanges would come to, each as if it were the only one. Nothing is locked and nothing is done. */
export async function quoteExchanges(
  database: Database,
  items: readonly ExchangeTerms[],
): Promise<Result<ExchangeQuote, ExchangeRefusal>[]> {
  const orderIds = await findOrders(database, items)
  const looked = await lookAt(
    database,
    orderIds.flatMap((id) => id ?? []),
  )
  const orders = await exchangeOrders(database, looked, items, orderIds)
  return items.map((item, at) => {
    const order = orders.get(orderIds[at] ?? '')
    if (order === undefined) return refuse({ code: 'orders.not-found', order: item.order })
    let count = 0
    const fresh = () => `imagined ${(count += 1)}`
    const decision = decideExchange(order, item, { returnId: '', refundId: '', newLine: fresh, newPart: fresh })
    if (!decision.ok) return decision
    const { explanation } = decision.value
    const figures = toldFigures(order, decision.value)
    return accept({
      ...figures,
      lines: figures.lines.map((line) => ({ ...line, returnLineId: null })),
      explanation: { en: explanation.en, 'zh-CN': explanation.zh },
    })
  })
}
