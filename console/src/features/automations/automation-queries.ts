import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

export type Automation = AnswerOf<(typeof routes)['listAutomations']>['items'][number]
export type AutomationRun = AnswerOf<(typeof routes)['listAutomationRuns']>['items'][number]
export type Delivery = AnswerOf<(typeof routes)['listWebhookDeliveries']>['items'][number]

/** Automations, each in its newest version. */
export const automationsQuery = queryOptions({
  queryKey: ['automations'],
  queryFn: ({ signal }) => answered(api().listAutomations({ signal })),
})

/** What an automation did, the last first. */
export const runsQuery = (automation: string) =>
  infiniteQueryOptions({
    queryKey: ['automations', automation, 'runs'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { automation, ...(pageParam !== undefined && { cursor: pageParam }) }
      return answered(api().listAutomationRuns({ query, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** What is posted to webhooks, the last first. */
export const deliveriesQuery = infiniteQueryOptions({
  queryKey: ['deliveries'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    answered(api().listWebhookDeliveries({ query: pageParam === undefined ? {} : { cursor: pageParam }, signal })),
  getNextPageParam: ({ next }) => next ?? undefined,
})
