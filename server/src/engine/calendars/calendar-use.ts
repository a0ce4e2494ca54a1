import { type InstanceState, taskOf } from '@aftersale/process'

/** A calendar that an instance counts on, and the earliest edition of it on which anything was counted. */
export interface CalendarUse {
  readonly calendar: string
  readonly edition: number
}

const NONE: ReadonlyMap<string, CalendarUse> = new Map()

/** What an active instance counts on, by the id of the calendar: for the timers that it waits for, and the tasks that are open. */
export function usesOf({ elements, subscriptions }: InstanceState): ReadonlyMap<string, CalendarUse> {
  let uses: Map<string, CalendarUse> | null = null
  const note = ({ calendar, edition }: CalendarUse) => {
    uses ??= new Map()
    const known = uses.get(calendar)
    if (known === undefined || edition < known.edition) uses.set(calendar, { calendar, edition })
  }
  for (const one of subscriptions) if (one.kind === 'timer' && one.counted && !one.happened) note(one.counted)
  for (const element of elements) {
    const counted = taskOf(element)?.counted
    if (counted !== undefined) note(counted)
  }
  return uses ?? NONE
}

export const isSameUse = (one: CalendarUse, other: CalendarUse) => one.edition === other.edition
