export type WorkingUnit = 'minutes' | 'hours' | 'days'

/** How many minutes each unit of working time has; a day is as long as the calendar's first open weekday. */
export const sizesOf = (dayMinutes: number | null): Readonly<Partial<Record<WorkingUnit, number>>> => ({
  minutes: 1,
  hours: 60,
  ...(dayMinutes !== null && dayMinutes > 0 && { days: dayMinutes }),
})

const LARGEST: readonly WorkingUnit[] = ['days', 'hours']

/** The largest unit of which so many minutes are whole ones. */
export function unitOf(minutes: number, sizes: Readonly<Partial<Record<WorkingUnit, number>>>): WorkingUnit {
  const found = LARGEST.find((unit) => {
    const size = sizes[unit]
    return size !== undefined && minutes % size === 0
  })
  return found ?? 'minutes'
}
