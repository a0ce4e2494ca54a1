import type { Client } from '@aftersale/contract'
import type { Random } from '../../server/src/modules/demo/index.ts'
import { type Answers, answered } from './answers.ts'

/** One thing that a consumer does: look at the order, at a case of it, write, ask what would go back, or ask for it. */
export async function actAsConsumer(client: Client, random: Random, answers: Answers): Promise<void> {
  const order = await answered(answers, () => client.getPortalOrder())
  if (order === null) return
  const [one] = order.cases
  const chance = random.next()
  if (one !== undefined) {
    await answered(answers, () => client.getPortalCase({ params: { id: one.id } }))
    if (chance > 0.1) return
    const key = `said ${random.whole(0, 1_000_000_000)}`
    return void (await answered(answers, () =>
      client.writePortalEntry({ params: { id: one.id }, body: { key, text: '请问进度如何？' } }),
    ))
  }
  const [line] = order.lines
  if (line === undefined || !line.offers.some(({ type }) => type === 'return-refund')) return
  const asked = { type: 'return-refund', line: line.line, units: 1, fields: { reason: 'no-reason' } }
  await answered(answers, () => client.quotePortalCase({ body: asked }))
  if (chance > 0.3) return
  await answered(answers, () => client.openPortalCase({ body: { key: `return ${line.line}`, ...asked } }))
}
