import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** What the State Council's yearly notice makes of a day: free, a make-up workday (调休), or neither. */
type DayArrangement = 'holiday' | 'make-up-workday' | 'ordinary'

/** A name in both languages. */
export type Bilingual = { readonly en: string; readonly 'zh-CN': string }

/** What a notice makes of a day, and for which holiday; an ordinary day has none. */
type ArrangedDay = { readonly arrangement: DayArrangement; readonly holiday: Bilingual | null }

/** The yearly notices that are known. Days are `yyyy-MM-dd`. */
export type HolidayNotices = {
  /** A day of a year whose notice is not known is ordinary. */
  readonly dayOf: (date: string) => ArrangedDay
  /**
   * The years whose notice would be needed to be sure of the days `first` to `last` but is not known. The last week of
   * December needs the next year's notice too: 2006-12-30, 2011-12-31 and 2018-12-29 were make-up workdays of it.
   */
  readonly unknownYears: (first: string, last: string) => number[]
  /** The last year whose notice is known. */
  readonly through: number
}

/** Days as the package chinese-days writes them: date to `New Year's Day,元旦,1`. */
export type NoticeDays = {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

const ORDINARY: ArrangedDay = { arrangement: 'ordinary', holiday: null }

/** The notices that these days were taken from: those of every year in which one of them is free. */
export function holidayNotices({ holidays, workdays }: NoticeDays): HolidayNotices {
  const days = new Map<string, ArrangedDay>()
  for (const [date, text] of Object.entries(holidays)) days.set(date, arranged('holiday', text))
  for (const [date, text] of Object.entries(workdays)) days.set(date, arranged('make-up-workday', text))
  const known = new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))))
  return {
    dayOf: (date) => days.get(date) ?? ORDINARY,
    unknownYears: (first, last) => neededYears(first, last).filter((year) => !known.has(year)),
    through: Math.max(0, ...known),
  }
}

function arranged(arrangement: DayArrangement, text: string): ArrangedDay {
  const [en = text, zh = en] = text.split(',')
  return { arrangement, holiday: { en, 'zh-CN': zh } }
}

function neededYears(first: string, last: string): number[] {
  const from = Number(first.slice(0, 4))
  const to = Number(last.slice(0, 4)) + (last.slice(5) >= '12-25' ? 1 : 0)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

/**
 * Mainland China, 2004 onwards: the notices 国务院办公厅关于部分节假日安排的通知, as the package chinese-days carries them.
 */
export const chineseNotices: HolidayNotices = holidayNotices(arrangements)
