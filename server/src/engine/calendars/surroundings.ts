import type { Surroundings } from '@aftersale/process'
import type { DeployedProcess } from '../definitions/definitions.ts'
import type { Work } from '../instances/work.ts'
import type { CalendarsInUse } from './calendars.ts'

/** The calendars of this transaction, looked up once and only if something asks for them. */
export async function calendarsOf(work: Work): Promise<CalendarsInUse> {
  work.calendars ??= await work.setup.calendars.current(work.tx)
  return work.calendars
}

/** What a step of a process may look at: calendars where it names one or they are looked up already, as that costs a query. */
export async function surroundingsOf(work: Work, ...processes: readonly DeployedProcess[]): Promise<Surroundings> {
  const { zone } = work.setup
  const isCounting = processes.some(({ countsOnCalendars }) => countsOnCalendars)
  return { zone, calendars: isCounting ? await calendarsOf(work) : (work.calendars ?? NONE) }
}

const NONE: CalendarsInUse = new Map()
