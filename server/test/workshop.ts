import type { RequestOf, routes } from '@aftersale/contract'
import { type Instant, instant } from '@aftersale/kernel'
import { fieldRoutes } from '../src/modules/fields/index.ts'
import { readOrders } from '../src/modules/orders/index.ts'
import { productRoutes } from '../src/modules/products/index.ts'
import { repairRoutes } from '../src/modules/repairs/index.ts'
import { unitRoutes } from '../src/modules/units/index.ts'
import { newId } from '../src/platform/ids.ts'
import { apiProgram } from './api-program.ts'
import { NOON } from './engine.ts'
import { valueOf } from './http-server.ts'
import { writeOrder } from './sold-orders.ts'

const ZONE = 'Asia/Shanghai'

type Step = RequestOf<typeof routes.stepRepairs>['body']['items'][number]
type Opened = RequestOf<typeof routes.openRepairs>['body']['items'][number]

/** A workshop with an API, where televisions have a year on the whole and three on the panel. */
export async function workshop() {
  const { program, server, database, connection } = await apiProgram((place) => [
    ...repairRoutes({ ...place, zone: ZONE }),
    ...unitRoutes({ ...place, zone: ZONE }),
    ...productRoutes(place),
    ...fieldRoutes(place),
  ])
  const name = { en: 'Television', 'zh-CN': '电视' }
  const warranty = [
    { component: 'whole', months: 12 },
    { component: 'panel', months: 36 },
  ]
  const products = ['TV', 'p'].map((code) => ({ key: code, code, name, warranty }))
  valueOf(await program.putProducts({ body: { items: products } }))
  const prices = [
    { code: 'PANEL', name: '面板', kind: 'part' as const, component: 'panel', unitPrice: 120_000, taxRate: 13 },
    { code: 'PLUG', name: '插头', kind: 'part' as const, component: 'plug', unitPrice: 1_999 },
    { code: 'LABOUR', name: '工时', kind: 'labour' as const, component: 'whole', unitPrice: 8_000, taxRate: 6 },
  ]
  const list = { code: 'standard', validFrom: '2026-01-01', currency: 'CNY', taxIncluded: true, prices }
  valueOf(await program.putRepairPriceLists({ body: { items: [{ key: 'standard', ...list }] } }))
  let used = 0
  const key = () => `w${(used += 1)}`

  async function unit(soldOn = '2026-03-01') {
    const serial = `SN-${key()}`
    const items = [{ key: key(), product: 'TV', serial, soldOn }]
    const [outcome] = valueOf(await program.registerUnits({ body: { items } })).items
    return { id: outcome?.done?.id ?? '', serial }
  }

  async function open(item: Omit<Opened, 'key' | 'fault'> & { readonly fault?: string }) {
    const items = [{ key: key(), fault: '开机无画面', ...item }]
    const [outcome] = valueOf(await program.openRepairs({ body: { items } })).items
    if (outcome?.done == null) throw new Error(`expected a repair, got ${outcome?.refusal?.code}`)
    return outcome.done.number
  }

  const step = async (...items: readonly Omit<Step, 'key'>[]) =>
    valueOf(await program.stepRepairs({ body: { items: items.map((item) => ({ key: key(), ...item })) } })).items

  const quote = async (repair: string, codes: readonly string[], more: object = {}) => {
    const items = [{ key: key(), repair, items: codes.map((code) => ({ code })), ...more }]
    return valueOf(await program.quoteRepairs({ body: { items } })).items
  }

  return {
    program,
    server,
    database,
    connection,
    prices,
    list,
    key,
    unit,
    open,
    step,
    quote,
    /** At noon of that day in Shanghai from now on. */
    on: (day: string) => server.clock.set(instant(`${day}T04:00:00Z`) as Instant),
    /** Takes a repair on by these actions; each must be possible. */
    async take(repair: string, ...actions: readonly Step['action'][]) {
      for (const outcome of await step(
        ...actions.map((action) => ({ repair, action, ...(action === 'diagnose' && { cause: 'defect' as const }) })),
      )) {
        if (outcome.refusal) throw new Error(`expected the step to be possible, got ${outcome.refusal.code}`)
      }
    },
    repair: async (id: string) => valueOf(await program.getRepair({ params: { id } })),
    unitNow: async (id: string) => valueOf(await program.getUnit({ params: { id }, query: {} })),
    /** An order of televisions, paid outside; answers the ids of it and of its line. */
    async order(quantity = 1, currency = 'CNY') {
      const [id, line] = [newId(NOON), newId(NOON)]
      const lines = [{ id: line, quantity, paid: 100, tax: 0, gift: false, gross: 100 }]
      await writeOrder(database, { id, currency, paidOutside: true, shippingPaid: 0, lines })
      return { id, line }
    },
    async book(orderId: string) {
      const order = (await readOrders(database, [orderId])).get(orderId)
      if (order === undefined) throw new Error(`expected the order ${orderId}, found none`)
      return order.book
    },
  }
}
