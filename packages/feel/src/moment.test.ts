import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { table } from '../test/table.ts'
import { civilDay, dayNumber, weekdayOf } from './calendar.ts'
import { addToMoment, zonedMoment } from './moment.ts'
import { dateTimeFromText, dateTimeToText, durationFromText, durationToText } from './temporal-text.ts'
import { DaysTimeDuration, type FeelDateTime } from './value.ts'

const instants = fc.integer({ min: -8_000_000_000_000_000, max: 8_000_000_000_000_000 })

test('a day number is the count of days since 1970-01-01, as Date counts them', () => {
  fc.assert(
    fc.property(instants, (milliseconds) => {
      const date = new Date(milliseconds)
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
      const number = Math.floor(milliseconds / 86_400_000)
      expect(dayNumber(year, month, day)).toBe(number)
      expect(civilDay(number)).toEqual({ year, month, day })
      expect(weekdayOf(number)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay())
    }),
  )
})

test('a moment and its text are one, in every zone', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'Europe/Paris', 'America/St_Johns', 'Australia/Melbourne')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), zones, (milliseconds, zone) => {
      const moment = zonedMoment(milliseconds, zone)
      const offset = moment.time.offset ?? 0
      const local = dayNumber(moment.date.year, moment.date.month, moment.date.day) * 86_400_000
      const clock = (moment.time.hour * 3600 + moment.time.minute * 60 + moment.time.second) * 1000
      expect(local + clock + moment.time.nanosecond / 1e6 - offset * 1000).toBe(milliseconds)
      expect(dateTimeToText(dateTimeFromText(dateTimeToText(moment)) as FeelDateTime)).toBe(dateTimeToText(moment))
    }),
  )
})

test('what a duration adds, its opposite takes away', () => {
  const nanoseconds = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
  fc.assert(
    fc.property(fc.integer({ min: -9e12, max: 9e12 }), nanoseconds, (milliseconds, length) => {
      const moment = zonedMoment(milliseconds, 'UTC')
      const later = addToMoment(moment, new DaysTimeDuration(length))
      fc.pre(later !== null)
      expect(addToMoment(later, new DaysTimeDuration(-length))).toEqual(moment)
    }),
  )
})

test('a duration and its text are one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (nanoseconds) => {
      expect(durationFromText(durationToText(new DaysTimeDuration(nanoseconds)))).toEqual(
        new DaysTimeDuration(nanoseconds),
      )
    }),
  )
})

describe('dates and times', () => {
  table([
    'date("2024-02-29") + duration("P1Y") => @"2025-02-28"',
    '@"2024-01-31" + @"P1M" => @"2024-02-29"',
    '@"2024-03-31" - @"P1M" => @"2024-02-29"',
    '@"2024-01-01" - @"2023-01-01" => @"P365D"',
    '@"2024-01-01" - @"2023-12-31T23:00:00Z" => @"PT1H"',
    '@"2024-01-01" - @"2023-12-31T23:00:00" => null ! feel.operands',
    '@"2024-01-01" + @"PT30H" => @"2024-01-02"',
    '@"10:00:00" + @"P1DT1H" => @"11:00:00"',
    '@"10:00:00" - @"11:00:00" => @"-PT1H"',
    '@"2024-03-30T12:00:00@Europe/Paris" + @"P1D" => @"2024-03-31T13:00:00@Europe/Paris"',
    '@"2024-01-01T24:00:00" => @"2024-01-02T00:00:00"',
    '@"999999999-12-31" + @"P1D" => null ! feel.no-result',
    '-@"P1DT2H" => @"-P1DT2H"',
    '@"P1Y11M" * -2.5 => @"-P4Y9M"',
    '@"P10DT23H" / 2.5 => @"P4DT9H12M"',
    '@"P1D" / @"PT6H" => 4',
    '@"P1D" / 0 => null ! feel.no-result',
    '@"P1D" + @"P1M" => null ! feel.operands',
    '@"2024-02-30" => null ! feel.bad-value',
    '@"2021-01-01T10:00:00+08:00" = @"2021-01-01T02:00:00Z" => true',
    '@"2021-01-01T10:00:00+08:00" = @"2021-01-01T10:00:00" => false',
    '@"2021-01-01T10:00:00+08:00" <= @"2021-01-01T10:00:00" => true',
    '@"P1D" = @"PT24H" => true',
    '@"P0D" = @"P0M" => null ! feel.operands',
    'is(@"23:00:50Z", @"23:00:50+00:00") => true',
    'is(@"23:00:50@Etc/GMT", @"23:00:50Z") => false',
    'date(2024, 2, 29).weekday => 4',
    '@"2024-02-29T10:11:12.5+08:00".second => 12.5',
    '@"2024-02-29T10:11:12+08:00".time offset => @"PT8H"',
    '@"2024-02-29T10:11:12@Asia/Shanghai".timezone => "Asia/Shanghai"',
    '@"10:11:12".time offset => null',
    '@"-P1Y2M".years => -1',
    '@"P3DT4H5M6.7S".seconds => 6.7',
    '@"P1D".years => null ! feel.no-entry',
    'now() => @"2026-11-22T12:00:00@Asia/Shanghai"',
    'today() => @"2026-11-22"',
    'day of year(@"2019-09-17") => 260',
    'day of week(@"2019-09-17T10:00:00") => "Tuesday"',
    'month of year(date(2019, 9, 17)) => "September"',
    'week of year(@"2003-12-29") => 1',
    'week of year(@"2005-01-01") => 53',
    'day of year("2019-09-17") => null ! feel.arguments',
    'time(11, 59, 45, @"-PT2H45M55S") => @"11:59:45-02:45:55"',
    'time(24, 0, 0) => null ! feel.bad-value',
    'time(@"2017-08-10") => @"00:00:00Z"',
    'date and time(@"2024-02-29", @"10:00:00@Europe/Paris") => @"2024-02-29T10:00:00@Europe/Paris"',
    'date and time("2024-02-29") => @"2024-02-29T00:00:00"',
    'years and months duration(@"2011-12-22", @"2013-08-24") => @"P1Y8M"',
    'years and months duration(@"2013-08-24", @"2011-12-22") => @"-P1Y8M"',
    'time("13:20:00@Mars/Crater") => null ! feel.bad-value',
    'time("13:20:00@europe/paris") => null ! feel.bad-value',
    'time("13:20:00@Etc/UTC").time offset => @"PT0S"',
    'duration("P1Y1D") => null ! feel.bad-value',
    'string(@"2024-02-29T10:00:00@Europe/Paris") => "2024-02-29T10:00:00@Europe/Paris"',
  ])
})
