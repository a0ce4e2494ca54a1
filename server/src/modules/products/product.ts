import { type FieldValues, isSameValue } from '@aftersale/commerce'
import type { AnswerOf, BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, currencyExponent, type Result, refuse } from '@aftersale/kernel'

export type ProductItem = BodyOf<typeof routes.putProducts>['items'][number]
type Listed = AnswerOf<typeof routes.listProducts>['items'][number]

/** A product as it is stored. `version` counts its changes from 1. */
export type Product = Omit<Listed, 'fields' | 'changedAt' | 'changedBy'> & { readonly fields: FieldValues }

type ChangeRefused = KnownRefusal<
  | 'products.stale'
  | 'products.part-unknown'
  | 'products.part-twice'
  | 'products.bundle-nested'
  | 'products.currency-unknown'
>

/** What else there is to know: other products, and which codes are components of a bundle. */
export interface Assortment {
  readonly products: ReadonlyMap<string, Product>
  readonly componentCodes: ReadonlySet<string>
}

/**
 * The product after somebody said this of it; the very same where that changes nothing. A version given is the one that the
 * caller saw: a newer one is not overwritten. Components and gifts are products that are there, and no component is a bundle.
 */
export function changeProduct(
  item: ProductItem,
  fields: FieldValues,
  assortment: Assortment,
  newId: () => string,
): Result<Product, ChangeRefused> {
  const before = assortment.products.get(item.code)
  const version = before?.version ?? 0
  if (item.version !== undefined && item.version !== version) {
    return refuse({ code: 'products.stale', product: item.code, version })
  }
  const { key: _key, version: _seen, fields: _given, ...said } = item
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const after: Product = {
    ...(before ?? NOTHING),
    ...known,
    id: before?.id ?? newId(),
    fields,
    version: version + 1,
  } as Product
  const wrong = flawOf(after, assortment)
  if (wrong !== undefined) return refuse(wrong)
  return accept(before !== undefined && isSameValue({ ...after, version }, before) ? before : after)
}

const NOTHING = {
  category: null,
  unit: null,
  listPrice: null,
  taxRate: null,
  serialised: false,
  lotTracked: false,
  shelfLifeDays: null,
  warranty: [],
  components: [],
  gifts: [],
}

function flawOf(
  { code: product, ...after }: Product,
  { products, componentCodes }: Assortment,
): ChangeRefused | undefined {
  const currency = after.listPrice?.currency
  if (currency !== undefined && currencyExponent(currency) === undefined) {
    return { code: 'products.currency-unknown', product, currency }
  }
  const components = after.components.map((part) => part.product)
  const gifts = after.gifts.map((part) => part.product)
  const twice = [after.warranty.map(({ component }) => component), components, gifts].map(firstTwice).find(isText)
  if (twice !== undefined) return { code: 'products.part-twice', product, part: twice }
  const nested = components.find((part) => part === product || (products.get(part)?.components.length ?? 0) > 0)
  if (nested !== undefined) return { code: 'products.bundle-nested', product, part: nested }
  const unknown = [...components, ...gifts].find((part) => part !== product && !products.has(part))
  if (unknown !== undefined) return { code: 'products.part-unknown', product, part: unknown }
  if (components.length > 0 && componentCodes.has(product))
    return { code: 'products.bundle-nested', product, part: product }
  return undefined
}

const firstTwice = (names: readonly string[]) => names.find((name, at) => names.indexOf(name) < at)
const isText = (value: string | undefined) => value !== undefined
