import { readFields } from '@aftersale/contract'
import { feelToJson } from '@aftersale/feel'
import { z } from 'zod'
import type { JobAnswer, JobHandler } from '../../engine/index.ts'
import { askWarehouses, type WarehouseRequest } from './ask-warehouses.ts'

const text = z.string().min(1).max(200)

/** The variable `warehouse` of a flow: what is asked of which warehouse. */
const asked = z.object({
  provider: text,
  subject: z.uuid(),
  reference: text,
  lines: z.array(z.object({ product: text, units: z.int().min(1) })).max(500),
  trackingNumber: text.optional(),
  address: z.record(z.string(), z.string().max(500)).optional(),
})

/**
 * `warehouse.announce-return`, `warehouse.ship-order`: asks the warehouse that the variable `warehouse` names, once however
 * often the step is run, and brings `warehouseCall`. The flow goes on at once; how it ended comes as a message.
 */
export const warehouseTask =
  (action: WarehouseRequest['action']): JobHandler =>
  async (tx, jobs, now) => {
    const read = jobs.map(({ effectKey, variables }) => {
      return { effectKey, fields: readFields(asked, feelToJson(variables['warehouse'] ?? null)) }
    })
    const items = read.flatMap(({ effectKey, fields }) =>
      fields.ok ? [{ ...fields.value, key: effectKey, action }] : [],
    )
    const results = await askWarehouses(tx, items, now)
    const answers = new Map(items.map(({ key }, at) => [key, results[at]]))
    return read.map(({ effectKey, fields }): JobAnswer => {
      const [problem] = fields.ok ? [] : fields.refusal.fields
      if (problem !== undefined) {
        const path = problem.path === '' ? 'warehouse' : `warehouse.${problem.path}`
        return wrong(`${path} ${problem.en}`, `${path} ${problem['zh-CN']}`)
      }
      const result = answers.get(effectKey)
      return result?.ok ? { variables: { warehouseCall: result.value.answer.id } } : wrong(CHANGED.en, CHANGED['zh-CN'])
    })
  }

const CHANGED = { en: 'the step asked for something else before', 'zh-CN': '该步骤此前已提出另一请求' }

const wrong = (en: string, zh: string): JobAnswer => ({
  failure: {
    code: 'warehouse.not-asked',
    message: { en: `The warehouse was not asked: ${en}.`, 'zh-CN': `未向仓库提出请求：${zh}。` },
  },
})
