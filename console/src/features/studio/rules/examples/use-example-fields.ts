import { type BookDecision, type ExampleInput, exampleInputs } from '@aftersale/decision'
import { columnsOf, type ShownColumn } from '../cells/columns.ts'
import { feelVariables, pathLabel } from '../feel-variables.ts'
import { useRules } from '../rules-context.ts'

/** A field of an example's form. */
interface ExampleField extends Pick<ShownColumn, 'label' | 'kind' | 'choices'> {
  readonly key: string
  readonly of: ExampleInput['of']
}

export interface ExampleFields {
  readonly columns: readonly ShownColumn[]
  readonly inputs: readonly ExampleField[]
  readonly labels: ReadonlyMap<string, string>
}

/** What the examples of a decision give and expect, as fields in words. */
export function useExampleFields(decision: BookDecision): ExampleFields {
  const { book, vocabulary, wordOf, language } = useRules()
  const { logic } = decision
  const columns = logic.kind === 'table' ? columnsOf(logic.table, { book, vocabulary, wordOf, language }) : []
  const variables = feelVariables(book, decision.id, vocabulary, language)
  const inputs = exampleInputs(decision, book).map(({ key, of }): ExampleField => {
    const column = columns.find(({ part, expression }) => part === 'input' && expression === key)
    if (column !== undefined) return { key, of, label: column.label, kind: column.kind, choices: column.choices }
    return { key, of, label: pathLabel(variables, key) ?? key, kind: 'other', choices: [] }
  })
  return { columns, inputs, labels: new Map(inputs.map(({ key, label }) => [key, label])) }
}
