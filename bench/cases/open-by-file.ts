import type { Client } from '@aftersale/contract'
import { SOURCE } from './shop.ts'

/** Sends one table that asks for the return of each order, and waits until all its rows are taken. */
export async function openByFile(client: Client, orders: readonly string[]): Promise<void> {
  const header = '外部单号,工单类型,订单编号,客户编号,商品编码,件数,原因,说明,渠道'
  const rows = orders.map((order) => `${order},退货退款,${order},,,1,七天无理由,,portal`)
  const body = new TextEncoder().encode(`${[header, ...rows].join('\n')}\n`)
  const begun = await client.startImport({ query: { source: SOURCE, fileName: 'returns.csv' }, body })
  if (!begun.ok) throw new Error(`expected the table to be taken, got ${begun.refusal.code}`)
  const { id } = begun.value
  for (;;) {
    const run = await client.getImport({ params: { id } })
    if (!run.ok) throw new Error(`expected the import, got ${run.refusal.code}`)
    const { state, cases, problem } = run.value
    if (state === 'done' && cases === orders.length) return
    if (state === 'done' || state === 'failed')
      throw new Error(`expected ${orders.length} cases, got ${cases}: ${problem?.en}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
