import { readFields } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { z } from 'zod'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import { failureOf, variableOf } from '../commands/index.ts'
import { type Product, readProducts } from '../products/index.ts'
import { changeStock, type StockGroup } from './change-stock.ts'
import { readWarehouses } from './warehouse.store.ts'

/** Who changed stock where a flow did. */
const BY = 'aftersale'
const REASON = 'return'

const goods = z.object({ product: z.string(), units: z.int().min(1), to: z.string() })
const wanted = z.object({
  movements: z.array(goods).max(1_000),
  warehouse: z.string().max(64).nullish(),
  reference: z.string().max(200).nullish(),
})

type Wanted = z.infer<typeof wanted>
type Goods = z.infer<typeof goods>

/** Why goods that came back are not booked: nobody keeps their stock here, or nobody has said what their lot must say. */
type Unplaced = 'not-kept' | 'no-warehouse' | 'lot-needed' | 'expiry-needed'

/**
 * Books goods that a return restocked into the stock: `stock.take-back` reads `takeBack`, {movements, warehouse?, reference?},
 * where `movements` are what `returns.decide` brought; only what goes to `restock` counts. Without a warehouse they come to
 * the open one that is asked first. It brings `takenBack`, {units, unplaced}: `unplaced` lists goods that are not booked and
 * why, as of products whose stock is kept elsewhere. A warehouse that is not there is an error that the flow may catch.
 */
export function takeBackTask(zone: string): JobHandler {
  return async (tx, jobs, now) => {
    const read = jobs.map((job) => ({ job, given: readFields(wanted, variableOf(job, 'takeBack')) }))
    const codes = read.flatMap(({ given }) => (given.ok ? restockedOf(given.value).map(({ product }) => product) : []))
    const products = new Map((await readProducts(tx, [...new Set(codes)])).map((one) => [one.code, one]))
    const usual = (await readWarehouses(tx)).find(({ closed }) => !closed)?.code
    const sorted = read.map(({ job, given }) =>
      given.ok ? accept({ job, ...sortOut(given.value, products, usual), wanted: given.value }) : given,
    )
    const groups = sorted.flatMap((one): StockGroup[] =>
      one.ok && one.value.placed.length > 0 ? [groupOf(one.value.job, one.value.wanted, one.value.placed, usual)] : [],
    )
    const results = await changeStock(tx, 'stock.take-back', groups, { now, by: BY, zone })
    const byKey = new Map(groups.map(({ key }, at) => [key, results[at]]))
    return sorted.map((one): JobAnswer => {
      if (!one.ok) return failureOf(one.refusal)
      const result = byKey.get(one.value.job.effectKey)
      if (result?.ok === false) {
        const failure = failureOf(result.refusal)
        return result.refusal.code === 'commands.key-taken' ? failure : { ...failure, isRefused: true }
      }
      const units = result?.value.answer.lots.reduce((sum, { moved }) => sum + moved, 0) ?? 0
      return { variables: { takenBack: { units, unplaced: one.value.unplaced } } }
    })
  }
}

const restockedOf = ({ movements }: Wanted): Goods[] => movements.filter(({ to }) => to === 'restock')

function sortOut(asked: Wanted, products: ReadonlyMap<string, Product>, usual: string | undefined) {
  const placed: Goods[] = []
  const unplaced: { product: string; units: number; why: Unplaced }[] = []
  for (const one of restockedOf(asked)) {
    const why = whyUnplaced(products.get(one.product), asked.warehouse ?? usual)
    if (why === null) placed.push(one)
    else unplaced.push({ product: one.product, units: one.units, why })
  }
  return { placed, unplaced }
}

function whyUnplaced(product: Product | undefined, warehouse: string | undefined): Unplaced | null {
  if (product === undefined) return 'not-kept'
  if (warehouse === undefined) return 'no-warehouse'
  if (product.lotTracked) return 'lot-needed'
  return product.shelfLifeDays === null ? null : 'expiry-needed'
}

function groupOf(job: Job, asked: Wanted, placed: readonly Goods[], usual = ''): StockGroup {
  const warehouse = asked.warehouse ?? usual
  const reference = asked.reference ?? job.businessKey
  const requests = placed.map(({ product, units }) => ({
    kind: 'receive' as const,
    asked: { warehouse, product, units, reason: REASON, ...(reference !== '' && { reference }) },
  }))
  return { key: job.effectKey, requests }
}
