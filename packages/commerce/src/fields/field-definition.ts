import type { Money } from '@aftersale/kernel'
import type { ReferenceEntity } from './field-entity.ts'

/** A word or sentence for people, in both languages. */
export type Words = { readonly en: string; readonly 'zh-CN': string }

/** What may be chosen: the value that is stored, and what people read. */
export type FieldOption = { readonly value: string; readonly label: Words }

/**
 * What a field holds, and its limits, both ends of which are allowed. Lengths count UTF-16 units, amounts are minor units,
 * dates are `yyyy-MM-dd` and instants ISO 8601. A pattern is a regular expression of XPath that the whole text must match.
 */
export type FieldKind =
  | {
      readonly type: 'text'
      readonly minLength?: number | undefined
      readonly maxLength?: number | undefined
      readonly pattern?: string | undefined
    }
  | {
      readonly type: 'long-text'
      readonly minLength?: number | undefined
      readonly maxLength?: number | undefined
    }
  | {
      readonly type: 'number'
      /** Digits after the point at most. */
      readonly decimals: number
      readonly min?: number | undefined
      readonly max?: number | undefined
    }
  | {
      readonly type: 'money'
      /** Undefined: any currency. */
      readonly currency?: string | undefined
      readonly min?: number | undefined
      readonly max?: number | undefined
    }
  | { readonly type: 'date'; readonly min?: string | undefined; readonly max?: string | undefined }
  | { readonly type: 'instant'; readonly min?: string | undefined; readonly max?: string | undefined }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly options: readonly FieldOption[] }
  | {
      readonly type: 'choices'
      readonly options: readonly FieldOption[]
      readonly minItems?: number | undefined
      readonly maxItems?: number | undefined
    }
  | { readonly type: 'reference'; readonly entity: ReferenceEntity }

export type FieldType = FieldKind['type']

/**
 * A value as it is stored: numbers and booleans as themselves, text, dates, instants (UTC, `2026-03-01T08:00:00.000Z`),
 * choices and references as text, money as its minor units and currency.
 */
export type FieldValue = string | number | boolean | readonly string[] | Money

/** The values of one record by the names of its fields; a field without a value is absent. */
export type FieldValues = Readonly<Record<string, FieldValue>>

/** A field that a company gave to its records, for all records of one entity. */
export type FieldDefinition = {
  /** What programs call it: a lower-case letter, then letters, digits and `_`, 40 in all. */
  readonly name: string
  readonly label: Words
  readonly kind: FieldKind
  readonly required: boolean
  /** Records can be looked up by it. */
  readonly searchable: boolean
  /** Gets no new values; the old ones stay. */
  readonly retired: boolean
  /** Forms show fields in this order. */
  readonly position: number
  /** What a new record gets that says nothing. */
  readonly fallback: FieldValue | null
}

/** What is wrong with one field, as the rest of a sentence that begins with its name. `path` is where it stands. */
export type FieldProblem = Words & { readonly path: string }

export function says(en: string, chinese: string): Words {
  return { en, 'zh-CN': chinese }
}
