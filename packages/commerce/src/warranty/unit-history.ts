import { accept, type LocalDate, type Result, refuse, type StatedTime } from '@aftersale/kernel'
import { notATime, readTime, zoneWrong } from '../given-time.ts'
import type { LifeRefusal, UnitLife, WarrantyEventType } from './warranty.ts'

const CHINA = 'Asia/Shanghai'

export type Repair = { readonly from: LocalDate; readonly to: LocalDate; readonly finished: boolean }

/** What a unit's life means for the term that runs at `at`. Repairs are in order and apart; one that goes on ends at `at`. */
export type UnitHistory = {
  readonly at: LocalDate
  /** The day the term runs from. */
  readonly start: LocalDate
  /** Whether that is the day of an exchange, which begins everything anew. */
  readonly exchanged: boolean
  readonly repairs: readonly Repair[]
}

/** Reads a unit's life up to `at`; what comes later has not happened yet. A repair that an exchange overtakes ends with it. */
export function unitHistory(life: UnitLife, at: string): Result<UnitHistory, LifeRefusal> {
  const zone = life.zone ?? CHINA
  const unknown = zoneWrong(zone, 'zone')
  if (unknown !== undefined) return refuse(unknown)
  const sold = readTime(life.sold, zone)
  if (sold === undefined) return refuse(notATime('sold', life.sold))
  const delivered = life.delivered === undefined ? sold : readTime(life.delivered, zone)
  if (delivered === undefined) return refuse(notATime('delivered', life.delivered ?? ''))
  if (delivered.date < sold.date) return refuse({ code: 'warranty.delivered-before-sold', field: 'delivered' })
  const asked = readTime(at, zone)
  if (asked === undefined) return refuse(notATime('at', at))
  const events = readEvents(life.events, zone)
  if (!events.ok) return events
  return historyOf(
    delivered.date,
    events.value.filter(({ time }) => time.date <= asked.date),
    asked.date,
  )
}

type ReadEvent = { readonly time: StatedTime; readonly type: WarrantyEventType; readonly field: string }

function readEvents(events: UnitLife['events'], zone: string): Result<ReadEvent[], LifeRefusal> {
  const read: ReadEvent[] = []
  for (const [index, { at, type }] of events.entries()) {
    const field = `events[${index}]`
    const time = readTime(at, zone)
    if (time === undefined) return refuse(notATime(`${field}.at`, at))
    read.push({ time, type, field })
  }
  return accept(read.sort((a, b) => a.time.at - b.time.at))
}

function historyOf(begin: LocalDate, events: readonly ReadEvent[], at: LocalDate): Result<UnitHistory, LifeRefusal> {
  let start = begin
  let repairs: Repair[] = []
  let open: LocalDate | undefined
  let overtaken = false
  for (const { time, type, field } of events) {
    if (time.date < begin) return refuse({ code: 'warranty.before-start', field: `${field}.at`, start: begin })
    if (type === 'exchanged') {
      overtaken ||= open !== undefined
      ;[start, repairs, open] = [time.date, [], undefined]
    } else if (type === 'repairStarted') {
      if (open !== undefined) return refuse({ code: 'warranty.repair-open', field: `${field}.type`, since: open })
      open = time.date
    } else if (open !== undefined) {
      repairs.push({ from: open, to: time.date, finished: true })
      open = undefined
    } else if (overtaken) {
      overtaken = false
    } else {
      return refuse({ code: 'warranty.no-repair-open', field: `${field}.type` })
    }
  }
  if (open !== undefined) repairs.push({ from: open, to: at, finished: false })
  return accept({ at, start, exchanged: start !== begin || events.some(({ type }) => type === 'exchanged'), repairs })
}
