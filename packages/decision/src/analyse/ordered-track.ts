import { compileExpression, createEvaluation, type FeelValue, feelCompare, type Kind } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'

/** The kinds of values that lie on a line; the number line is dense, days are not. */
export type OrderedKind =
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'

const steps: Record<OrderedKind, { readonly below: string; readonly above: string }> = {
  number: { below: 'a - 1', above: 'a + 1' },
  date: { below: 'a - @"P1D"', above: 'a + @"P1D"' },
  time: { below: '@"00:00:00"', above: '@"23:59:59"' },
  'date and time': { below: 'a - @"P1D"', above: 'a + @"P1D"' },
  'days and time duration': { below: 'a - @"P1D"', above: 'a + @"P1D"' },
  'years and months duration': { below: 'a - @"P1M"', above: 'a + @"P1M"' },
}

export const isOrderedKind = (kind: Kind): kind is OrderedKind => Object.hasOwn(steps, kind)

/** Arithmetic on all these kinds is FEEL's; a failed one is null and the value does not exist. */
function evaluate(text: string, a: FeelValue, b: FeelValue): FeelValue {
  const compiled = compileExpression(text)
  if (!compiled.ok) throw new Error(`expected FEEL to read ${text}, got ${compiled.refusal.code}`)
  return compiled.value.evaluate({ a, b }, createEvaluation({ now: instantOf(0) }))
}

const isBelow = (a: FeelValue, b: FeelValue): boolean => {
  const order = feelCompare(a, b)
  return order !== null && order < 0
}

/** A whole number where one lies between, because people read examples. */
function numberBetween(a: number, b: number): number | undefined {
  const middle = (a + b) / 2
  const whole = [Math.round(middle), Math.floor(a) + 1].find((candidate) => candidate > a && candidate < b)
  return whole ?? (middle > a && middle < b ? middle : undefined)
}

/** A value strictly between two, undefined where there is none (two neighbouring days). */
export function valueBetween(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (typeof a === 'number' && typeof b === 'number') return numberBetween(a, b)
  const middle = evaluate('a + (b - a) / 2', a, b)
  return middle !== null && isBelow(a, middle) && isBelow(middle, b) ? middle : undefined
}

/** A value below (or above) all of a line's cuts, undefined where the line ends there (midnight). */
export function valueBeyond(cut: FeelValue, kind: OrderedKind, side: 'below' | 'above'): FeelValue | undefined {
  if (typeof cut === 'number') return side === 'below' ? Math.ceil(cut) - 1 : Math.floor(cut) + 1
  const value = evaluate(steps[kind][side], cut, null)
  const lies = side === 'below' ? isBelow(value, cut) : isBelow(cut, value)
  return value !== null && lies ? value : undefined
}
