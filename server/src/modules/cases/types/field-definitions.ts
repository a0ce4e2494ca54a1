import type { FieldDefinition, FieldValue } from '@aftersale/commerce'
import type { CaseTypeDocument } from '@aftersale/contract'

type CaseField = CaseTypeDocument['fields'][number]

/** A type's fields as definitions: in the order of its list, not looked up by, not retired. */
export const definitionOf = ({ fallback, ...field }: CaseField, position: number) =>
  ({ ...field, fallback: fallback as unknown, searchable: false, retired: false, position }) as const

/** The definitions of a deployed type, whose fallbacks were checked when it was. */
export const definitionsOf = ({ fields }: Pick<CaseTypeDocument, 'fields'>): FieldDefinition[] =>
  fields.map((field, position) => ({ ...definitionOf(field, position), fallback: field.fallback as FieldValue | null }))
