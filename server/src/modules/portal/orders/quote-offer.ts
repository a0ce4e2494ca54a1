import type { Answer, BodyOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { quoteReturns } from '../../returns/index.ts'
import { quotationOf } from '../cases/money.ts'
import { type Around, holds } from '../feel.ts'
import type { PortalParts } from '../parts.ts'
import { offeredTypes } from './offered-types.ts'
import { isOffered, offerVariables } from './offers.ts'
import type { OwnOrder } from './own-order.store.ts'

/** What would go back for units of a line, were they asked for now with these answers. */
export async function quoteOffer(
  { database, engine }: Pick<PortalParts, 'database' | 'engine'>,
  order: OwnOrder,
  { type: key, line: lineId, units, fields }: BodyOf<typeof routes.quotePortalCase>,
  around: Around,
): Answer<typeof routes.quotePortalCase> {
  const { lines } = order
  const types = await offeredTypes(database, engine, around.now)
  const line = lines.find(({ id }) => id === lineId)
  const type = types.find((one) => one.key === key)
  if (line === undefined || type === undefined || !isOffered(type, order, line, around) || units > line.freeUnits) {
    return refuse({ code: 'portal.not-offered' })
  }
  const { quote } = type.portal
  if (quote === undefined) return refuse({ code: 'portal.not-quoted' })
  const variables = { ...offerVariables(type, order, line, around), request: fields }
  const refundShipping = quote.refundShipping !== undefined && holds(quote.refundShipping, variables, around)
  const fault = refundShipping ? 'seller' : 'buyer'
  const question = { order: order.id, lines: [{ line: line.id, units, fault }], refundShipping } as const
  const [quoted] = await quoteReturns(database, [question])
  if (quoted === undefined || !quoted.ok) return refuse({ code: 'portal.not-quoted' })
  return accept(quotationOf(quoted.value, new Map(lines.map(({ id, name }) => [id, name]))))
}
