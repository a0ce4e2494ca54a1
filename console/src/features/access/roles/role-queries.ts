import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type RoleVersion = AnswerOf<(typeof routes)['listRoles']>['items'][number]
export type Unit = AnswerOf<(typeof routes)['listOrganisationUnits']>['items'][number]

/** Roles, each in its newest version. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => answered(api().listRoles({ signal })),
})

/** Who has which role where. */
export const assignmentsQuery = queryOptions({
  queryKey: ['assignments'],
  queryFn: ({ signal }) => answered(api().listAssignments({ signal })),
})
