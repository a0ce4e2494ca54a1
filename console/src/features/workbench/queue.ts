import type { Me, QueueCounts } from '@aftersale/contract'

/** The queues of the workbench, in the order of their tabs. */
export const QUEUES = [
  'mine',
  'team',
  'unassigned',
  'overdue',
  'copies',
  'watched',
  'all',
] as const satisfies readonly (keyof QueueCounts)[]
export type Queue = (typeof QUEUES)[number]

export const SORTS = ['due', 'oldest', 'priority'] as const
export type Sort = (typeof SORTS)[number]

/** What stands in the address: which queue, in which order, of which group. */
export type WorkbenchSearch = { readonly queue?: Queue; readonly sort?: Sort; readonly group?: string }

export function readWorkbenchSearch(search: Readonly<Record<string, unknown>>): WorkbenchSearch {
  const { group } = search
  const queue = QUEUES.find((one) => one === search['queue'])
  const sort = SORTS.find((one) => one === search['sort'])
  return {
    ...(queue !== undefined && { queue }),
    ...(sort !== undefined && { sort }),
    ...(typeof group === 'string' && group.trim() !== '' && { group: group.slice(0, 64) }),
  }
}

/** The queue that is shown where the address names none: one's own, and everybody's for whoever only assigns. */
export const firstQueue = ({ groups, permissions }: Pick<Me, 'groups' | 'permissions'>): Queue =>
  groups.length === 0 && permissions.includes('tasks.assign') ? 'all' : 'mine'

/** What the work list is asked for. `seesAll` as the server counts what is overdue: whoever assigns looks at everybody's. */
export function workQueryOf(queue: Exclude<Queue, 'copies' | 'watched'>, seesAll: boolean) {
  switch (queue) {
    case 'mine':
      return { whose: 'mine' } as const
    case 'team':
      return { whose: 'team' } as const
    case 'unassigned':
      return { whose: 'claimable' } as const
    case 'overdue':
      return { whose: seesAll ? 'all' : 'team', overdue: 'true' } as const
    case 'all':
      return { whose: 'all' } as const
  }
}
