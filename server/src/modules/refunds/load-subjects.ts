import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { type Books, findOrders } from '../orders/index.ts'
import { type FoundReturn, findReturns } from './find-subjects.store.ts'
import { refundOrders } from './refund-order.ts'
import type { RefundOrder, RefundSubject } from './refund-subject.ts'
import type { RefundRefusal, RefundSubjectName } from './refund-terms.ts'

export type LoadedSubject = Result<RefundSubject, RefundRefusal>

/** What refunds are about, with the orders as `open` finds them. */
export interface Subjects<Open> {
  readonly ledger: Open
  /** What the item at this place names. */
  of(at: number): LoadedSubject
  /** Every order that comes up, by its id. */
  readonly orders: ReadonlyMap<string, Omit<RefundOrder, 'asked'>>
}

/** Finds and loads what many refunds are about, in a number of statements that does not grow with theirs. */
export async function loadSubjects<Open extends Books>(
  tx: Transaction | Database,
  names: readonly RefundSubjectName[],
  open: (orderIds: readonly string[]) => Promise<Open>,
): Promise<Subjects<Open>> {
  const found = await findSubjects(tx, names)
  const orderIds = new Set(found.flatMap((subject) => (subject.ok ? subject.value.orders.map(({ id }) => id) : [])))
  const ledger = await open([...orderIds])
  const orders = refundOrders(ledger, [...orderIds])
  const loaded = found.map((subject): LoadedSubject => {
    if (!subject.ok) return subject
    const { returnId, requestId } = subject.value
    const of = subject.value.orders.flatMap(({ id, asked }) => {
      const order = orders.get(id)
      return order === undefined ? [] : [{ ...order, asked }]
    })
    return accept({ returnId, requestId, orders: of })
  })
  return {
    ledger,
    orders,
    of: (at) => loaded[at] ?? refuse({ code: 'refunds.subject-unclear' }),
  }
}

interface FoundSubject {
  readonly returnId: string | null
  readonly requestId: string | null
  readonly orders: readonly { readonly id: string; readonly asked: readonly string[] }[]
}

async function findSubjects(
  tx: Transaction | Database,
  names: readonly RefundSubjectName[],
): Promise<Result<FoundSubject, RefundRefusal>[]> {
  const returns = await findReturns(
    tx,
    names.flatMap((name) => name.return ?? []),
  )
  const orders = await findOrders(
    tx,
    names.flatMap(({ source, order }) => (order === undefined ? [] : [{ source, order }])),
  )
  const [nextReturn, nextOrder] = [returns.values(), orders.values()]
  return names.map((name): Result<FoundSubject, RefundRefusal> => {
    const goods = name.return === undefined ? undefined : nextReturn.next().value
    const order = name.order === undefined ? undefined : nextOrder.next().value
    if ((name.return === undefined) === (name.order === undefined)) return refuse({ code: 'refunds.subject-unclear' })
    if (name.order !== undefined) {
      if (order === undefined) return refuse({ code: 'orders.not-found', order: name.order })
      return accept({ returnId: null, requestId: null, orders: [{ id: order, asked: [] }] })
    }
    if (goods === undefined) return refuse({ code: 'returns.not-found' })
    return accept({ returnId: goods.id, requestId: goods.requestId, orders: byOrder(goods) })
  })
}

/** The lines of a return by the orders they are of, the orders as their first lines come. */
function byOrder({ lines }: FoundReturn): FoundSubject['orders'] {
  const orders = new Map<string, string[]>()
  for (const { id, orderId } of lines) orders.set(orderId, [...(orders.get(orderId) ?? []), id])
  return [...orders].map(([id, asked]) => ({ id, asked }))
}
