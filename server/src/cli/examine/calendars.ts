import {
  addDays,
  type BusinessCalendar,
  isoOf,
  localDateAt,
  readCalendar,
  readLocalDate,
  startOfDate,
  yearsUnknown,
} from '@aftersale/kernel'
import type { Client } from 'pg'
import { systemClock } from '../../platform/clock.ts'
import { type Finding, ok, warn } from './finding.ts'

/** Deadlines may be years away; no calendar knows more ahead than the next year. */
const DAYS_AHEAD = 5 * 366

/** Whether running cases wait for times that were counted without knowing the public holidays of their year. */
export async function examineCalendars(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ key: string; content: string }>(
    `select distinct on (key) key, content from definition where kind = 'calendar' order by key, version desc`,
  )
  const findings = await Promise.all(rows.map(async ({ key, content }) => unsure(client, key, content)))
  const found = findings.flat()
  if (found.length > 0 || rows.length === 0) return found
  const says = {
    en: `${rows.length}; no deadline is counted without knowing its year`,
    'zh-CN': `${rows.length} 个；所有时限均按已公布的节假日计算`,
  }
  return [ok('calendars', says)]
}

async function unsure(client: Client, key: string, content: string): Promise<Finding[]> {
  const read = readCalendar(content)
  const first = read.ok ? firstUnknown(read.value.calendar) : undefined
  if (first === undefined) return []
  const { rows } = await client.query<{ cases: number }>(
    `select count(distinct used.instance_id)::integer as cases from calendar_use as used
    where used.calendar = $1 and (
      exists (select 1 from timer where timer.instance_id = used.instance_id and timer.due_at >= $2::timestamptz)
      or exists (select 1 from user_task as task where task.instance_id = used.instance_id and task.status = 'open'
        and task.due_at >= $2::timestamptz))`,
    [key, isoOf(first.from)],
  )
  const cases = rows[0]?.cases ?? 0
  if (cases === 0) return []
  return [
    warn(
      'calendars',
      {
        en: `${cases} running cases count on “${key}” into ${first.year}, whose public holidays are not known yet.`,
        'zh-CN': `有 ${cases} 个进行中的工单按“${key}”计算到 ${first.year} 年，而该年的节假日安排尚未知晓。`,
      },
      {
        en: 'Once the yearly notice is out, update Aftersale or write its days into the calendar; the times are then counted anew.',
        'zh-CN': '年度放假通知发布后，请升级 Aftersale 或将其日期写入日历，时限会自动重新计算。',
      },
    ),
  ]
}

/** The first year ahead that the calendar does not know, and when it begins there. */
function firstUnknown(calendar: BusinessCalendar) {
  const today = localDateAt(systemClock.now(), calendar.zone)
  const last = addDays(today, DAYS_AHEAD)
  const [year] = yearsUnknown(calendar, today, last)
  const begins = year === undefined ? undefined : readLocalDate(`${year}-01-01`)
  return begins === undefined ? undefined : { year, from: startOfDate(begins, calendar.zone) }
}
