import { Decimal, type FeelNumber } from './decimal.ts'

/** Up to here 15 digits say every integer, and a sum or product of integers is exact in a double. */
const EXACT = 1e15
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12] as const
const SMALLEST = 1e-290
const LARGEST = 1e290
/** Exponents that decimal128 has. */
const MAX_EXPONENT = 6144
const MIN_EXPONENT = -6176

export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof Decimal
}

/**
 * A decimal in the form that `FeelValue` fixes: rounded to 34 digits, a plain number where 15 digits say it; null where
 * it is not a finite decimal128.
 */
export function canonical(value: Decimal): FeelNumber | null {
  if (!value.isFinite() || value.e > MAX_EXPONENT) return null
  if (value.isZero() || value.e < MIN_EXPONENT) return 0
  const rounded = value.precision() > 34 ? value.toSignificantDigits(34) : value
  if (rounded.precision() <= 15) {
    const plain = rounded.toNumber()
    const size = Math.abs(plain)
    if (size > SMALLEST && size < LARGEST) return plain
  }
  return rounded
}

/** A JavaScript number read as the decimal that it prints; null for NaN and infinities. */
export function numberFrom(value: number): FeelNumber | null {
  if (Number.isSafeInteger(value) && Math.abs(value) < EXACT) return value === 0 ? 0 : value
  return Number.isFinite(value) ? canonical(new Decimal(value)) : null
}

const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** Reads `12`, `-0.5`, `.5`, `1.2e-3`; null where the text is not a number or beyond decimal128. */
export function numberFromText(text: string): FeelNumber | null {
  if (!NUMERIC.test(text)) return null
  if (text.length <= 15 && !/[eE]/.test(text)) return Number(text) + 0
  return canonical(new Decimal(text))
}

/** Digits without an exponent: `0.1`, `1000000`. */
export function numberToText(value: FeelNumber): string {
  if (typeof value !== 'number') return value.toFixed()
  const size = Math.abs(value)
  return value === 0 || (size < 1e21 && size >= 1e-6) ? String(value) : new Decimal(value).toFixed()
}

/** How many decimals the plain number has, or -1 where that is beyond the fast path. */
function scaleOf(value: number): number {
  for (let scale = 0; scale < POWERS.length; scale += 1) {
    const power = POWERS[scale]!
    const shifted = Math.round(value * power)
    if (shifted >= EXACT || shifted <= -EXACT) return -1
    if (shifted / power === value) return scale
  }
  return -1
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isInteger(a) && Number.isInteger(b)) {
      if (Math.abs(a) < EXACT && Math.abs(b) < EXACT && Math.abs(sum) < EXACT) return sum
    } else {
      const scaleA = scaleOf(a)
      const scaleB = scaleOf(b)
      if (scaleA >= 0 && scaleB >= 0) {
        const power = POWERS[scaleA > scaleB ? scaleA : scaleB]!
        const shiftedA = Math.round(a * power)
        const shiftedB = Math.round(b * power)
        const shifted = shiftedA + shiftedB
        if (Math.abs(shiftedA) < EXACT && Math.abs(shiftedB) < EXACT && Math.abs(shifted) < EXACT) {
          return shifted / power
        }
      }
    }
  }
  return canonical(new Decimal(a).plus(b))
}

export function negate(a: FeelNumber): FeelNumber {
  if (typeof a === 'number') return a === 0 ? 0 : -a
  return a.negated()
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return add(a, negate(b))
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isInteger(a) && Number.isInteger(b)) {
      if (Math.abs(product) < EXACT) return product + 0
    } else {
      const scaleA = scaleOf(a)
      const scaleB = scaleOf(b)
      if (scaleA >= 0 && scaleB >= 0) {
        const shifted = Math.round(a * POWERS[scaleA]!) * Math.round(b * POWERS[scaleB]!)
        if (Math.abs(shifted) < EXACT && scaleA + scaleB <= 22) return shifted / 10 ** (scaleA + scaleB) + 0
      }
    }
  }
  return canonical(new Decimal(a).times(b))
}

/** null where the divisor is zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) return null
    const quotient = a / b
    if (Number.isInteger(a) && Number.isInteger(b) && Math.abs(a) < EXACT && Math.abs(b) < EXACT) {
      const scale = scaleOf(quotient)
      if (scale >= 0) {
        const power = POWERS[scale]!
        const dividend = a * power
        const product = Math.round(quotient * power) * b
        if (Math.abs(dividend) < EXACT && product === dividend) return quotient + 0
      }
    }
  }
  const divisor = new Decimal(b)
  return divisor.isZero() ? null : canonical(new Decimal(a).dividedBy(divisor))
}

/** null where the power is not a real number or beyond decimal128; exponents up to ±999999999 (DMN 1.5, table 60). */
export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber | null {
  if (Math.abs(Number(exponent)) > 999_999_999) return null
  if (Number.isInteger(base) && Number.isInteger(exponent) && Number(exponent) >= 0) {
    const exact = exactPower(base as number, exponent as number)
    if (exact !== null) return exact
  }
  return canonical(new Decimal(base).pow(exponent))
}

/** By multiplication, as long as each product is an exact integer. */
function exactPower(base: number, exponent: number): number | null {
  if (exponent > 64) return null
  let result = 1
  for (let step = 0; step < exponent; step += 1) {
    result *= base
    if (Math.abs(result) >= EXACT) return null
  }
  return result + 0
}

/** e to the power of a number; far beyond decimal128 the series need not be begun. */
export function exponential(value: FeelNumber): FeelNumber | null {
  const size = Number(value)
  if (Math.abs(size) > 20_000) return size < 0 ? 0 : null
  return canonical(new Decimal(value).exp())
}

/** The dividend less the divisor times the floor of their quotient: the sign is the divisor's. */
export function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelNumber | null {
  if (typeof dividend === 'number' && typeof divisor === 'number') {
    if (divisor === 0) return null
    if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) {
      const rest = dividend % divisor
      return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest + 0
    }
  }
  const by = new Decimal(divisor)
  if (by.isZero()) return null
  const rest = new Decimal(dividend).mod(by)
  return canonical(!rest.isZero() && rest.isNegative() !== by.isNegative() ? rest.plus(by) : rest)
}

export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  return new Decimal(a).comparedTo(b)
}

export function isInteger(value: FeelNumber): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : value.isInteger()
}

/** The integer part as a plain number; infinite beyond what indexes and counts can be. */
export function truncated(value: FeelNumber): number {
  return typeof value === 'number' ? Math.trunc(value) + 0 : value.trunc().toNumber()
}

export type Rounding = 'up' | 'down' | 'ceiling' | 'floor' | 'half up' | 'half down' | 'half even'

const MODES = {
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
  'half up': Decimal.ROUND_HALF_UP,
  'half down': Decimal.ROUND_HALF_DOWN,
  'half even': Decimal.ROUND_HALF_EVEN,
} as const satisfies Record<Rounding, number>

/** Rounds to that many decimals; a negative scale rounds to tens, hundreds and so on. */
export function round(value: FeelNumber, scale: number, rounding: Rounding): FeelNumber | null {
  if (scale === 0 && typeof value === 'number' && Number.isInteger(value)) return value
  const decimal = new Decimal(value)
  if (scale >= 0) return canonical(decimal.toDecimalPlaces(scale, MODES[rounding]))
  const unit = new Decimal(10).pow(-scale)
  return canonical(decimal.dividedBy(unit).toDecimalPlaces(0, MODES[rounding]).times(unit))
}
