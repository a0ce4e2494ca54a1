import type { Reserved, StockCommand, StockRefusal } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, Route, routes } from '@aftersale/contract'
import { accept, type LocalDate, type Result, readLocalDate, refuse } from '@aftersale/kernel'
import type { Product } from '../products/index.ts'

type Body<R extends Route> = BodyOf<R> extends { items: (infer Item)[] } ? Omit<Item, 'key'> : never
type Issue = Body<typeof routes.issueStock>

/** What somebody asked, in the words of the contract. */
export type StockRequest =
  | { readonly kind: 'receive'; readonly asked: Body<typeof routes.receiveStock> }
  | { readonly kind: 'reserve'; readonly asked: Body<typeof routes.reserveStock> }
  | { readonly kind: 'release'; readonly asked: Body<typeof routes.releaseStock> }
  | { readonly kind: 'issue'; readonly asked: Issue }
  | { readonly kind: 'adjust'; readonly asked: Body<typeof routes.adjustStock> }
  | { readonly kind: 'move'; readonly asked: Body<typeof routes.moveStock> }

type NotUnderstood = KnownRefusal<
  'stock.warehouse-unknown' | 'stock.warehouse-closed' | 'stock.product-unknown' | 'stock.what-unclear'
>
export type StockRefused = NotUnderstood | StockRefusal

/** What names in a request may mean. Warehouses stand in the order in which they are asked. */
export interface Known {
  readonly warehouses: ReadonlyMap<string, { readonly code: string; readonly closed: boolean }>
  readonly products: ReadonlyMap<string, Product>
}

/** The command that is meant; refused where a name is not known or it is not clear which goods are meant. */
export function commandOf(request: StockRequest, known: Known): Result<StockCommand, NotUnderstood> {
  const unknown = unknownIn(request, known)
  if (unknown !== undefined) return refuse(unknown)
  switch (request.kind) {
    case 'receive': {
      const { product: code, reason, reference, note, expiresOn, madeOn, ...rest } = request.asked
      const product = known.products.get(code)
      if (product === undefined) return refuse({ code: 'stock.product-unknown', product: code })
      const days = { expiresOn: dayOf(expiresOn), madeOn: dayOf(madeOn) }
      return accept({ kind: 'receive', ...rest, product, ...days, remarks: { reason, reference, note } })
    }
    case 'reserve': {
      const open = [...known.warehouses.values()].filter(({ closed }) => !closed).map(({ code }) => code)
      const warehouses = [...new Set(request.asked.warehouses ?? open)]
      return accept({ kind: 'reserve', ...request.asked, warehouses })
    }
    case 'release': {
      const of = reservedBy(request.asked)
      return of === undefined ? unclear('reservation') : accept({ kind: 'release', of })
    }
    case 'issue':
      return issueOf(request.asked)
    case 'adjust': {
      const { by, counted, reason, reference, note, ...place } = request.asked
      const change = by !== undefined ? { by } : { counted: counted ?? 0 }
      if ((by === undefined) === (counted === undefined)) return unclear('by')
      return accept({ kind: 'adjust', ...place, change, remarks: { reason, reference, note } })
    }
    case 'move': {
      const { reason, reference, note, ...rest } = request.asked
      return accept({ kind: 'move', ...rest, remarks: { reason, reference, note } })
    }
  }
}

const unclear = (field: string) => refuse({ code: 'stock.what-unclear', field } as const)

/** The contract has checked that it is one. */
const dayOf = (text: string | undefined): LocalDate | undefined =>
  text === undefined ? undefined : readLocalDate(text)

/** Goods of one product, with a warehouse and a number; or what was reserved. */
function issueOf({ product, warehouse, units, lot, ...asked }: Issue): Result<StockCommand, NotUnderstood> {
  const remarks = { reason: asked.reason, reference: asked.reference, note: asked.note }
  if (product !== undefined) {
    if (asked.reservation !== undefined) return unclear('reservation')
    if (warehouse === undefined) return unclear('warehouse')
    if (units === undefined) return unclear('units')
    return accept({ kind: 'issue', warehouse, product, units, lot, remarks })
  }
  if (warehouse !== undefined || lot !== undefined) return unclear('product')
  const of = reservedBy(asked)
  return of === undefined ? unclear('reservation') : accept({ kind: 'issue-reserved', of, units, remarks })
}

function reservedBy({ reservation, reference }: Pick<Issue, 'reservation' | 'reference'>): Reserved | undefined {
  if ((reservation === undefined) === (reference === undefined)) return undefined
  return reservation !== undefined ? { reservation } : { reference: reference ?? '' }
}

function unknownIn(request: StockRequest, { warehouses, products }: Known): NotUnderstood | undefined {
  for (const [code, wantsOpen] of warehousesIn(request)) {
    const found = warehouses.get(code)
    if (found === undefined) return { code: 'stock.warehouse-unknown', warehouse: code }
    if (wantsOpen && found.closed) return { code: 'stock.warehouse-closed', warehouse: code }
  }
  const product = productIn(request)
  if (product !== undefined && !products.has(product)) return { code: 'stock.product-unknown', product }
  return undefined
}

/** The warehouses that a request names, and whether they must be open for it. */
function warehousesIn({ kind, asked }: StockRequest): (readonly [code: string, wantsOpen: boolean])[] {
  switch (kind) {
    case 'receive':
      return [[asked.warehouse, true]]
    case 'reserve':
      return (asked.warehouses ?? []).map((code) => [code, true] as const)
    case 'move':
      return [
        [asked.from, false],
        [asked.to, true],
      ]
    case 'issue':
      return asked.warehouse === undefined ? [] : [[asked.warehouse, false]]
    case 'adjust':
      return [[asked.warehouse, false]]
    case 'release':
      return []
  }
}

export const productIn = ({ kind, asked }: StockRequest): string | undefined =>
  kind === 'release' ? undefined : asked.product
