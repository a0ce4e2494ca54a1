import { type Client, createClient } from '@aftersale/contract'
import { browserFetch } from '../../server/src/cli/simulate/visitor.ts'
import { allDone, BATCH, SOURCE, sellOrders } from '../cases/shop.ts'
import { chunks } from '../engine/measure.ts'
import { ADMINISTRATOR } from '../server/open-server.ts'
import { leanFetch } from './lean-fetch.ts'

/** Makes a client of somebody who is signed in, for each page anew as a browser does that loads it. */
export type ClientOf = () => Client

/** Who works here, and who bought something. */
export interface People {
  readonly agents: readonly ClientOf[]
  readonly consumers: readonly ClientOf[]
}

/** How many sign in at once. */
const AT_ONCE = 8
const UNIT = 'shop'

/** Adds agents with their role and consumers with an order each, opens a case for every other order, and signs all of them in. */
export async function gather(
  client: Client,
  address: string,
  counts: { readonly agents: number; readonly consumers: number },
): Promise<People> {
  const unit = { key: 'unit', unit: UNIT, name: { en: 'Shop', 'zh-CN': '店铺' }, parent: 'company', sources: [SOURCE] }
  const administrator = createClient(address, { fetch: browserFetch(address, leanFetch) })
  const entered = await administrator.signIn({ body: ADMINISTRATOR })
  if (!entered.ok) throw new Error(`expected the administrator to be let in, got ${entered.refusal.code}`)
  allDone(await administrator.putOrganisationUnits({ body: { items: [unit] } }))
  const agents = await agentsOf(administrator, address, counts.agents)
  const consumers = await consumersOf(client, address, counts.consumers)
  return { agents, consumers }
}

/** Every client keeps the same cookies, and asks as the pages do. */
function clientAt(address: string): ClientOf {
  const fetch = browserFetch(address, leanFetch)
  return () => createClient(address, { fetch, together: setTimeout })
}

async function agentsOf(client: Client, address: string, count: number): Promise<ClientOf[]> {
  const people = Array.from({ length: count }, (_, at) => {
    return { key: `agent ${at}`, name: `客服 ${at}`, email: `agent-${at}@example.com` }
  })
  const added = allDone(await client.addPersons({ body: { items: people } }))
  const roles = people.map(({ email }) => ({
    key: `role ${email}`,
    person: email,
    role: 'agent',
    unit: UNIT,
    remove: false,
  }))
  for (const some of chunks(roles, BATCH)) allDone(await client.changeAssignments({ body: { items: some } }))
  return await eachOf(added, async ({ done }) => {
    const invited = await client.invitePerson({ params: { id: done?.id ?? '' } })
    if (!invited.ok) throw new Error(`expected an invitation, got ${invited.refusal.code}`)
    const own = clientAt(address)
    const entered = await own().acceptInvitation({
      body: { token: invited.value.token, password: 'correct horse battery' },
    })
    if (!entered.ok) throw new Error(`expected to be let in, got ${entered.refusal.code}`)
    return own
  })
}

async function consumersOf(client: Client, address: string, count: number): Promise<ClientOf[]> {
  const orders = await sellOrders(client, 'faces', count)
  const phoneOf = (at: number) => `138${String(at).padStart(8, '0')}`
  const customers = orders.map((number, at) => {
    return {
      key: `customer ${number}`,
      source: SOURCE,
      number: `C-${number}`,
      name: `顾客 ${at}`,
      phones: [phoneOf(at)],
    }
  })
  for (const some of chunks(customers, BATCH)) allDone(await client.putCustomers({ body: { items: some } }))
  const asked = [...orders.entries()].filter(([at]) => at % 2 === 1).map(([at, order]) => caseOf(at, order))
  for (const some of chunks(asked, BATCH)) allDone(await client.openCases({ body: { items: some } }))
  return await eachOf([...orders.entries()], async ([at, order]) => {
    const own = clientAt(address)
    const entered = await own().enterPortal({ body: { order, proof: { kind: 'phone', tail: phoneOf(at).slice(-4) } } })
    if (!entered.ok) throw new Error(`expected ${order} to be shown, got ${entered.refusal.code}`)
    return own
  })
}

/** Every other one is a return, the rest are questions, which an agent answers. */
const caseOf = (at: number, order: string) => ({
  key: `case ${order}`,
  source: SOURCE,
  channel: 'portal',
  order,
  customer: `C-${order}`,
  ...(at % 4 === 1
    ? { type: 'return-refund', fields: { reason: 'no-reason', units: 1 } }
    : { type: 'inquiry', fields: { topic: 'product', question: '如何安装？' } }),
})

async function eachOf<Item, Answer>(items: readonly Item[], work: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  const rest = [...items.entries()].values()
  const lane = async () => {
    for (const [at, item] of rest) answers[at] = await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return answers
}
