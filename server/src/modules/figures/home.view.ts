import type { AnswerOf, Caller, Permission, routes } from '@aftersale/contract'
import { addDays, addHours, type Instant, localDateAt, startOfDate } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { grantsOf, sourceScope, withinSeen } from '../access/index.ts'
import { type CaseConditions, caseSight, countCases, openByType, ratingsWithin, reasonsWithin } from '../cases/index.ts'
import { parcelFigures } from '../parcels/index.ts'
import { openRefunds, refundedBetween } from '../refunds/index.ts'
import { stockFigures } from '../stock/index.ts'

type Home = AnswerOf<typeof routes.getHome>

interface Asking {
  readonly caller: Caller
  readonly now: Instant
  readonly zone: string
}

/** Over how many days reasons and ratings are told. */
const MONTH_DAYS = 30
const QUIET_HOURS = 72
const EXPIRY_DAYS = 30

/** The figures of what somebody may see; each is what the list behind it would count. */
export async function readHome(database: Database, asking: Asking): Promise<Home> {
  const days = dayStarts(asking)
  const today = { from: days[13] as Instant, before: days[14] as Instant }
  const quietSince = addHours(asking.now, -QUIET_HOURS)
  const seen = <T>(permission: Permission, work: () => Promise<T>) => within(database, asking.caller, permission, work)
  const [cases, refunds, parcels, stock] = await Promise.all([
    seen('cases.see', () => caseFigures(database, asking, today)),
    seen('refunds.see', () => refundFigures(database, days)),
    seen('parcels.see', async () => ({ ...(await parcelFigures(database, quietSince)), quietSince })),
    seen('stock.see', async () => ({ ...(await stockFigures(database, EXPIRY_DAYS, asking)), days: EXPIRY_DAYS })),
  ])
  return { today, cases: null, types: null, reasons: null, satisfaction: null, ...cases, refunds, parcels, stock }
}

/** Where the last fourteen days begin, and where today ends. */
function dayStarts({ now, zone }: Asking): Instant[] {
  const today = localDateAt(now, zone)
  return Array.from({ length: 15 }, (_, at) => startOfDate(addDays(today, at - 13), zone))
}

/** Cases are narrowed by their own sight, and stock is no shop's; whatever else is done sees the records of one's shops alone. */
async function within<T>(
  database: Database,
  caller: Caller,
  permission: Permission,
  work: () => Promise<T>,
): Promise<T | null> {
  if (permission !== 'cases.see' && permission !== 'stock.see')
    return await withinSeen(database, caller, permission, work)
  return caller.permissions.includes(permission) ? await work() : null
}

async function caseFigures(database: Database, { caller, now }: Asking, today: Home['today']) {
  const sight = await caseSight(database, caller)
  const month = { from: addHours(today.before, -24 * MONTH_DAYS), before: today.before }
  const monthBefore = { from: addHours(month.from, -24 * MONTH_DAYS), before: month.from }
  const customers = sourceScope(await grantsOf(database, caller), 'customers.see', 'own-too')
  const count = async (asked: CaseConditions) => {
    const counted = await countCases(database, asked, { sight, customers, now, who: caller.email })
    if (!counted.ok) throw new Error(`expected cases to be counted, got ${counted.refusal.code}`)
    return counted.value.count
  }
  const { from, before } = today
  const entries = Object.entries({
    open: { state: 'open' },
    waiting: { state: 'waiting' },
    running: { state: 'running' },
    stuck: { state: 'stuck' },
    overdue: { overdue: 'true' },
    urgent: { state: 'open', priority: 'urgent' },
    unassigned: { assignee: 'none' },
    mine: { assignee: 'me' },
    mineOverdue: { assignee: 'me', overdue: 'true' },
    openedToday: { openedFrom: from, openedBefore: before },
    closedToday: { closedFrom: from, closedBefore: before },
  } as const satisfies Record<keyof NonNullable<Home['cases']>, CaseConditions>)
  const [counts, types, items, scores, scoresBefore] = await Promise.all([
    Promise.all(entries.map(async ([name, asked]) => [name, await count(asked)] as const)),
    openByType(database, sight),
    reasonsWithin(database, month, sight),
    ratingsWithin(database, month, sight),
    ratingsWithin(database, monthBefore, sight),
  ])
  const cases = Object.fromEntries(counts) as NonNullable<Home['cases']>
  const satisfaction = { ...month, scores, average: averageOf(scores), averageBefore: averageOf(scoresBefore) }
  return { cases, types, reasons: { ...month, items }, satisfaction }
}

function averageOf(scores: readonly { readonly score: number; readonly count: number }[]): number | null {
  const count = scores.reduce((sum, one) => sum + one.count, 0)
  return count === 0 ? null : scores.reduce((sum, one) => sum + one.score * one.count, 0) / count
}

async function refundFigures(database: Database, days: readonly Instant[]): Promise<Home['refunds']> {
  const [back, open] = await Promise.all([refundedBetween(database, days), openRefunds(database)])
  const spans = back?.spans ?? []
  const nothing = { count: 0, minor: 0 }
  const shown = days.slice(7, 14).map((from, at) => {
    const weekBefore = spans[at] ?? nothing
    return { from, before: days[at + 8] as Instant, ...(spans[at + 7] ?? nothing), weekBefore }
  })
  return { currency: back?.currency ?? 'CNY', days: shown, ...open }
}
