import { Decimal } from './decimal.ts'
import { type FeelContext, type FeelValue, KIND, type Kind } from './value.ts'

type Marked = { readonly [KIND]?: Kind }

/** The FEEL type of a value, without what it holds: `number`, `list`, `date and time`, … */
export function kindOf(value: FeelValue): Kind {
  switch (typeof value) {
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    default:
  }
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Decimal) return 'number'
  return (value as Marked)[KIND] ?? 'context'
}

export function isContext(value: FeelValue): value is FeelContext {
  return kindOf(value) === 'context'
}
