import type { CaseTypeDocument, Json } from '@aftersale/contract'

/** A field of a case type, or of news that its flow awaits. */
export type TypeField = CaseTypeDocument['fields'][number]

export type TypeFieldValues = Readonly<Record<string, Json | undefined>>

/** Values as the API takes them. */
type SentValues = Record<string, Json>

/** What somebody told in words of their own. */
export const isOwnWords = ({ kind }: TypeField): boolean => kind.type === 'long-text'

/** What a new record gets that says nothing. */
export const fallbacksOf = (fields: readonly TypeField[]): TypeFieldValues =>
  Object.fromEntries(fields.flatMap(({ name, fallback }) => (fallback === null ? [] : [[name, fallback]])))

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The values that were filled in. */
export const filledIn = (fields: readonly TypeField[], values: TypeFieldValues): SentValues =>
  Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = values[name]
      return value === undefined || isEmpty(value) ? [] : [[name, value] as const]
    }),
  )

/** The required fields that are empty. */
export const missingOf = (fields: readonly TypeField[], values: TypeFieldValues): readonly string[] =>
  fields.filter(({ name, required }) => required && isEmpty(values[name])).map(({ name }) => name)

/** Of two sets of values, what is different in the second: null where a value was taken away. */
export const changedValues = (
  fields: readonly TypeField[],
  before: TypeFieldValues,
  after: TypeFieldValues,
): SentValues =>
  Object.fromEntries(
    fields.flatMap(({ name }) => {
      const old = before[name] ?? null
      const now = isEmpty(after[name]) ? null : (after[name] ?? null)
      return JSON.stringify(old) === JSON.stringify(now) ? [] : [[name, now] as const]
    }),
  )
