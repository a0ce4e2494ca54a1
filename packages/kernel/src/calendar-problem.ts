/** What is wrong with a calendar as written: where (`weekly.mon[0]`; empty: the whole), and one sentence in each language. */
export type CalendarProblem = {
  readonly code: string
  readonly at: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

export type CalendarUnreadable = { readonly code: 'calendar.unreadable'; readonly problems: readonly CalendarProblem[] }

/** Where the reader stands, and where it tells what is wrong there. */
export type Place = {
  readonly inside: (step: string | number) => Place
  readonly report: (code: string, en: string, zh: string) => void
}

/** More would help nobody to mend them, and a hostile file can hold a million. */
const MOST_PROBLEMS = 50

export function placeIn(problems: CalendarProblem[], at = ''): Place {
  return {
    inside: (step) =>
      placeIn(problems, typeof step === 'number' ? `${at}[${step}]` : `${at}.${step}`.replace(/^\./, '')),
    report: (code, en, zh) => {
      if (problems.length >= MOST_PROBLEMS) return
      problems.push({ code: `calendar.${code}`, at, message: { en, 'zh-CN': zh } })
    },
  }
}

const LONGEST_SHOWN = 60

/** A value as it stands in a sentence: as JSON, long ones cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…` : text
}
