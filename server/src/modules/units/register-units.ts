import { type FieldValues, THREE_GUARANTEES } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type LocalDate, localDateAt, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import { type Product, readProducts } from '../products/index.ts'
import { lineRoom } from './line-room.ts'
import { linesOf } from './lines-of.ts'
import { decideSale, type UnitSale } from './sell-unit.ts'
import type { SoldLine } from './sold-line.store.ts'
import { type Standing, standingOf } from './standing.ts'
import type { When } from './unit.ts'
import { openUnits } from './unit-session.ts'

type UnitItem = BodyOf<typeof routes.registerUnits>['items'][number]

type Refused =
  | KnownRefusal<'units.sale-unclear' | 'units.product-differs' | 'products.not-found'>
  | KnownRefusal<'fields.values-wrong' | 'orders.not-found' | 'orders.line-unknown'>
  | Extract<ReturnType<Awaited<ReturnType<typeof lineRoom>>['check']>, { ok: false }>['refusal']
  | Extract<ReturnType<typeof decideSale>, { ok: false }>['refusal']

/** Registers sold units with their warranties, each once under its key: never more of an order line than it has units. */
export function registerUnits(tx: Transaction, items: readonly UnitItem[], when: When) {
  return runKeyed(tx, items, { scope: 'units.register', now: when.now, run: (fresh) => registerAll(tx, fresh, when) })
}

async function registerAll(
  tx: Transaction,
  items: readonly UnitItem[],
  when: When,
): Promise<Result<Standing, Refused>[]> {
  const lines = await linesOf(tx, items)
  const sold = lines.flatMap((line) => (line.ok && line.value !== undefined ? [line.value] : []))
  const room = await lineRoom(tx, sold)
  const codes = items.flatMap(({ product }) => product ?? []).concat(sold.map(({ product }) => product))
  const products = new Map((await readProducts(tx, [...new Set(codes)])).map((product) => [product.code, product]))
  const lineOf = (at: number) => {
    const line = lines[at]
    return line?.ok ? line.value : undefined
  }
  const productOf = (item: UnitItem, at: number) => item.product ?? lineOf(at)?.product ?? ''
  const session = await openUnits(
    tx,
    items.map((item, at) => ({ product: productOf(item, at), serial: item.serial })),
  )
  const fields = await validateFields(
    tx,
    'serial-unit',
    items.map((item, at) => {
      return { given: item.fields, before: session.find({ product: productOf(item, at), serial: item.serial })?.fields }
    }),
  )
  const results = items.map((item, at): Result<Standing, Refused> => {
    const [line, valid] = [lines[at], fields[at]]
    if (line === undefined || valid === undefined) throw new Error(`expected the facts of ${item.serial}, found none`)
    if (!line.ok) return line
    if (!valid.ok) return valid
    const sale = saleOf(item, line.value, valid.value, products, when.zone)
    if (!sale.ok) return sale
    const fits = line.value === undefined ? accept(undefined) : room.check(line.value, item.serial)
    const change = decideSale(session.find(sale.value), sale.value, when, () => newId(when.now))
    // Who registers a unit again hears that it is, also where the line has no room for another.
    if (!change.ok) return change
    if (!fits.ok) return fits
    session.apply(change.value)
    if (line.value !== undefined) room.take(line.value)
    return accept(standingOf(change.value.units[0]))
  })
  await session.save(when.by)
  return results
}

function saleOf(
  item: UnitItem,
  line: SoldLine | undefined,
  fields: FieldValues,
  products: ReadonlyMap<string, Product>,
  zone: string,
): Result<UnitSale, Refused> {
  const product = item.product ?? line?.product
  const soldOn = item.soldOn ?? (line === undefined ? undefined : localDateAt(line.orderedAt, zone))
  if (product === undefined || soldOn === undefined) return refuse({ code: 'units.sale-unclear' })
  if (line !== undefined && product !== line.product) {
    return refuse({ code: 'units.product-differs', line: line.id, product: line.product })
  }
  const terms = item.terms ?? products.get(product)?.warranty
  if (terms === undefined) return refuse({ code: 'products.not-found' })
  const delivered = line?.deliveredAt == null ? null : localDateAt(line.deliveredAt, zone)
  return accept({
    product,
    serial: item.serial,
    orderId: line?.orderId ?? null,
    orderLineId: line?.id ?? null,
    source: line?.source ?? item.source ?? null,
    customer: line?.customer ?? item.customer ?? null,
    soldOn: soldOn as LocalDate,
    soldAt: item.soldOn === undefined ? line?.orderedAt : undefined,
    deliveredOn: (item.deliveredOn as LocalDate | undefined) ?? delivered,
    terms,
    repairedGoodsDays: item.repairedGoodsDays ?? THREE_GUARANTEES.repairedGoodsDays,
    fields,
  })
}
