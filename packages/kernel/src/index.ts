export { allocate } from './allocate.ts'
export { allocateDecimals } from './allocate-decimals.ts'
export {
  type BusinessCalendar,
  businessCalendar,
  type CalendarDefinition,
  type CalendarRefusal,
  type DayReason,
  type Weekday,
} from './business-calendar.ts'
export { type AsFarAsKnown, addBusinessMinutes, businessTimeBetween, isOpen, nextOpening } from './business-time.ts'
export { calendarDays, type ShownDay, unknownYearsProblem, yearsUnknown, yearsUnknownSoon } from './calendar-days.ts'
export { type CalendarRead, readCalendar } from './calendar-document.ts'
export type { CalendarProblem, CalendarUnreadable } from './calendar-problem.ts'
export { type Bilingual, chineseNotices, type HolidayNotices, holidayNotices } from './chinese-holidays.ts'
export { currencyExponent } from './currency.ts'
export { type Decimal, decimalOf } from './decimal.ts'
export { createIdSource, idTime, isId } from './id.ts'
export { addHours, addMilliseconds, type Instant, instant, instantOf, isoOf } from './instant.ts'
export { labelIn, labelInBoth } from './label.ts'
export { languageBehind } from './language-behind.ts'
export {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  localDateAt,
  readLocalDate,
  startOfDate,
} from './local-date.ts'
export { comeOrGone, type ModelChange, quotedInBoth, settingChanged } from './model-change.ts'
export {
  addMoney,
  currencySign,
  decimalText,
  formatMoney,
  type Money,
  type MoneyRefusal,
  money,
  multiplyRounded,
  parseMoney,
  subtractMoney,
} from './money.ts'
export { shareRounded } from './ratio.ts'
export { contrastOf, inkOn, isReadable } from './readable-colours.ts'
export { accept, type Refusal, type Result, refuse } from './result.ts'
export { readStatedTime, type StatedTime } from './stated-time.ts'
export { isTimeZone } from './zone-offset.ts'
export { instantToWallClock, isWallClock, type WallClock, wallClockToInstant } from './zoned-time.ts'
