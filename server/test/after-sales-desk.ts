import type { Client } from '@aftersale/contract'
import { exchangeRoutes } from '../src/modules/exchanges/index.ts'
import { orderRoutes } from '../src/modules/orders/index.ts'
import { refundRoutes } from '../src/modules/refunds/index.ts'
import { returnRoutes } from '../src/modules/returns/index.ts'
import { apiProgram } from './api-program.ts'
import { valueOf } from './http-server.ts'

/** A route that takes many items, each with its key, and answers an outcome for each. */
type Asking<Item, Done> = (request: { readonly body: { readonly items: Item[] } }) => Promise<
  | {
      readonly ok: true
      readonly value: {
        readonly items: { readonly done: Done | null; readonly refusal: { code: string; facts?: unknown } | null }[]
      }
    }
  | { readonly ok: false; readonly refusal: { readonly code: string } }
>

type Parts<K extends keyof Client> = Client[K] extends Asking<infer Item, infer Done> ? [Item, Done] : never
type ItemOf<K extends keyof Client> = Omit<Parts<K>[0], 'key'> & { readonly key?: string }
type DoneOf<K extends keyof Client> = Parts<K>[1]
type Sale = ItemOf<'recordOrders'>

/** A real server with orders, returns, refunds and exchanges, and a program that asks it for one thing after the other. */
export async function afterSalesDesk() {
  const desk = await apiProgram((parts) => [
    ...orderRoutes(parts),
    ...returnRoutes(parts),
    ...refundRoutes(parts),
    ...exchangeRoutes(parts),
  ])
  const { program } = desk
  let made = 0
  const fresh = (what: string) => `${what}-${(made += 1)}`

  /** Asks for one thing, under a key of its own where none is given: what was done, or the refusal as `code {facts}`. */
  async function ask<K extends keyof Client>(route: K, item: ItemOf<K>): Promise<DoneOf<K> | string> {
    const call = program[route] as unknown as Asking<object, DoneOf<K>>
    const [outcome] = valueOf(await call({ body: { items: [{ key: fresh('k'), ...item }] } })).items
    if (outcome === undefined) throw new Error('expected an outcome, got none')
    if (outcome.done !== null) return outcome.done
    const facts = outcome.refusal?.facts
    return `${outcome.refusal?.code}${facts === undefined ? '' : ` ${JSON.stringify(facts)}`}`
  }

  /** The same, which must be done. */
  async function does<K extends keyof Client>(route: K, item: ItemOf<K>): Promise<Exclude<DoneOf<K>, string>> {
    const result = await ask(route, item)
    if (typeof result === 'string') throw new Error(`expected ${route} to be done, got ${result}`)
    return result as Exclude<DoneOf<K>, string>
  }

  /** Records an order of three lamps at 100.00, paid elsewhere, where nothing else is said; answers ids of lines by reference. */
  const sell = async (given: Partial<Sale> = {}) => {
    const number = given.number ?? fresh('N')
    const { id } = await does('recordOrders', {
      source: 'shop',
      customer: 'c1',
      currency: 'CNY',
      orderedAt: '2026-02-20T12:00:00Z',
      lines: [{ reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 3, unitPrice: 10_000 }],
      ...given,
      number,
    })
    const { lines, payments } = await order(id)
    return { id, number, lines: new Map(lines.map((line) => [line.reference ?? '', line.id])), payments }
  }

  const order = async (id: string) => valueOf(await program.getOrder({ params: { id } }))

  return {
    ...desk,
    fresh,
    ask,
    does,
    sell,
    order,
    owed: async (id: string) => (await order(id)).account.owed,
    returnOf: async (id: string) => valueOf(await program.getReturn({ params: { id } })),
    /** Opens a return of so many units of line `a`; answers its id and its line's. */
    giveBack: async (orderId: string, units: number, more: object = {}) => {
      const lines = [{ line: 'a', units, ...more }]
      const { id, number, lines: opened } = await does('openReturns', { order: orderId, lines })
      return { id, number, line: opened[0]?.id ?? '' }
    },
  }
}

/** A payment by a gateway, or one that a person gives back. */
export const paid = (amount: number, provider = 'manual', reference: string | null = null) => ({
  method: 'wallet',
  provider,
  providerReference: reference,
  amount,
})
