import type { AnswerOf, Client, routes } from '@aftersale/contract'
import type { Random } from '../../server/src/modules/demo/index.ts'
import { SOURCE } from '../cases/shop.ts'
import { type Answers, answered } from './answers.ts'
import type { Person } from './crowd.ts'
import type { ClientOf } from './people.ts'

type Listed = AnswerOf<typeof routes.listCases>['items'][number]

/**
 * An agent at the console: looks at the queue or at a list, searches, opens a case of those listed, writes a note in every fourth
 * that they open. Each page asks what it asks in a browser.
 */
export function agentAt(clientOf: ClientOf): Person {
  let listed: readonly Listed[] = []
  let open: string | null = null
  const list = async (
    client: Client,
    answers: Answers,
    query: { readonly state?: 'waiting'; readonly limit: number },
  ) => {
    const page = await answered(answers, () => client.listCases({ query: { source: SOURCE, ...query } }))
    listed = page?.items ?? listed
  }
  const turn = async (random: Random, answers: Answers) => {
    const client = clientOf()
    const opened = open
    open = null
    if (opened !== null && random.next() < 0.25) return await write(client, opened, random, answers)
    const chance = random.next()
    if (chance < 0.25) {
      await answered(answers, () => client.listWork({ query: { whose: 'team', order: 'due' } }))
    } else if (chance < 0.4) {
      await answered(answers, () => client.searchAll({ query: { q: `faces-${random.whole(0, 200)}` } }))
    } else if (chance < 0.6 || listed.length === 0) {
      await list(client, answers, chance < 0.5 ? { state: 'waiting', limit: 50 } : { limit: 50 })
    } else {
      open = random.pick(listed).id
      await lookAt(client, open, answers)
    }
  }
  return {
    turn: async (random, answers) => {
      await turn(random, answers)
      return undefined
    },
  }
}

/** The page of a case: what it asks at once, and what it asks of the records that belong to it once they are known. */
async function lookAt(client: Client, id: string, answers: Answers): Promise<void> {
  const params = { id }
  const records = async () => {
    const context = await answered(answers, () => client.getCaseContext({ params }))
    if (context === null) return
    const { order, customer, returns, refunds } = context
    const parcelsOf = [...returns.map((one) => ({ return: one.id })), ...(order === null ? [] : [{ order: order.id }])]
    await Promise.all([
      order && answered(answers, () => client.getOrder({ params: { id: order.id } })),
      customer && answered(answers, () => client.getCustomer({ params: { id: customer.id } })),
      ...returns.map((one) => answered(answers, () => client.getReturn({ params: { id: one.id } }))),
      ...refunds.map((one) => answered(answers, () => client.getRefund({ params: { id: one.id } }))),
      ...parcelsOf.map((query) => answered(answers, () => client.listParcels({ query: { ...query, limit: 20 } }))),
    ])
  }
  await Promise.all([
    answered(answers, () => client.getCase({ params })),
    answered(answers, () => client.listEntries({ params, query: { limit: 30 } })),
    answered(answers, () => client.getCaseClocks({ params })),
    answered(answers, () => client.listLinks({ params })),
    answered(answers, () => client.listDuplicates({ params })),
    answered(answers, () => client.listWatchers({ params })),
    records(),
  ])
}

/** After something was done the page reads anew all that it shows of the case. */
async function write(client: Client, id: string, random: Random, answers: Answers): Promise<void> {
  const body = { key: `note ${random.whole(0, 1_000_000_000)}`, kind: 'note', text: '已与客户核对。' } as const
  await answered(answers, () => client.writeEntry({ params: { id }, body }))
  await lookAt(client, id, answers)
}
