import type { AnswerOf, routes } from '@aftersale/contract'
import { type Instant, instantOf } from '@aftersale/kernel'
import type { Account } from './accounts.ts'
import type { World } from './world.ts'

type WorkItem = AnswerOf<typeof routes.listWork>['items'][number]

interface Visits {
  isVisit(item: WorkItem): boolean
  /** Who goes to a customer, the same for one case: whom the dispatcher names has the visit. */
  engineerFor(businessKey: string): Account
  /** When the customer expects somebody; `now` where the case does not tell. */
  appointmentOf(item: WorkItem, now: Instant): Promise<Instant>
}

export function openVisits(world: World, accounts: readonly Account[]): Visits {
  const engineers = accounts.filter(({ role }) => role === 'engineer')
  return {
    isVisit: ({ candidateGroups }) => candidateGroups.includes('field-engineers'),
    engineerFor: (businessKey) => world.chance(`goes for ${businessKey}`).pick(engineers),
    appointmentOf: async ({ businessKey }, now) => {
      const found = await world.ask('getCase', () => world.admin.getCase({ params: { id: businessKey } }))
      const told = found?.timeline.findLast(({ values }) => values?.['appointment'] !== undefined)
      const at = Date.parse(String(told?.values?.['appointment']))
      return Number.isNaN(at) ? now : instantOf(at)
    },
  }
}
