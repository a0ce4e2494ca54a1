import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { readProducts } from '../products/index.ts'
import { readWarehouses, saveLevels, saveWarehouses } from './warehouse.store.ts'

type When = { readonly now: Instant; readonly by: string }
type WarehouseItem = BodyOf<typeof routes.putWarehouses>['items'][number]
type LevelItem = BodyOf<typeof routes.putStockLevels>['items'][number]

/** Adds warehouses and changes them, each once under its key; of one that stands twice the last counts. */
export function putWarehouses(tx: Transaction, items: readonly WarehouseItem[], when: When) {
  return runKeyed<WarehouseItem, { readonly code: string; readonly version: number }, never>(tx, items, {
    scope: 'stock.put-warehouses',
    now: when.now,
    run: async (fresh) => {
      const last = new Map(fresh.map((item) => [item.code, item]))
      const warehouses = [...last.values()].map(({ key: _key, ...item }) => ({ ...item, id: newId(when.now) }))
      const versions = await saveWarehouses(tx, warehouses, when)
      return fresh.map(({ code }) => accept({ code, version: versions.get(code) ?? 0 }))
    },
  })
}

type LevelRefused = KnownRefusal<'stock.warehouse-unknown' | 'stock.product-unknown'>

/** Sets replenishment levels, each once under its key; of one that stands twice the last counts. */
export function putLevels(tx: Transaction, items: readonly LevelItem[], when: When) {
  return runKeyed<LevelItem, { readonly minimum: number }, LevelRefused>(tx, items, {
    scope: 'stock.put-levels',
    now: when.now,
    run: async (fresh) => {
      const warehouses = new Map((await readWarehouses(tx)).map(({ code, id }) => [code, id]))
      const found = await readProducts(
        tx,
        fresh.map(({ product }) => product),
      )
      const products = new Set(found.map(({ code }) => code))
      const levels = new Map<string, { warehouseId: string; product: string; minimum: number }>()
      const results = fresh.map(({ warehouse, product, minimum }): Result<{ minimum: number }, LevelRefused> => {
        const warehouseId = warehouses.get(warehouse)
        if (warehouseId === undefined) return refuse({ code: 'stock.warehouse-unknown', warehouse })
        if (!products.has(product)) return refuse({ code: 'stock.product-unknown', product })
        levels.set(JSON.stringify([warehouse, product]), { warehouseId, product, minimum })
        return accept({ minimum })
      })
      await saveLevels(tx, [...levels.values()], when)
      return results
    },
  })
}
