import type { TFunction } from 'i18next'
import { readCell } from '../cells/cell-shape.ts'
import { conditionText, valueText } from '../cells/cell-words.ts'
import type { ShownColumn } from '../cells/columns.ts'
import { pairText, partsText } from '../signs.ts'

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** A JSON value in the words of its column. */
function jsonText(value: unknown, column: Pick<ShownColumn, 'choices'> | undefined, t: TFunction): string {
  if (value === null || value === undefined) return t('studioRules.nothing')
  return isPlain(value) ? valueText(value, column ?? { choices: [] }, t) : JSON.stringify(value)
}

/** What an example gives, in words; `labels` are for names that are no column. */
export function givenText(
  given: Readonly<Record<string, unknown>>,
  columns: readonly ShownColumn[],
  t: TFunction,
  labels: ReadonlyMap<string, string> = new Map(),
): string {
  const pairs = Object.entries(given).map(([key, value]) => {
    const column = columns.find(({ part, expression }) => part === 'input' && expression === key)
    const name = column?.label ?? labels.get(key) ?? key
    return pairText(name, jsonText(value, column, t))
  })
  return partsText(pairs)
}

/** What shall come out, or did, in words: of several outputs those that are named. */
export function resultText(
  result: unknown,
  columns: readonly ShownColumn[],
  t: TFunction,
  only?: readonly string[],
): string {
  const outputs = columns.filter(({ part }) => part === 'output')
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return jsonText(result, outputs[0], t)
  const shown = Object.entries(result).filter(([name]) => only === undefined || only.includes(name))
  const pairs = shown.map(([name, value]) => {
    const column = outputs.find((output) => output.name === name)
    return pairText(column?.label ?? name, jsonText(value, column, t))
  })
  return partsText(pairs)
}

/** Why a rule decides about what is given: each thing it asks for, with the value that answers it. */
export function whyText(
  given: Readonly<Record<string, unknown>>,
  rule: { readonly inputs: readonly string[] },
  columns: readonly ShownColumn[],
  t: TFunction,
): string {
  const parts = rule.inputs.flatMap((cell, index) => {
    const column = columns.find(({ part, column: number }) => part === 'input' && number === index + 1)
    if (column === undefined || readCell(cell).kind === 'any') return []
    const value = jsonText(given[column.expression], column, t)
    const asked = conditionText(cell, column, t).text
    return [pairText(column.label, asked === value ? value : t('studioRules.fits', { value, asked }))]
  })
  return parts.length === 0 ? t('studioRules.asksNothing') : partsText(parts)
}
