import type { Expression } from '@aftersale/feel'
import type { Field, Form } from './form.ts'

/**
 * The variables that a form reads or writes, by the first part of their names: what its fields are called, and what its
 * conditions, formulas and lists of options name. Whoever fills it in needs no other data.
 */
export function formNames({ fields }: Form): ReadonlySet<string> {
  return new Set(
    fields.flatMap((field) => [
      field.path[0] ?? '',
      ...expressionsOf(field).flatMap(({ names }) => names),
      ...listOf(field),
    ]),
  )
}

function expressionsOf({ kind, hiddenWhen, isReadonly }: Field): Expression[] {
  const own = kind.type === 'computed' ? [kind.formula] : []
  const options = 'options' in kind && kind.options.from === 'expression' ? [kind.options.expression] : []
  return [...hiddenWhen, ...own, ...options, ...(typeof isReadonly === 'boolean' ? [] : [isReadonly])]
}

const listOf = ({ kind }: Field): string[] =>
  'options' in kind && kind.options.from === 'data' ? [kind.options.key] : []
