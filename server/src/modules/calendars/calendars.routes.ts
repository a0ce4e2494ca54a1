import { type Answer, handle, type Json, type RouteHandler, readCursor, routes, writeCursor } from '@aftersale/contract'
import { accept, daysBetween, type LocalDate, type Result, readLocalDate, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** A little more than a year: a page that shows a whole one with its edges. */
const MOST_DAYS = 400
/** The days that a calendar may name. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2199-12-31'

/** When the company works, and counting anew what counts on it. */
export function calendarRoutes({ database, engine }: Options): RouteHandler[] {
  const { operations } = engine
  return [
    handle(routes.listCalendars, async ({ now }): Answer<typeof routes.listCalendars> => {
      const found = await operations.calendars(database, now)
      return accept({ items: found.map(({ unknownYears, ...one }) => ({ ...one, unknownYears: [...unknownYears] })) })
    }),
    handle(routes.putCalendar, async ({ body, caller, now }): Answer<typeof routes.putCalendar> => {
      const { name } = caller
      const put = await inTransaction(database, (tx) =>
        engine.deploy(tx, [fileOf(body.calendar)], now, name, body.reason),
      )
      if (!put.ok) return refuse({ ...put.refusal, problems: [...put.refusal.problems] })
      const [deployed] = put.value
      if (deployed === undefined) throw new Error('expected a calendar to be deployed')
      const { key: id, version, isNew } = deployed
      const found = await operations.calendar(database, id, version, now)
      return accept({ id, version, isNew, unknownYears: [...(found?.unknownYears ?? [])] })
    }),
    handle(routes.getCalendar, async ({ params, query, now }): Answer<typeof routes.getCalendar> => {
      const found = await operations.calendar(database, params.id, query.version ?? null, now)
      if (found === null) return refuse({ code: 'calendars.not-found' })
      return accept({ ...found, unknownYears: [...found.unknownYears], document: found.document as Json })
    }),
    handle(routes.listCalendarVersions, async ({ params }): Answer<typeof routes.listCalendarVersions> => {
      const items = await operations.calendarVersions(database, params.id)
      return items.length === 0 ? refuse({ code: 'calendars.not-found' }) : accept({ items })
    }),
    handle(routes.previewCalendar, async ({ params, query }): Answer<typeof routes.previewCalendar> => {
      const days = daysOf(query)
      if (!days.ok) return days
      const shown = await operations.previewCalendar(database, params.id, days.value)
      if (shown === null) return refuse({ code: 'calendars.not-found' })
      return accept({ ...shown, days: shown.days.map(({ openings, ...day }) => ({ ...day, openings: [...openings] })) })
    }),
    handle(routes.recountCalendar, async ({ params, body, now }): Answer<typeof routes.recountCalendar> => {
      const cursor = body.cursor === undefined ? null : readCursor(body.cursor, ['id'])
      if (cursor?.ok === false) return cursor
      const known = await operations.calendarVersions(database, params.id)
      if (known.length === 0) return refuse({ code: 'calendars.not-found' })
      const after = cursor?.value[0] ?? null
      const order = { calendar: params.id, after, limit: body.limit }
      const { next, ...counts } = await operations.recountCalendar(database, order, now)
      return accept({ ...counts, next: next === null ? null : writeCursor([next]) })
    }),
  ]
}

/** Named for its id, where it has one that a file could have. */
function fileOf(calendar: Json) {
  const id = typeof calendar === 'object' && calendar !== null && 'id' in calendar ? calendar['id'] : undefined
  const name = typeof id === 'string' && /^[\w.-]{1,100}$/.test(id) ? id : 'unnamed'
  return { name: `${name}.calendar.json`, content: `${JSON.stringify(calendar, null, 2)}\n` }
}

function daysOf({
  from,
  to,
}: {
  readonly from: string
  readonly to: string
}): Result<readonly [LocalDate, LocalDate], { readonly code: 'calendars.days-wrong'; readonly most: number }> {
  const [first, last] = [readLocalDate(from), readLocalDate(to)]
  const arePlanned = first !== undefined && last !== undefined && first >= FIRST_DAY && last <= LAST_DAY
  const days = arePlanned ? daysBetween(first, last) + 1 : 0
  if (!arePlanned || days < 1 || days > MOST_DAYS) return refuse({ code: 'calendars.days-wrong', most: MOST_DAYS })
  return accept([first, last])
}
