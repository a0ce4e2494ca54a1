import type { Client } from '@aftersale/contract'
import type { Random } from '../../server/src/modules/demo/index.ts'
import { SOURCE } from '../cases/shop.ts'
import { type Answers, answered } from './answers.ts'

/**
 * One thing that an agent does, with every request that the console makes for it: look at the queue, at a list, at a case with
 * all that stands around it, search, or write in a case. Answers are looked at for a while before the next.
 */
export async function actAsAgent(client: Client, random: Random, answers: Answers): Promise<void> {
  const chance = random.next()
  if (chance < 0.25)
    return void (await answered(answers, () => client.listWork({ query: { whose: 'team', order: 'due' } })))
  if (chance < 0.45)
    return void (await answered(answers, () => client.listCases({ query: { source: SOURCE, state: 'waiting' } })))
  if (chance < 0.6) {
    const q = `faces-${random.whole(0, 200)}`
    return void (await answered(answers, () => client.searchAll({ query: { q } })))
  }
  const listed = await answered(answers, () => client.listCases({ query: { source: SOURCE, limit: 50 } }))
  const items = listed?.items ?? []
  if (items.length === 0) return
  const { id } = random.pick(items)
  await Promise.all([
    answered(answers, () => client.getCase({ params: { id } })),
    answered(answers, () => client.listEntries({ params: { id }, query: {} })),
    answered(answers, () => client.getCaseClocks({ params: { id } })),
    answered(answers, () => client.listLinks({ params: { id } })),
    answered(answers, () => client.getCaseContext({ params: { id } })),
    answered(answers, () => client.listWatchers({ params: { id } })),
  ])
  if (chance < 0.9) return
  const key = `note ${random.whole(0, 1_000_000_000)}`
  await answered(answers, () =>
    client.writeEntry({ params: { id }, body: { key, kind: 'note', text: '已与客户核对。' } }),
  )
}
