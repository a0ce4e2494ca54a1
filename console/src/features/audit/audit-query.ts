import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

export type AuditEntry = AnswerOf<(typeof routes)['listAuditEntries']>['items'][number]

/** What is looked for; what is empty does not narrow. */
export type AuditFilter = {
  readonly person: string
  readonly object: AuditEntry['object'] | null
  readonly name: string
  readonly from: string
  readonly until: string
}

export const noFilter: AuditFilter = { person: '', object: null, name: '', from: '', until: '' }

/** The filter as the API takes it: whole days of the browser's zone. */
export function queryOf({ person, object, name, from, until }: AuditFilter) {
  const day = (text: string, plus: number) => {
    const at = new Date(`${text}T00:00:00`)
    at.setDate(at.getDate() + plus)
    return at.toISOString()
  }
  return {
    ...(person.trim() !== '' && { person: person.trim() }),
    ...(object !== null && { object }),
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(from !== '' && { from: day(from, 0) }),
    ...(until !== '' && { until: day(until, 1) }),
  }
}

/** Entries, the last first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...queryOf(filter), ...(pageParam !== undefined && { cursor: pageParam }) }
      return answered(api().listAuditEntries({ query, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
