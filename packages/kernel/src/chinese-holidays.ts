import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** What the State Council's yearly notice makes of a day: free, a make-up workday (调休), or neither. */
export type DayArrangement = 'holiday' | 'make-up-workday' | 'ordinary'

const holidays: ReadonlySet<string> = new Set(Object.keys(arrangements.holidays))
const makeUpWorkdays: ReadonlySet<string> = new Set(Object.keys(arrangements.workdays))
const knownYears: ReadonlySet<number> = new Set([...holidays].map((date) => Number(date.slice(0, 4))))

/**
 * The arrangement of a day in mainland China, `date` as `yyyy-MM-dd`, from the notices 国务院办公厅关于部分节假日安排的通知
 * for 2004 onwards, as the package chinese-days carries them. A day of a year in `unknownArrangementYears` is 'ordinary'.
 */
export function chineseArrangement(date: string): DayArrangement {
  if (makeUpWorkdays.has(date)) return 'make-up-workday'
  return holidays.has(date) ? 'holiday' : 'ordinary'
}

/**
 * The years whose notice would be needed to be sure of the days `first` to `last` (`yyyy-MM-dd`) but is not known. The last
 * week of December needs the next year's notice too: 2006-12-30, 2011-12-31 and 2018-12-29 were make-up workdays of it.
 */
export function unknownArrangementYears(first: string, last: string): number[] {
  const lastYear = Number(last.slice(0, 4)) + (last.slice(5) >= '12-25' ? 1 : 0)
  const unknown: number[] = []
  for (let year = Number(first.slice(0, 4)); year <= lastYear; year += 1) {
    if (!knownYears.has(year)) unknown.push(year)
  }
  return unknown
}
