import type { FeelNumber } from './decimal.ts'
import type { Evaluation } from './evaluation.ts'

/**
 * The semantic domain of FEEL (DMN 1.5, 10.3.2) in JavaScript values.
 *
 * A number is a plain JavaScript number wherever at most 15 significant digits say it exactly (the double stands for
 * the decimal that prints it shortest), and a Decimal of up to 34 digits otherwise; `number.ts` keeps that form
 * canonical, so that two equal numbers always have the same representation.
 */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysTimeDuration
  | YearsMonthsDuration
  | FeelRange
  | FeelFunction
  | readonly FeelValue[]
  | FeelContext

/** A plain object read by its own properties only; an absent name and a property that is undefined are the same. */
export interface FeelContext {
  readonly [name: string]: FeelValue
}

/** Marks the prototypes of value classes, so that a kind is one property read and no context can pretend to be one. */
export const KIND = Symbol('feel kind')

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context'

/** A day of the proleptic Gregorian calendar, years -999999999 to 999999999. */
export class FeelDate {
  declare readonly [KIND]: 'date'
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly day: number
  constructor(year: number, month: number, day: number) {
    this.year = year
    this.month = month
    this.day = day
  }
}

/** A time of day; `offset` (seconds east of UTC) and `zone` (IANA name) are null where the time is local. */
export class FeelTime {
  declare readonly [KIND]: 'time'
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nanosecond: number
  readonly offset: number | null
  readonly zone: string | null
  constructor(
    hour: number,
    minute: number,
    second: number,
    nanosecond: number,
    offset: number | null,
    zone: string | null,
  ) {
    this.hour = hour
    this.minute = minute
    this.second = second
    this.nanosecond = nanosecond
    this.offset = offset
    this.zone = zone
  }
}

/** A date and a time of that day; where the time has a zone, its offset is the one in force at this moment. */
export class FeelDateTime {
  declare readonly [KIND]: 'date and time'
  readonly date: FeelDate
  readonly time: FeelTime
  constructor(date: FeelDate, time: FeelTime) {
    this.date = date
    this.time = time
  }
}

/** An exact length of time in nanoseconds. */
export class DaysTimeDuration {
  declare readonly [KIND]: 'days and time duration'
  readonly nanoseconds: bigint
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }
}

/** A number of whole months (a safe integer). */
export class YearsMonthsDuration {
  declare readonly [KIND]: 'years and months duration'
  readonly months: number
  constructor(months: number) {
    this.months = months
  }
}

/** How a range was written: two endpoints, or one comparison and its endpoint. */
export type RangeOperator = '..' | '<' | '<=' | '>' | '>=' | '=' | '!='

/**
 * A range; an end that is null is open without bound. `=` has its endpoint at both ends; `!=` has it at both ends too
 * and holds everything else of that kind.
 */
export class FeelRange {
  declare readonly [KIND]: 'range'
  readonly start: FeelValue
  readonly startIncluded: boolean
  readonly end: FeelValue
  readonly endIncluded: boolean
  readonly operator: RangeOperator
  constructor(
    start: FeelValue,
    startIncluded: boolean,
    end: FeelValue,
    endIncluded: boolean,
    operator: RangeOperator = '..',
  ) {
    this.start = start
    this.startIncluded = startIncluded
    this.end = end
    this.endIncluded = endIncluded
    this.operator = operator
  }
}

/** The type of a value, of a parameter, or of what `instance of` asks for. */
export type FeelType =
  | { readonly kind: Exclude<Kind, 'range' | 'function' | 'list' | 'context'> | 'Any' }
  | { readonly kind: 'list' | 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[] | null; readonly result: FeelType }
  /** A named type of the model: its base type and the values of it that it allows. */
  | {
      readonly kind: 'defined'
      readonly name: string
      readonly base: FeelType
      readonly allows: (value: FeelValue) => boolean
    }

export interface FeelParameter {
  readonly name: string
  readonly type: FeelType
  /** false where null is refused as an argument, as most built-in functions do. */
  readonly nullable?: boolean
}

/** What runs when a function is invoked: one argument per parameter, already coerced to the parameter's type. */
export type Implementation = (args: readonly FeelValue[], evaluation: Evaluation) => FeelValue

/** One way of invoking a function: its parameters in order. A variadic signature repeats its last parameter. */
export interface Signature {
  readonly parameters: readonly FeelParameter[]
  /** How many of the parameters must be given; the others are null where absent. */
  readonly required: number
  readonly variadic: boolean
  readonly result: FeelType
  readonly implementation: Implementation
}

/** A function of FEEL: a lambda, a built-in with its overloads, or a business knowledge model. */
export class FeelFunction {
  declare readonly [KIND]: 'function'
  /** Empty for a lambda. */
  readonly name: string
  readonly signatures: readonly Signature[]
  /** What a lambda was made of and where: functions of the same definition and scope are equal. */
  readonly origin: readonly unknown[]
  constructor(name: string, signatures: readonly Signature[], origin: readonly unknown[] = []) {
    this.name = name
    this.signatures = signatures
    this.origin = origin
  }
}

const kinds: readonly [object, Kind][] = [
  [FeelDate.prototype, 'date'],
  [FeelTime.prototype, 'time'],
  [FeelDateTime.prototype, 'date and time'],
  [DaysTimeDuration.prototype, 'days and time duration'],
  [YearsMonthsDuration.prototype, 'years and months duration'],
  [FeelRange.prototype, 'range'],
  [FeelFunction.prototype, 'function'],
]
for (const [prototype, kind] of kinds) Object.defineProperty(prototype, KIND, { value: kind })
