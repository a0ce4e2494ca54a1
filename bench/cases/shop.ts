import type { Client } from '@aftersale/contract'
import { addMilliseconds, isoOf, type Result } from '@aftersale/kernel'
import { systemClock } from '../../server/src/platform/clock.ts'
import { chunks } from '../engine/measure.ts'

export const SOURCE = 'bench-shop'
/** Of one call. */
export const BATCH = 1_000

const DAY = 86_400_000
const PRODUCTS = 20

const productOf = (position: number) => `P-${position % PRODUCTS}`

interface Outcomes {
  readonly items: readonly { readonly key: string; readonly refusal: { readonly code: string } | null }[]
}

/** What a call of many answers, where each of its items was done. */
export function allDone<Answer extends Outcomes>(answer: Result<Answer, { readonly code: string }>): Answer['items'] {
  if (!answer.ok) throw new Error(`expected the call to be taken, got ${answer.refusal.code}`)
  const refused = answer.value.items.find(({ refusal }) => refusal !== null)
  if (refused !== undefined) throw new Error(`expected ${refused.key} to be done, got ${refused.refusal?.code}`)
  return answer.value.items
}

/** Products and a warehouse that they come back to. */
export async function equipShop(client: Client): Promise<void> {
  const name = { en: 'Goods', 'zh-CN': '商品' }
  const products = Array.from({ length: PRODUCTS }, (_, at) => ({
    key: `p${at}`,
    code: productOf(at),
    name,
    unit: '件',
  }))
  allDone(await client.putProducts({ body: { items: products } }))
  allDone(await client.putWarehouses({ body: { items: [{ key: 'w', code: 'HZ', name, position: 1 }] } }))
}

/** Sells one unit in each of so many orders, paid through the sandbox and delivered yesterday; answers their numbers. */
export async function sellOrders(client: Client, run: string, count: number): Promise<string[]> {
  const now = systemClock.now()
  const numbers = Array.from({ length: count }, (_, at) => `${run}-${at}`)
  for (const some of chunks([...numbers.entries()], BATCH)) {
    const orders = some.map(([at, number]) => ({
      key: number,
      source: SOURCE,
      number,
      customer: `C-${number}`,
      currency: 'CNY',
      orderedAt: isoOf(addMilliseconds(now, -3 * DAY)),
      lines: [{ reference: '1', product: productOf(at), productName: '商品', quantity: 1, unitPrice: 19_900 }],
      payments: [{ method: 'wallet', provider: 'sandbox', providerReference: `PAY-${number}`, amount: 19_900 }],
    }))
    allDone(await client.recordOrders({ body: { items: orders } }))
    for (const happened of ['shipped', 'delivered'] as const) {
      const moved = some.map(([, number]) => ({
        key: `${happened} ${number}`,
        source: SOURCE,
        order: number,
        happened,
        at: isoOf(addMilliseconds(now, -DAY)),
        lines: [{ line: '1', units: 1 }],
      }))
      allDone(await client.recordShipments({ body: { items: moved } }))
    }
  }
  return numbers
}
