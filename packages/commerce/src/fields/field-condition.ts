import { accept, parseMoney, type Result, refuse } from '@aftersale/kernel'
import type { FieldDefinition, FieldKind, FieldType, FieldValue } from './field-definition.ts'
import { readFieldValue } from './read-field-value.ts'

export type Comparison = '=' | '<' | '<=' | '>' | '>='

/** What records are looked for: those whose field compares so with the value. Several choices: those that hold it. */
export type FieldCondition = {
  readonly name: string
  readonly type: FieldType
  readonly comparison: Comparison
  readonly value: FieldValue
}

export type ConditionRefusal =
  /** It is written like no condition. */
  | { readonly code: 'fields.condition-wrong'; readonly condition: string }
  /** There is no such field, or records cannot be looked up by it. */
  | { readonly code: 'fields.not-searchable'; readonly field: string }

/** Fields whose values have an order that people mean: text has one too, but nobody looks for it. */
const ORDERED: ReadonlySet<FieldType> = new Set<FieldType>(['number', 'date', 'instant'])

export const isOrdered = (type: FieldType): boolean => ORDERED.has(type)

const CONDITION = /^([a-z][A-Za-z0-9_]{0,39})(<=|>=|=|<|>)(.{1,2000})$/su

/**
 * Reads a condition as people and addresses write it: `colour=red`, `weight>=2.5`, `bought<2026-03-01`, `price=12.50 CNY`.
 * Numbers, dates and instants compare in every way, the others by `=` alone.
 */
export function readFieldCondition(
  definitions: readonly FieldDefinition[],
  condition: string,
): Result<FieldCondition, ConditionRefusal> {
  const [, name = '', comparison = '=', text = ''] = CONDITION.exec(condition) ?? []
  if (name === '') return refuse({ code: 'fields.condition-wrong', condition })
  const definition = definitions.find((one) => one.name === name)
  if (definition === undefined || !definition.searchable) return refuse({ code: 'fields.not-searchable', field: name })
  const { kind } = definition
  const value = valueOf(kind, text)
  if (value === undefined || (comparison !== '=' && !isOrdered(kind.type))) {
    return refuse({ code: 'fields.condition-wrong', condition })
  }
  return accept({ name, type: kind.type, comparison: comparison as Comparison, value })
}

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/

/** The value that a text stands for, whatever the limits of the field; undefined where it stands for none. */
function valueOf(kind: FieldKind, text: string): FieldValue | undefined {
  switch (kind.type) {
    case 'number':
      return NUMBER.test(text) ? Number(text) : undefined
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'money': {
      const [amount = '', currency = kind.currency ?? ''] = text.split(' ')
      const money = parseMoney(amount, currency)
      return money.ok ? money.value : undefined
    }
    case 'date':
    case 'instant': {
      const read = readFieldValue({ type: kind.type }, text)
      return read.ok ? read.value : undefined
    }
    case 'choices':
      return [text]
    case 'text':
    case 'long-text':
    case 'choice':
    case 'reference':
      return text
  }
}
