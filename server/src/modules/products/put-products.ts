import { accept, type Instant, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import { componentCodesAmong, insertProducts, lockProducts, updateProducts } from './product.store.ts'
import { changeProduct, type Product, type ProductItem } from './product.ts'

type When = { readonly now: Instant; readonly by: string }
type Written = { readonly id: string; readonly code: string; readonly version: number }
type Refused =
  | Extract<ReturnType<typeof changeProduct>, { ok: false }>['refusal']
  | Extract<Awaited<ReturnType<typeof validateFields>>[number], { ok: false }>['refusal']

/**
 * Adds products and changes known ones, each once under its key, in the order given: the components of a bundle may stand
 * before it in the same call.
 */
export function putProducts(tx: Transaction, items: readonly ProductItem[], when: When) {
  return runKeyed(tx, items, { scope: 'products.put', now: when.now, run: (fresh) => write(tx, fresh, when) })
}

async function write(tx: Transaction, items: readonly ProductItem[], when: When): Promise<Result<Written, Refused>[]> {
  const codes = items.map(({ code }) => code)
  const parts = items.flatMap(({ components = [], gifts = [] }) =>
    [...components, ...gifts].map(({ product }) => product),
  )
  const stored = new Map((await lockProducts(tx, [...new Set([...codes, ...parts])])).map((one) => [one.code, one]))
  const componentCodes = await componentCodesAmong(
    tx,
    items.filter(({ components = [] }) => components.length > 0).map(({ code }) => code),
  )
  const products = new Map(stored)
  const results: Result<Written, Refused>[] = []
  const checked = await checkedFields(tx, items, stored)
  for (const [at, item] of items.entries()) {
    const fields = await (checked[at] ?? fieldsAgain(tx, item, products.get(item.code)))
    const changed = fields.ok
      ? changeProduct(item, fields.value, { products, componentCodes }, () => newId(when.now))
      : fields
    if (changed.ok) {
      products.set(item.code, changed.value)
      for (const { product } of changed.value.components) componentCodes.add(product)
    }
    results.push(changed.ok ? accept(writtenOf(changed.value)) : changed)
  }
  const changed = [...products.values()].filter((product) => stored.get(product.code) !== product)
  const isStored = ({ code }: Product) => stored.has(code)
  await insertProducts(
    tx,
    changed.filter((product) => !isStored(product)),
    when,
  )
  await updateProducts(tx, changed.filter(isStored), when)
  return results
}

const writtenOf = ({ id, code, version }: Product): Written => ({ id, code, version })

/** The fields of each product's first item, all at once; undefined for later ones, which build on what came before. */
async function checkedFields(tx: Transaction, items: readonly ProductItem[], stored: ReadonlyMap<string, Product>) {
  const first = [...new Map(items.toReversed().map((item) => [item.code, item])).values()]
  const checked = await validateFields(
    tx,
    'product',
    first.map((item) => ({ given: item.fields, before: stored.get(item.code)?.fields })),
  )
  const byItem = new Map(first.map((item, at) => [item, checked[at]]))
  return items.map((item) => byItem.get(item))
}

async function fieldsAgain(tx: Transaction, item: ProductItem, before: Product | undefined) {
  const [checked] = await validateFields(tx, 'product', [{ given: item.fields, before: before?.fields }])
  if (checked === undefined) throw new Error(`expected the fields of ${item.code} to be checked`)
  return checked
}
