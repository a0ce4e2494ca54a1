import type { TFunction } from 'i18next'
import { valueText } from '../cells/cell-words.ts'
import type { ShownColumn } from '../cells/columns.ts'
import { pairText, partsText } from '../signs.ts'

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** A JSON value in the words of its column. */
export function jsonText(value: unknown, column: Pick<ShownColumn, 'choices'> | undefined, t: TFunction): string {
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
