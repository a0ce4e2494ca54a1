import { isoOf } from '@aftersale/kernel'
import type { texts } from '../../locales/english.ts'
import type { Home } from './home.ts'

type FigureLabel = keyof (typeof texts)['home']['figure']

/** A number, and the list that it counts. */
export type Figure = {
  readonly label: FigureLabel
  readonly count: number
  readonly address: string
  /** Something that should be nought. */
  readonly isBad?: boolean
}

const list = (path: string, conditions: Readonly<Record<string, string>>) =>
  `/${path}?${new URLSearchParams(conditions)}`

/** The figures of what somebody may see, what is one's own first; the list behind each is narrowed by exactly what was counted. */
export function figuresOf({ today, cases, refunds, parcels, stock }: Home): readonly (readonly Figure[])[] {
  const from = isoOf(today.from)
  const before = isoOf(today.before)
  const own: Figure[] =
    cases === null
      ? []
      : [
          { label: 'mine', count: cases.mine, address: list('cases', { assignee: 'me' }) },
          {
            label: 'mineOverdue',
            count: cases.mineOverdue,
            address: list('cases', { assignee: 'me', overdue: 'true' }),
            isBad: true,
          },
          { label: 'unassigned', count: cases.unassigned, address: list('cases', { assignee: 'none' }) },
        ]
  const all: Figure[] =
    cases === null
      ? []
      : [
          { label: 'open', count: cases.open, address: list('cases', { state: 'open' }) },
          { label: 'waiting', count: cases.waiting, address: list('cases', { state: 'waiting' }) },
          {
            label: 'overdue',
            count: cases.overdue,
            address: list('cases', { overdue: 'true', sort: 'due' }),
            isBad: true,
          },
          { label: 'stuck', count: cases.stuck, address: list('cases', { state: 'stuck' }), isBad: true },
          { label: 'urgent', count: cases.urgent, address: list('cases', { state: 'open', priority: 'urgent' }) },
          {
            label: 'openedToday',
            count: cases.openedToday,
            address: list('cases', { openedFrom: from, openedBefore: before }),
          },
          {
            label: 'closedToday',
            count: cases.closedToday,
            address: list('cases', { closedFrom: from, closedBefore: before }),
          },
        ]
  const money: Figure[] =
    refunds === null
      ? []
      : [
          { label: 'refundsPending', count: refunds.pending, address: list('refunds', { status: 'pending' }) },
          {
            label: 'refundsFailed',
            count: refunds.failed,
            address: list('refunds', { status: 'failed' }),
            isBad: true,
          },
        ]
  const goods: Figure[] = [
    ...(parcels === null
      ? []
      : [
          {
            label: 'parcelsUnderWay',
            count: parcels.underWay,
            address: list('parcels', { status: 'in-transit' }),
          } as const,
          {
            label: 'parcelsException',
            count: parcels.exceptions,
            address: list('parcels', { status: 'exception' }),
            isBad: true,
          } as const,
          {
            label: 'parcelsQuiet',
            count: parcels.quiet,
            address: list('parcels', { quietSince: isoOf(parcels.quietSince) }),
            isBad: true,
          } as const,
        ]),
    ...(stock === null
      ? []
      : [{ label: 'stockLow', count: stock.low, address: list('stock', { low: 'true' }), isBad: true } as const]),
  ]
  return [own, all, [...money, ...goods]].filter((group) => group.length > 0)
}

/** Whether nothing ever happened here. */
export const isEmpty = ({ cases, refunds, types, reasons }: Home): boolean =>
  cases !== null &&
  Object.values(cases).every((count) => count === 0) &&
  (types ?? []).length === 0 &&
  (reasons?.items ?? []).length === 0 &&
  (refunds?.days ?? []).every(({ count, weekBefore }) => count + weekBefore.count === 0)
