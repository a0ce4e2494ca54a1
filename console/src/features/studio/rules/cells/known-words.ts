import type { BookTable } from '@aftersale/decision'
import { readCell } from './cell-shape.ts'
import type { ShownColumn } from './columns.ts'

/** The words that cells of an input column mention. */
function mentioned(table: BookTable, column: number): Set<unknown> {
  const cells = table.rules.map(({ inputs }) => readCell(inputs[column - 1] ?? ''))
  return new Set(cells.flatMap((shape) => (shape.kind === 'values' ? shape.values : [])))
}

/**
 * An example of the check with words a person knows: where it says a word that no cell mentions, one of the choices of that
 * column that no cell mentions is as good.
 */
export function inKnownWords(
  example: Readonly<Record<string, unknown>>,
  table: BookTable,
  columns: readonly ShownColumn[],
): Readonly<Record<string, unknown>> {
  const known = Object.entries(example).map(([key, value]) => {
    const same = columns.filter(({ part, expression }) => part === 'input' && expression === key)
    const choices = same.flatMap((column) => column.choices)
    if (typeof value !== 'string' || choices.length === 0 || choices.some((choice) => choice.value === value)) {
      return [key, value] as const
    }
    const said = same.map(({ column }) => mentioned(table, column))
    if (said.some((words) => words.has(value))) return [key, value] as const
    return [key, choices.find((choice) => said.every((words) => !words.has(choice.value)))?.value ?? value] as const
  })
  return Object.fromEntries(known)
}
