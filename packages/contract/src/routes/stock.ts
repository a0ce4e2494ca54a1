import type { z } from 'zod'
import type { Bilingual } from '../language.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'
import { adjustment, exampleChange, issue, move, receipt, released, stockChange, wantedUnits } from '../stock.ts'

const MOST = 10_000
const BODY = 16 * 1024 * 1024

const done = (key: string) => ({ items: [{ key, done: exampleChange, repeated: false, refusal: null }] })

/** A route that asks many stock commands of one kind. */
function command<T extends z.ZodRawShape>(
  path: string,
  summary: Bilingual,
  item: z.ZodObject<T>,
  example: z.input<z.ZodObject<T>>,
) {
  return {
    method: 'POST',
    path,
    topic: 'stock',
    summary,
    access: 'session',
    permission: 'stock.move',
    bodyLimit: BODY,
    body: manyOf(item, MOST).meta({ examples: [{ items: [{ key: 's1', ...example }] }] }),
    answers: { 200: eachOutcome(stockChange).meta({ examples: [done('s1')] }) },
    refusals: [],
  } as const
}

const tea = { warehouse: 'HZ', product: 'TEA-100' }
const { id } = exampleChange.reservations[0] ?? { id: '' }

/** What changes stock. */
export const stockRoutes = defineRoutes({
  receiveStock: command(
    '/api/stock-receipts',
    { en: 'Goods come in, from suppliers or back from customers', 'zh-CN': '入库：采购到货或退货入库' },
    receipt,
    { ...tea, units: 40, lot: 'L2603', madeOn: '2026-03-01', reason: 'purchase', reference: 'PO-77' },
  ),
  reserveStock: command(
    '/api/stock-reservations',
    {
      en: 'Keeps units for something, lots that expire first; refused whole where there are too few',
      'zh-CN': '预留库存：先到期先出；不足时整笔不予受理',
    },
    wantedUnits,
    { reference: 'EX00000007', product: 'TEA-100', units: 2, warehouses: ['HZ', 'SH'] },
  ),
  releaseStock: command(
    '/api/stock-reservations/release',
    { en: 'Gives back what reservations still hold', 'zh-CN': '释放预留' },
    released,
    { reservation: id },
  ),
  issueStock: command(
    '/api/stock-issues',
    { en: 'Goods leave: what was reserved, or as many of a product', 'zh-CN': '出库：按预留出库，或直接出库' },
    issue,
    { reservation: id },
  ),
  adjustStock: command(
    '/api/stock-adjustments',
    { en: 'The books follow a count, or write units off', 'zh-CN': '库存调整：盘点差异、报损' },
    adjustment,
    { ...tea, lot: 'L2603', by: -1, reason: 'damage' },
  ),
  moveStock: command(
    '/api/stock-moves',
    { en: 'Goods go to another warehouse', 'zh-CN': '调拨：仓库之间移动库存' },
    move,
    { product: 'TEA-100', from: 'HZ', to: 'SH', units: 10 },
  ),
})
