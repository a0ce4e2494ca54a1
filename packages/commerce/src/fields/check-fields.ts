import { accept, type Result, refuse } from '@aftersale/kernel'
import type { FieldDefinition, FieldKind, FieldProblem, FieldValue, FieldValues, Words } from './field-definition.ts'
import { says } from './field-definition.ts'
import { readFieldValue } from './read-field-value.ts'
import { isSameValue } from './same-value.ts'

export type FieldsWrong = { readonly code: 'fields.values-wrong'; readonly fields: readonly FieldProblem[] }

/** More would help nobody to mend them. */
const MOST_PROBLEMS = 50

/**
 * The values that a record has after `given` was written to it, or what is wrong with them, field by field, at most 50.
 * `given` is any JSON object: a value sets its field, null, blank text or an empty choice takes the value away, what is
 * absent stays as it was in `before`. Without `before` the record is new, and absent fields get their fallback.
 *
 * What is stored already is not judged again: a value that stays the same may be one that its definition, changed since,
 * would not take, a retired field may keep its value, and a field that became required may stay empty until it is written.
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  given: Readonly<Record<string, unknown>>,
  before?: FieldValues,
): Result<FieldValues, FieldsWrong> {
  const known = new Map(definitions.map((definition) => [definition.name, definition]))
  const values = new Map<string, FieldValue>(Object.entries(before ?? {}))
  const problems: FieldProblem[] = []
  const tell = (name: string, words: Words) => {
    problems.push({ path: pathOf(name), en: words.en, 'zh-CN': words['zh-CN'] })
  }
  for (const [name, value] of Object.entries(given)) {
    if (problems.length === MOST_PROBLEMS) break
    const definition = known.get(name)
    if (definition === undefined) tell(name, UNKNOWN)
    else write(definition, value, values, (words) => tell(name, words))
  }
  for (const { name, required, retired, fallback } of definitions) {
    if (retired || values.has(name)) continue
    const isGiven = Object.hasOwn(given, name)
    if (before === undefined && fallback !== null && !isGiven) values.set(name, fallback)
    else if (required && (before === undefined || isGiven) && !problems.some(({ path }) => path === pathOf(name))) {
      tell(name, MISSING)
    }
  }
  if (problems.length > 0) return refuse({ code: 'fields.values-wrong', fields: problems.slice(0, MOST_PROBLEMS) })
  return accept(Object.fromEntries(values))
}

const UNKNOWN = says('is not a field that is known here', '不是已知的字段')
const MISSING = says('is missing', '不能缺少')
const RETIRED = says('is retired and takes no new value', '该字段已停用，不能填写新值')

/** Where a field of a record stands in what was sent. Names come from the caller: they are cut short. */
const pathOf = (name: string) => `fields.${name.slice(0, 80).toWellFormed()}`

function write(
  { name, kind, retired }: FieldDefinition,
  given: unknown,
  values: Map<string, FieldValue>,
  tell: (words: Words) => void,
): void {
  const stored = values.get(name)
  if (isNothing(kind, given)) {
    values.delete(name)
    return
  }
  if (stored !== undefined && isSameValue(stored, given)) return
  if (retired) {
    tell(RETIRED)
    return
  }
  const read = readFieldValue(kind, given)
  if (read.ok) values.set(name, read.value)
  else tell(read.refusal)
}

function isNothing({ type }: FieldKind, given: unknown): boolean {
  if (given === null || given === undefined) return true
  if (Array.isArray(given)) return type === 'choices' && given.length === 0
  return typeof given === 'string' && given.trim() === ''
}
