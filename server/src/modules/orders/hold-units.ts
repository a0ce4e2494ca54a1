import type { Transaction } from '../../platform/database.ts'
import { claimUnits, laterFirst, type UnitClaim, type WantedUnits, withClaim } from './claim-units.ts'
import { addToClaimed, lockLinesOfCustomers, lockLinesOfOrders } from './order-line.store.ts'
import type { OrderLine } from './order-line.ts'

/** Units wanted back: of a named order, or of whatever this customer bought. */
export interface HoldRequest extends WantedUnits {
  readonly source: string
  readonly product: string
  readonly orderNumber: string | null
  readonly customer: string | null
}

/**
 * Holds units for many requests at once, in the order given: each sees what the ones before it took. Answers the claims
 * of each request, or null where its units are not found whole. The lines stay locked to the end of the transaction.
 */
export async function holdUnits(tx: Transaction, requests: readonly HoldRequest[]): Promise<(UnitClaim[] | null)[]> {
  const [ofOrders, ofCustomers] = [requests.filter((one) => one.orderNumber !== null), requests.filter(namesCustomer)]
  const lines = new Map<string, OrderLine>()
  for (const line of await lockLinesOfOrders(tx, ofOrders)) lines.set(line.id, line)
  for (const line of await lockLinesOfCustomers(tx, ofCustomers)) lines.set(line.id, line)
  const candidates = groupCandidates([...lines.values()].sort(laterFirst))
  const claimed: UnitClaim[] = []
  const answers = requests.map((request) => {
    const found = (candidates.get(keyOf(request)) ?? []).flatMap((id) => lines.get(id) ?? [])
    const claims = claimUnits(request, found)
    for (const claim of claims ?? []) {
      const line = lines.get(claim.lineId)
      if (line === undefined) throw new Error(`expected the claimed line ${claim.lineId} among those locked`)
      lines.set(line.id, withClaim(line, claim))
      claimed.push(claim)
    }
    return claims
  })
  await addToClaimed(tx, claimed)
  return answers
}

/** Gives units back to their lines: what was held may be claimed again. */
export async function releaseUnits(
  tx: Transaction,
  claims: readonly Pick<UnitClaim, 'lineId' | 'units' | 'amountMinor'>[],
): Promise<void> {
  await addToClaimed(
    tx,
    claims.map(({ lineId, units, amountMinor }) => ({ lineId, units: -units, amountMinor: -amountMinor })),
  )
}

function namesCustomer(request: HoldRequest): boolean {
  return request.orderNumber === null && request.customer !== null
}

function keyOf({ source, product, orderNumber, customer }: HoldRequest): string {
  return orderNumber === null ? customerKey(source, customer ?? '', product) : orderKey(source, orderNumber, product)
}

const customerKey = (source: string, customer: string, product: string) =>
  JSON.stringify(['customer', source, customer, product])

const orderKey = (source: string, order: string, product: string) => JSON.stringify(['order', source, order, product])

/** A line answers to its order and to its customer. */
function groupCandidates(lines: readonly OrderLine[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { id, source, product, orderNumber, customer } of lines) {
    for (const key of [orderKey(source, orderNumber, product), customerKey(source, customer, product)]) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [id])
      else group.push(id)
    }
  }
  return groups
}
