import type { AnswerOf, Client, routes } from '@aftersale/contract'
import type { Account } from './accounts.ts'
import type { World } from './world.ts'

type WorkItem = AnswerOf<typeof routes.listWork>['items'][number]

interface Suppliers {
  /** The workshop has the maker of the goods look at some things; answers whether it did. The task comes back to whoever sent it. */
  isSentOut(item: WorkItem, client: Client): Promise<boolean>
}

const SENT_OUT = 0.6

export function openSuppliers(world: World, accounts: readonly Account[]): Suppliers {
  const suppliers = accounts.filter(({ role }) => role === 'supplier')
  const sent = new Set<string>()
  return {
    isSentOut: async ({ id, candidateGroups }, client) => {
      const random = world.chance(`sends out ${id}`)
      if (suppliers.length === 0 || sent.has(id) || !candidateGroups.includes('workshop')) return false
      if (!random.chance(SENT_OUT)) return false
      sent.add(id)
      const to = random.pick(suppliers).email
      const delegated = await world.ask('delegateTask', () =>
        client.delegateTask({ params: { id }, body: { to, comment: '请鉴定是否为产品本身的质量问题' } }),
      )
      if (delegated !== null) world.tally.did('tasks sent out to suppliers')
      return delegated !== null
    },
  }
}
