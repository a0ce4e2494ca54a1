import type { Language } from '@aftersale/contract'
import type { TFunction } from 'i18next'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** When each weekday opens and closes: pairs of `09:00`. */
type Week = { readonly [day: string]: readonly (readonly string[])[] }

/** The hours of a week in words, days of the same hours in a row told together: “Mon–Fri 09:00–18:00”. */
export function weekText(week: Week, t: TFunction, language: Language): string {
  const days = WEEKDAYS.map((day, at) => ({ at, hours: hoursText(week[day] ?? [], language) }))
  const runs: { from: number; to: number; readonly hours: string }[] = []
  for (const { at, hours } of days) {
    const last = runs.at(-1)
    if (last !== undefined && last.hours === hours) last.to = at
    else runs.push({ from: at, to: at, hours })
  }
  const open = runs.filter(({ hours }) => hours !== '')
  return open
    .map(({ from, to, hours }) => `${daysText(from, to, t, language)} ${hours}`)
    .join(language === 'en' ? '; ' : '；')
}

const hoursText = (openings: Week[string], language: Language) =>
  openings.map((times) => times.join('–')).join(language === 'en' ? ', ' : '、')

function daysText(from: number, to: number, t: TFunction, language: Language): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  // The fifth of January 1970 was a Monday.
  const [first, last] = [from, to].map((at) => names.format(Date.UTC(1970, 0, 5 + at)))
  if (from === 0 && to === WEEKDAYS.length - 1) return t('calendar.everyDay')
  return from === to ? `${first}` : t('calendar.fromTo', { first, last })
}
