import { entryOf } from './context.ts'
import type { Evaluation } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { midnightOf } from './moment.ts'
import { UNKNOWN } from './type.ts'
import type { FeelContext, FeelDate, FeelFunction, FeelRange, FeelType, FeelValue, Signature } from './value.ts'

/** Whether the value is of that type; null is of every type (DMN 1.5, 10.3.2.9.3). */
export function conformsTo(value: FeelValue, type: FeelType, evaluation?: Evaluation): boolean {
  if (value === null || type.kind === 'Any') return true
  if (type.kind === 'defined') return conformsTo(value, type.base, evaluation) && type.allows(value)
  const kind = kindOf(value)
  if (kind !== type.kind) return kind === 'null'
  switch (type.kind) {
    case 'list':
      return type.of.kind === 'Any' || listConforms(value as readonly FeelValue[], type.of, evaluation)
    case 'range':
      return conformsTo((value as FeelRange).start, type.of) && conformsTo((value as FeelRange).end, type.of)
    case 'context':
      return contextConforms(value as FeelContext, type.entries, evaluation)
    case 'function':
      return (value as FeelFunction).signatures.some((signature) => signatureConforms(signature, type))
    default:
      return true
  }
}

function listConforms(items: readonly FeelValue[], type: FeelType, evaluation?: Evaluation): boolean {
  evaluation?.spend(items.length)
  return items.every((item) => conformsTo(item, type, evaluation))
}

function contextConforms(value: FeelContext, entries: ReadonlyMap<string, FeelType>, evaluation?: Evaluation): boolean {
  evaluation?.spend(entries.size)
  for (const [name, type] of entries) {
    const entry = entryOf(value, name)
    if (entry === undefined || !conformsTo(entry, type, evaluation)) return false
  }
  return true
}

function signatureConforms(signature: Signature, type: FeelType & { kind: 'function' }): boolean {
  if (type.parameters === null) return true
  return (
    signature.parameters.length === type.parameters.length &&
    signature.parameters.every((own, index) => isSubtype(type.parameters?.[index] ?? own.type, own.type)) &&
    isSubtype(signature.result, type.result)
  )
}

/** Whether every value of `type` is one of `of` (DMN 1.5, 10.3.2.9.2): parameters contravariant, the rest covariant. */
function isSubtype(type: FeelType, of: FeelType): boolean {
  if (of.kind === 'Any' || type.kind === 'null' || type === UNKNOWN) return true
  if (type.kind === 'defined') return (of.kind === 'defined' && type.name === of.name) || isSubtype(type.base, of)
  if (of.kind === 'defined') return false
  switch (of.kind) {
    case 'list':
    case 'range':
      return type.kind === of.kind && isSubtype(type.of, of.of)
    case 'context':
      return (
        type.kind === 'context' && [...of.entries].every(([name, entry]) => entryIsSubtype(type.entries, name, entry))
      )
    case 'function':
      return (
        type.kind === 'function' &&
        (of.parameters === null ||
          (type.parameters !== null &&
            type.parameters.length === of.parameters.length &&
            type.parameters.every((own, index) => isSubtype(of.parameters?.[index] ?? own, own)))) &&
        isSubtype(type.result, of.result)
      )
    default:
      return type.kind === of.kind
  }
}

function entryIsSubtype(entries: ReadonlyMap<string, FeelType>, name: string, of: FeelType): boolean {
  const own = entries.get(name)
  return own !== undefined && isSubtype(own, of)
}

/**
 * The value as that type, by the implicit conversions of DMN 1.5 (10.3.2.9.4): itself where it conforms, a singleton
 * list from its item, the item of a singleton list, midnight UTC of a date. undefined where none applies.
 */
export function coerceTo(value: FeelValue, type: FeelType, evaluation?: Evaluation): FeelValue | undefined {
  if (conformsTo(value, type, evaluation)) return value
  const base = baseOf(type)
  if (Array.isArray(value)) {
    const items = value as readonly FeelValue[]
    if (base.kind !== 'list' && items.length === 1) return coerceItem(items[0] ?? null, type, evaluation)
    return undefined
  }
  return coerceItem(value, type, evaluation) ?? (base.kind === 'list' ? coerceToList(value, type) : undefined)
}

function coerceItem(value: FeelValue, type: FeelType, evaluation?: Evaluation): FeelValue | undefined {
  if (conformsTo(value, type, evaluation)) return value
  if (baseOf(type).kind === 'date and time' && kindOf(value) === 'date') {
    const midnight = midnightOf(value as FeelDate)
    return conformsTo(midnight, type) ? midnight : undefined
  }
  return undefined
}

function coerceToList(value: FeelValue, type: FeelType): FeelValue | undefined {
  const list = [value]
  return conformsTo(list, type) ? list : undefined
}

function baseOf(type: FeelType): FeelType {
  return type.kind === 'defined' ? baseOf(type.base) : type
}

/** FEEL `instance of`: as conformance, but null is only of the type Null. */
export function isInstanceOf(value: FeelValue, type: FeelType, evaluation?: Evaluation): boolean {
  return value === null ? type.kind === 'null' : conformsTo(value, type, evaluation)
}
