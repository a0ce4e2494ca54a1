/**
 * Day numbers of the proleptic Gregorian calendar, counted from 1970-01-01, for any year that a double can say:
 * the 400-year cycle of 146097 days, with the year starting in March so that the leap day is its last.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return (
    cycle * 146097 +
    yearOfCycle * 365 +
    Math.floor(yearOfCycle / 4) -
    Math.floor(yearOfCycle / 100) +
    dayOfYear -
    719468
  )
}

export function civilDay(number: number): { year: number; month: number; day: number } {
  const shifted = number + 719468
  const cycle = Math.floor(shifted / 146097)
  const dayOfCycle = shifted - cycle * 146097
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36524) - Math.floor(dayOfCycle / 146096)) /
      365,
  )
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

export function dayOfYear(year: number, month: number, day: number): number {
  return dayNumber(year, month, day) - dayNumber(year, 1, 1) + 1
}

/** The week of the year, 1 to 53, that its Thursday lies in (ISO 8601). */
export function weekOfYear(year: number, month: number, day: number): number {
  const number = dayNumber(year, month, day)
  const thursday = number - weekdayOf(number) + 4
  return Math.floor((thursday - dayNumber(civilDay(thursday).year, 1, 1)) / 7) + 1
}
