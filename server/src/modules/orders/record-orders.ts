import type { SaleRefusal } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { contentDigest } from '../../platform/content-digest.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import { openLedger } from './ledger.ts'
import { insertOrderContents, insertOrders, type NewOrder, recordedOrders } from './order.store.ts'
import type { OrderItem } from './order-terms.ts'
import { recordedReferences, takeReferences } from './payment-reference.store.ts'
import { priceOrder } from './price-order.ts'

type Refused =
  | SaleRefusal
  | KnownRefusal<
      | 'orders.already-recorded'
      | 'orders.payment-recorded'
      | 'orders.sum-too-large'
      | 'orders.too-many-serials'
      | 'fields.values-wrong'
    >

/** The order that came of it; `known`: it had been recorded before, with the same content. */
interface Recorded {
  readonly id: string
  readonly known: boolean
  readonly sold: number
  readonly currency: string
}

type When = { readonly now: Instant; readonly by: string }

/** Records orders as they were sold, each once by its source and number, whoever else records the same at the same time. */
export function recordOrders(tx: Transaction, items: readonly OrderItem[], when: When) {
  return runKeyed(tx, items, { scope: 'orders.record', now: when.now, run: (fresh) => record(tx, fresh, when) })
}

async function record(tx: Transaction, items: readonly OrderItem[], when: When): Promise<Result<Recorded, Refused>[]> {
  const drafted = await draftOrders(tx, items, when)
  const taken = await recordedReferences(
    tx,
    items.flatMap(({ payments = [] }) => payments),
  )
  // After the references: whose payment is seen, its order is seen too, and the same order again is not refused for it.
  const known = new Map((await recordedOrders(tx, items)).map((order) => [nameOf(order), order]))
  const writing = new Map<string, NewOrder>()
  const refused = new Map<OrderItem, Refused>()
  for (const draft of drafted) {
    if (!draft.ok) continue
    const { item } = draft.value
    const name = nameOf(item)
    if (known.has(name) || writing.has(name)) continue
    const twice = takeReferences(taken, item.payments ?? [])
    if (twice === undefined) writing.set(name, draft.value)
    else refused.set(item, twice)
  }
  const written = await write(tx, [...writing.values()], when)
  // Those that somebody else wrote meanwhile are there by now: inserting waited for them.
  const others = [...writing.values()].filter(({ id }) => !written.has(id)).map(({ item }) => item)
  for (const order of await recordedOrders(tx, others)) known.set(nameOf(order), order)
  return drafted.map((draft, position) => {
    const item = items[position]
    if (!draft.ok) return draft
    const { id, content, priced } = draft.value
    const answer = { sold: priced.sold, currency: draft.value.item.currency }
    if (written.has(id)) return accept({ ...answer, id, known: false })
    const twice = item === undefined ? undefined : refused.get(item)
    if (twice !== undefined) return refuse(twice)
    const name = nameOf(draft.value.item)
    const before = known.get(name)
    const first = writing.get(name)
    const there = before === undefined ? first : { id: before.id, content: before.content_sha256 }
    if (there === undefined) throw new Error(`expected the order ${name} to be there, found none`)
    if (there.content !== content) return refuse({ code: 'orders.already-recorded', order: there.id })
    return accept({ ...answer, id: there.id, known: true })
  })
}

const nameOf = ({ source, number }: { readonly source: string; readonly number: string }) =>
  JSON.stringify([source, number])

async function draftOrders(
  tx: Transaction,
  items: readonly OrderItem[],
  { now }: When,
): Promise<Result<NewOrder, Refused>[]> {
  const priced = items.map((item) => priceOrder(item, () => newId(now)))
  const fields = await validateFields(
    tx,
    'order',
    items.map((item) => ({ given: item.fields })),
  )
  const lines = priced.map((one) => (one.ok ? one.value.lines : []))
  const lineFields = await validateFields(
    tx,
    'order-line',
    lines.flat().map(({ item }) => ({ given: item.fields })),
  )
  let from = 0
  return items.map((item, position): Result<NewOrder, Refused> => {
    const [price, own] = [priced[position], fields[position]]
    if (price === undefined || own === undefined) throw new Error(`expected ${item.number} to be priced and checked`)
    const ofLines = lineFields.slice(from, (from += lines[position]?.length ?? 0))
    const wrong = [price, own, ...ofLines].find((one) => !one.ok)
    if (wrong !== undefined && !wrong.ok) return wrong
    if (!price.ok || !own.ok) throw new Error('expected what is refused to be found above')
    const { key: _, ...content } = item
    return accept({
      id: newId(now),
      item,
      content: contentDigest(content),
      priced: price.value,
      fields: own.value,
      lineFields: ofLines.map((one) => (one.ok ? one.value : {})),
    })
  })
}

/** Writes orders and what was paid for them; answers the ids of those that were not there. */
async function write(tx: Transaction, orders: readonly NewOrder[], when: When): Promise<Set<string>> {
  const written = await insertOrders(tx, orders)
  const fresh = orders.filter(({ id }) => written.has(id))
  await insertOrderContents(tx, fresh)
  const paid = fresh.filter(({ item }) => item.payments !== undefined && item.payments.length > 0)
  const ledger = await openLedger(
    tx,
    paid.map(({ id }) => id),
  )
  for (const { id: orderId, item } of paid) {
    const postings = (item.payments ?? []).map(({ amount, capturedAt, ...payment }) => ({
      orderId,
      action: { kind: 'receive-payment', payment: newId(when.now), amount } as const,
      ...payment,
      ...(capturedAt === undefined ? {} : { capturedAt }),
    }))
    const posted = ledger.post(postings)
    if (!posted.ok) throw new Error(`expected payments of a new order to be taken, got ${posted.refusal.code}`)
  }
  await ledger.save(when)
  return written
}
