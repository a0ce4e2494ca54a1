import type { CaseTypeDocument } from '@aftersale/contract'
import type { Actor } from '../../../engine/index.ts'
import { isAmong } from '../types/is-among.ts'

/** Of one case type: the fields that somebody does not see, and those of the others that they may not change. */
export interface CaseFieldRights {
  readonly hidden: ReadonlySet<string>
  readonly readonly: ReadonlySet<string>
  /** Those of the hidden ones whose values are words of a list: they say nothing by themselves, wherever else they stand. */
  readonly listed: ReadonlySet<string>
}

/** By the key of the type; a type of which somebody sees and may change every field is not in it. */
export type FieldRightsByType = ReadonlyMap<string, CaseFieldRights>

/**
 * What somebody may do with the fields of cases: the one answer that everything asks which shows or takes them. Read from the
 * newest versions of the types. Nobody changes what they do not see.
 */
export function fieldRights(
  types: Iterable<Pick<CaseTypeDocument, 'key' | 'permissions' | 'fields'>>,
  actor: Actor,
): FieldRightsByType {
  const rights = new Map<string, CaseFieldRights>()
  for (const { key, permissions, fields: own } of types) {
    const fields = Object.entries(permissions.fields ?? {})
    const hidden = fields.filter(([, { see }]) => !isAmong(actor, see)).map(([name]) => name)
    const fixed = fields.filter(([, { see, change }]) => isAmong(actor, see) && !isAmong(actor, change))
    if (hidden.length + fixed.length === 0) continue
    const listed = own.filter(({ kind }) => 'options' in kind).map(({ name }) => name)
    rights.set(key, {
      hidden: new Set(hidden),
      readonly: new Set(fixed.map(([name]) => name)),
      listed: new Set(listed.filter((name) => hidden.includes(name))),
    })
  }
  return rights
}

/** Those of the names that somebody may not write. */
export const notTheirs = (rights: CaseFieldRights | undefined, names: Iterable<string>): string[] =>
  rights === undefined ? [] : [...names].filter((name) => rights.hidden.has(name) || rights.readonly.has(name))

/** The fields of a case as somebody sees them. */
export function fieldsSeen<T>(rights: CaseFieldRights | undefined, fields: Readonly<Record<string, T>>) {
  if (rights === undefined) return { ...fields }
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !rights.hidden.has(name)))
}
