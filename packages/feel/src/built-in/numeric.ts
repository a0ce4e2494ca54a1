import { Decimal, type FeelNumber } from '../decimal.ts'
import type { Evaluation } from '../evaluation.ts'
import { badValue } from '../messages.ts'
import {
  canonical,
  compareNumbers,
  exponential,
  isInteger,
  modulo,
  negate,
  type Rounding,
  round,
  truncated,
} from '../number.ts'
import { DaysTimeDuration, type FeelValue, YearsMonthsDuration } from '../value.ts'
import { define, type Overload } from './define.ts'

/** The scales that decimal128 has. */
const MIN_SCALE = -6111
const MAX_SCALE = 6176

/** Measured: a logarithm, root or power of 34 digits takes as long as a thousand ordinary steps. */
const SERIES = 1_000

function costing(steps: number, evaluation: Evaluation): Evaluation {
  evaluation.spend(steps)
  return evaluation
}

/** A remainder takes as many digits of quotient as the exponents lie apart. */
function stepsOfDivision(dividend: FeelValue | undefined, divisor: FeelValue | undefined): number {
  if (typeof dividend === 'number' && typeof divisor === 'number') return 1
  return Math.abs(new Decimal(dividend as FeelNumber).e - new Decimal(divisor as FeelNumber).e) || 1
}

function rounded(value: FeelValue, scale: FeelValue, rounding: Rounding, evaluation: Evaluation): FeelValue {
  const places = truncated(scale as FeelNumber)
  if (places < MIN_SCALE || places > MAX_SCALE) return evaluation.warn('feel.bad-value', badValue('scale'))
  return round(value as FeelNumber, places, rounding)
}

function rounding(parameters: string, mode: Rounding): Overload {
  return [
    parameters,
    'number',
    ([n = null, scale], evaluation) => rounded(n, scale === undefined ? 0 : scale, mode, evaluation),
  ]
}

function orWarn(result: FeelNumber | null, what: string, evaluation: Evaluation): FeelValue {
  return result ?? evaluation.warn('feel.no-result', badValue(what))
}

/** The remainder of halving, for numbers of any size. */
function isMultipleOfTwo(n: FeelNumber): boolean {
  return compareNumbers(modulo(n, 2) ?? 1, 0) === 0
}

export const numericFunctions = [
  define('decimal', rounding('n: number, scale: number', 'half even')),
  define('floor', rounding('n: number, scale?: number', 'floor')),
  define('ceiling', rounding('n: number, scale?: number', 'ceiling')),
  define('round up', rounding('n: number, scale: number', 'up')),
  define('round down', rounding('n: number, scale: number', 'down')),
  define('round half up', rounding('n: number, scale: number', 'half up')),
  define('round half down', rounding('n: number, scale: number', 'half down')),
  define(
    'abs',
    [
      'n: number',
      'number',
      ([n]) => (compareNumbers(n as FeelNumber, 0) < 0 ? negate(n as FeelNumber) : (n as FeelNumber)),
    ],
    [
      'n: days and time duration',
      'days and time duration',
      ([n]) => {
        const { nanoseconds } = n as DaysTimeDuration
        return new DaysTimeDuration(nanoseconds < 0n ? -nanoseconds : nanoseconds)
      },
    ],
    [
      'n: years and months duration',
      'years and months duration',
      ([n]) => new YearsMonthsDuration(Math.abs((n as YearsMonthsDuration).months)),
    ],
  ),
  define('modulo', [
    'dividend: number, divisor: number',
    'number',
    ([dividend, divisor], evaluation) =>
      orWarn(
        modulo(dividend as FeelNumber, divisor as FeelNumber),
        'modulo',
        costing(stepsOfDivision(dividend, divisor), evaluation),
      ),
  ]),
  define('sqrt', [
    'number: number',
    'number',
    ([number], evaluation) =>
      orWarn(canonical(new Decimal(number as FeelNumber).sqrt()), 'sqrt', costing(SERIES, evaluation)),
  ]),
  define('log', [
    'number: number',
    'number',
    ([number], evaluation) =>
      orWarn(canonical(new Decimal(number as FeelNumber).ln()), 'log', costing(SERIES, evaluation)),
  ]),
  define('exp', [
    'number: number',
    'number',
    ([number], evaluation) => orWarn(exponential(number as FeelNumber), 'exp', costing(SERIES, evaluation)),
  ]),
  define('odd', [
    'number: number',
    'boolean',
    ([number]) => isInteger(number as FeelNumber) && !isMultipleOfTwo(number as FeelNumber),
  ]),
  define('even', [
    'number: number',
    'boolean',
    ([number]) => isInteger(number as FeelNumber) && isMultipleOfTwo(number as FeelNumber),
  ]),
]
