import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { lastOf } from './month.ts'

export type CalendarSummary = AnswerOf<(typeof routes)['listCalendars']>['items'][number]

/** Business calendars in force. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => answered(api().listCalendars({ signal })),
})

/** A calendar as it was written. */
export const calendarQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendars', id],
    queryFn: ({ signal }) => answered(api().getCalendar({ params: { id }, query: {}, signal })),
  })

/** Who changed a calendar, when and why. */
export const calendarVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendars', id, 'versions'],
    queryFn: ({ signal }) => answered(api().listCalendarVersions({ params: { id }, signal })),
  })

/** The days of a month, `yyyy-MM`, and why each has its hours. */
export const monthQuery = (id: string, month: string) =>
  queryOptions({
    queryKey: ['calendars', id, 'month', month],
    queryFn: ({ signal }) => {
      const query = { from: `${month}-01`, to: lastOf(month) }
      return answered(api().previewCalendar({ params: { id }, query, signal }))
    },
  })
