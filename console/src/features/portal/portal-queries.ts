import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

/** All that is asked of the portal's settings is read anew together. */
export const PORTAL = ['portal'] as const

/** How the portal is set up. */
export const portalSettingsQuery = queryOptions({
  queryKey: [...PORTAL, 'settings'],
  queryFn: ({ signal }) => answered(api().getPortalSettings({ signal })),
})

/** How the company shows itself to consumers. */
export const portalAppearanceQuery = queryOptions({
  queryKey: [...PORTAL, 'appearance'],
  queryFn: ({ signal }) => answered(api().getPortalAppearance({ signal })),
})

export type PortalCodes = AnswerOf<(typeof routes)['listPortalCodes']>

/** Whether a code has not been sent yet, and will be without anybody. */
export const isUnderWay = ({ status }: PortalCodes['items'][number]): boolean =>
  status === 'waiting' || status === 'sending' || status === 'accepted'

const PAUSE_MILLISECONDS = 1_000

/** Where codes of an order can be sent, and what became of the last ones: looked at again while one is under way. */
export const portalCodesQuery = (order: string) =>
  queryOptions({
    queryKey: [...PORTAL, 'codes', order],
    queryFn: ({ signal }) => answered(api().listPortalCodes({ params: { id: order }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? PAUSE_MILLISECONDS : false),
  })
