import type { Vocabulary } from '@aftersale/contract'
import type { BookDecision } from '@aftersale/decision'
import { pathsRead } from '@aftersale/feel'

/** A field that is read and that no case type has: a rule that asks for it gets nothing. */
export interface UnknownField {
  readonly field: string
  /** The rule that reads it, from 1; null where a column or the formula does. */
  readonly rule: number | null
}

function fieldsRead(text: string): string[] {
  const paths = pathsRead(text)
  if (!paths.ok) return []
  return paths.value.flatMap(([first, field]) => (first === 'request' && field !== undefined ? [field] : []))
}

/** The fields that a decision reads and nobody fills in; none where no case type is known. */
export function unknownFields({ logic }: BookDecision, { caseTypes }: Vocabulary): UnknownField[] {
  const known = new Set(caseTypes.flatMap(({ fields }) => fields.map(({ name }) => name)))
  if (known.size === 0 || logic.kind === 'other') return []
  const texts: (readonly [text: string, rule: number | null])[] =
    logic.kind === 'expression'
      ? [[logic.text, null]]
      : [
          ...logic.table.inputs.map(({ expression }) => [expression ?? '', null] as const),
          ...logic.table.rules.flatMap(({ outputs }, index) => outputs.map((text) => [text, index + 1] as const)),
        ]
  const found = texts.flatMap(([text, rule]) =>
    fieldsRead(text).flatMap((field) => (known.has(field) ? [] : [{ field, rule }])),
  )
  return [...new Map(found.map((one) => [`${one.field} ${one.rule}`, one])).values()]
}
