import { Decimal, type FeelNumber } from './decimal.ts'
import type { Evaluation, Site } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { noResult, operands } from './messages.ts'
import {
  addMonths,
  addToDate,
  addToMoment,
  addToTime,
  dateTimeOf,
  daysTimeDuration,
  difference,
  midnightOf,
  nanosecondsOf,
  timeNanoseconds,
} from './moment.ts'
import {
  add,
  canonical,
  compareNumbers,
  divide,
  multiply,
  negate,
  power,
  round,
  subtract,
  truncated,
} from './number.ts'
import {
  DaysTimeDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  type FeelValue,
  type Kind,
  YearsMonthsDuration,
} from './value.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'

/** The result; null where there is none (division by zero, beyond the range); undefined where the types do not fit. */
type Answer = FeelValue | undefined

/** Arithmetic on any two values (DMN 1.5, tables 52 to 56); null with a warning where it has no result. */
export function calculate(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  evaluation: Evaluation,
  site: Site,
): FeelValue {
  const leftKind = kindOf(left)
  const rightKind = kindOf(right)
  const answer =
    leftKind === 'number' && rightKind === 'number'
      ? calculateNumbers(operator, left as FeelNumber, right as FeelNumber, evaluation)
      : leftKind === 'string' && rightKind === 'string' && operator === '+'
        ? join(left as string, right as string, evaluation)
        : calculateTemporal(operator, left, leftKind, right, rightKind)
  if (answer === undefined) evaluation.warn('feel.operands', operands(operator, leftKind, rightKind), site)
  else if (answer === null) evaluation.warn('feel.no-result', noResult(operator), site)
  return answer ?? null
}

function join(left: string, right: string, evaluation: Evaluation): string {
  evaluation.checkString(left.length + right.length)
  return left + right
}

/** Measured: a power of 34 digits takes as long as a thousand ordinary steps. */
const POWER_STEPS = 1_000

function calculateNumbers(
  operator: ArithmeticOperator,
  left: FeelNumber,
  right: FeelNumber,
  evaluation: Evaluation,
): FeelNumber | null {
  switch (operator) {
    case '+':
      return add(left, right)
    case '-':
      return subtract(left, right)
    case '*':
      return multiply(left, right)
    case '/':
      return divide(left, right)
    default:
      evaluation.spend(POWER_STEPS)
      return power(left, right)
  }
}

function calculateTemporal(
  operator: ArithmeticOperator,
  left: FeelValue,
  leftKind: Kind,
  right: FeelValue,
  rightKind: Kind,
): Answer {
  switch (operator) {
    case '+':
      return isDuration(rightKind)
        ? addDuration(left, right as DaysTimeDuration | YearsMonthsDuration)
        : isDuration(leftKind)
          ? addDuration(right, left as DaysTimeDuration | YearsMonthsDuration)
          : undefined
    case '-':
      return isDuration(rightKind)
        ? addDuration(left, negatedDuration(right as DaysTimeDuration | YearsMonthsDuration))
        : between(left, right)
    case '*':
      if (rightKind === 'number') return scaled(left, right as FeelNumber)
      return leftKind === 'number' ? scaled(right, left as FeelNumber) : undefined
    case '/':
      return divided(left, right, rightKind)
    default:
      return undefined
  }
}

function isDuration(kind: Kind): boolean {
  return kind === 'days and time duration' || kind === 'years and months duration'
}

function negatedDuration(duration: DaysTimeDuration | YearsMonthsDuration): DaysTimeDuration | YearsMonthsDuration {
  return duration instanceof DaysTimeDuration
    ? new DaysTimeDuration(-duration.nanoseconds)
    : new YearsMonthsDuration(0 - duration.months)
}

function addDuration(to: FeelValue, duration: DaysTimeDuration | YearsMonthsDuration): Answer {
  if (duration instanceof DaysTimeDuration) {
    if (to instanceof FeelDateTime) return addToMoment(to, duration)
    if (to instanceof FeelDate) return addToDate(to, duration)
    if (to instanceof FeelTime) return addToTime(to, duration)
    return to instanceof DaysTimeDuration ? daysTimeDuration(to.nanoseconds + duration.nanoseconds) : undefined
  }
  if (to instanceof FeelDate) return addMonths(to, duration.months)
  if (to instanceof FeelDateTime) {
    const date = addMonths(to.date, duration.months)
    return date === null ? null : dateTimeOf(date, to.time)
  }
  return to instanceof YearsMonthsDuration ? monthsOrNull(to.months + duration.months) : undefined
}

function monthsOrNull(months: number): YearsMonthsDuration | null {
  return Number.isSafeInteger(months) ? new YearsMonthsDuration(months + 0) : null
}

/** Two points of one kind, both local or both zoned; a date beside a date and time is its midnight UTC. */
function between(left: FeelValue, right: FeelValue): Answer {
  if (left instanceof FeelTime && right instanceof FeelTime) {
    if ((left.offset === null) !== (right.offset === null)) return undefined
    return difference(timeNanoseconds(right), timeNanoseconds(left))
  }
  const bothDates = left instanceof FeelDate && right instanceof FeelDate
  const from = momentOf(right)
  const to = momentOf(left)
  if (from === null || to === null) return undefined
  if (!bothDates && (from.time.offset === null) !== (to.time.offset === null)) return undefined
  return difference(nanosecondsOf(from), nanosecondsOf(to))
}

function momentOf(value: FeelValue): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value
  return value instanceof FeelDate ? midnightOf(value) : null
}

function scaled(duration: FeelValue, factor: FeelNumber): Answer {
  if (duration instanceof YearsMonthsDuration) return wholeMonths(multiply(duration.months, factor))
  return duration instanceof DaysTimeDuration ? wholeNanoseconds(decimalOf(duration).times(factor)) : undefined
}

function divided(left: FeelValue, right: FeelValue, rightKind: Kind): Answer {
  if (left instanceof YearsMonthsDuration) {
    if (right instanceof YearsMonthsDuration) return divide(left.months, right.months)
    return rightKind === 'number' ? wholeMonths(divide(left.months, right as FeelNumber)) : undefined
  }
  if (!(left instanceof DaysTimeDuration)) return undefined
  if (right instanceof DaysTimeDuration) {
    return right.nanoseconds === 0n ? null : canonical(decimalOf(left).dividedBy(decimalOf(right)))
  }
  if (rightKind !== 'number') return undefined
  const by = right as FeelNumber
  return compareNumbers(by, 0) === 0 ? null : wholeNanoseconds(decimalOf(left).dividedBy(by))
}

function decimalOf(duration: DaysTimeDuration): Decimal {
  return new Decimal(duration.nanoseconds.toString())
}

function wholeMonths(months: FeelNumber | null): YearsMonthsDuration | null {
  return months === null ? null : monthsOrNull(truncated(months))
}

/** What lies beyond 34 digits is cut off. */
function wholeNanoseconds(nanoseconds: Decimal): DaysTimeDuration | null {
  const whole = canonical(nanoseconds)
  const rounded = whole === null ? null : round(whole, 0, 'down')
  return rounded === null || new Decimal(rounded).e > 40
    ? null
    : daysTimeDuration(BigInt(new Decimal(rounded).toFixed(0)))
}

/** Unary minus; undefined where the value has none. */
export function negated(value: FeelValue): FeelValue | undefined {
  if (value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration) return negatedDuration(value)
  return kindOf(value) === 'number' ? negate(value as FeelNumber) : undefined
}
