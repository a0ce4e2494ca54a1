import { type Expression, pathsRead } from '@aftersale/feel'
import type { Field, Form } from './form.ts'

/** What expressions in a row call the row and what is around it, and any expression the records that look-ups name. */
const OWN: ReadonlySet<string> = new Set(['this', 'i', '_this_', '_i_', 'linked'])
const AROUND: ReadonlySet<string> = new Set(['parent', '_parent_'])

/**
 * The variables that a form reads or writes, by the first part of their names: what its fields are called, and what its
 * conditions, formulas and lists of options name. Whoever fills it in needs no other data.
 */
export function formNames({ fields }: Form): ReadonlySet<string> {
  return new Set(
    fields.flatMap((field) => [
      field.path[0] ?? '',
      ...read(field),
      ...(field.kind.type === 'rows' ? field.kind.columns.flatMap(readInRow) : []),
    ]),
  )
}

const read = (field: Field): string[] => [
  ...expressionsOf(field).flatMap(({ names }) => names.filter((name) => name !== 'linked')),
  ...listOf(field),
]

/** In a row, what is around it may be named through `parent`. */
function readInRow(column: Field): string[] {
  const through = expressionsOf(column).flatMap(({ source }) => {
    const paths = pathsRead(source)
    return paths.ok ? paths.value.flatMap(([first = '', second]) => (AROUND.has(first) ? (second ?? []) : [])) : []
  })
  return [...read(column).filter((name) => !OWN.has(name) && !AROUND.has(name)), ...through]
}

function expressionsOf({ kind, hiddenWhen, isReadonly }: Field): Expression[] {
  const own = kind.type === 'computed' ? [kind.formula] : []
  const options = 'options' in kind && kind.options.from === 'expression' ? [kind.options.expression] : []
  return [...hiddenWhen, ...own, ...options, ...(typeof isReadonly === 'boolean' ? [] : [isReadonly])]
}

const listOf = ({ kind }: Field): string[] =>
  'options' in kind && kind.options.from === 'data' ? [kind.options.key] : []
