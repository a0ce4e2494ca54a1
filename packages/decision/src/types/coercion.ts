import { coerceTo, type Evaluation, type FeelType, type FeelValue, formatFeel } from '@aftersale/feel'
import { labelIn } from '@aftersale/kernel'
import { describeType } from './describe-type.ts'

/** Brings a value to a type by FEEL's implicit conversions; what does not conform becomes null, with a warning. */
export type Coercion = (value: FeelValue, evaluation: Evaluation) => FeelValue

const shown = (value: FeelValue) => {
  const text = formatFeel(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/**
 * Compiles the conversion to a type (DMN 1.5, 10.3.2.9.4: to and from singleton list, date to date and time, conforms
 * to). `subject` names what is converted, in warnings. The plain cases are one comparison, because every input of every
 * decision passes here.
 */
export function coercionTo(type: FeelType, subject: string): Coercion | undefined {
  if (type.kind === 'Any') return undefined
  const slow: Coercion = (value, evaluation) => {
    if (value === null) return null
    const coerced = coerceTo(value, type)
    if (coerced !== undefined) return coerced
    const name = describeType(type)
    return evaluation.warn('dmn.type-mismatch', {
      en: `${labelIn(subject, 'en')} should be ${name}, but is ${shown(value)}; null is used instead.`,
      'zh-CN': `${labelIn(subject, 'zh-CN')} 应为 ${name}，实际为 ${shown(value)}，按 null 处理。`,
    })
  }
  const { kind } = type
  if (kind === 'number' || kind === 'string' || kind === 'boolean') {
    return (value, evaluation) => (typeof value === kind ? value : slow(value, evaluation))
  }
  return slow
}
