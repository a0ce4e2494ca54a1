import type { Vocabulary } from '@aftersale/contract'
import type { BookColumn, BookDecision, BookTable, RuleBook } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { readValues } from './cell-shape.ts'
import { type NamedFigure, namedFigures } from './named-figures.ts'

type Language = 'en' | 'zh-CN'

/** A value a cell may hold, in the words of the reader. */
interface Choice {
  readonly value: string
  readonly label: string
}

/** A column of a table as a person reads it. */
export interface ShownColumn {
  readonly part: 'input' | 'output' | 'annotation'
  /** From 1, as edits count. */
  readonly column: number
  readonly label: string
  readonly kind: 'choice' | 'boolean' | 'number' | 'text' | 'other' | 'remark'
  /** What can be chosen; empty where nothing is known of it. */
  readonly choices: readonly Choice[]
  /** What problems and traces call it. */
  readonly name: string
  /** What an input reads, as FEEL; empty for others. */
  readonly expression: string
  /** The figures of the file that its cells may name. */
  readonly figures: readonly NamedFigure[]
}

/** What people read for the key of an outcome, a reason or a group; undefined where nobody has given words. */
export type WordOf = (kind: 'outcome' | 'reason' | 'group', key: string) => string | undefined

export interface ColumnSource {
  readonly book: RuleBook
  readonly vocabulary: Vocabulary
  readonly wordOf: WordOf
  readonly language: Language
}

/** What kind of word a result says, by the name of the result. */
export const wordKinds = { outcome: 'outcome', priority: 'outcome', reason: 'reason', group: 'group' } as const

const stated = (values: string | null): string[] =>
  (values === null ? [] : (readValues(values) ?? [])).filter((value) => typeof value === 'string')

const outputsOf = (decision: BookDecision): readonly BookColumn[] =>
  decision.logic.kind === 'table' ? decision.logic.table.outputs : []

/** The output that a column reads: `fault` of a decision that has one, `claim.right` of one that has several. */
function outputRead(book: RuleBook, expression: string): BookColumn | undefined {
  const [name = '', member] = expression.split('.')
  const decision = book.decisions.find((one) => one.name === name)
  if (decision === undefined || !/^[\w.]+$/.test(expression)) return undefined
  const outputs = outputsOf(decision)
  if (member === undefined) return outputs.length === 1 ? outputs[0] : undefined
  return outputs.find((output) => output.name === member)
}

/** The words of a field of a case type that has choices. */
function fieldChoices({ vocabulary, language }: ColumnSource, expression: string): Choice[] {
  const name = /^request\.(\w+)$/.exec(expression)?.[1]
  const fields = vocabulary.caseTypes.flatMap((type) => type.fields.filter((field) => field.name === name))
  const options = fields.flatMap((field) => field.options)
  return [...new Map(options.map(({ value, label }) => [value, label[language]]))].map(([value, label]) => ({
    value,
    label,
  }))
}

function outputChoices(output: BookColumn, source: ColumnSource): Choice[] {
  const { vocabulary, wordOf, language } = source
  const kind = Object.entries(wordKinds).find(([name]) => name === output.name)?.[1]
  if (output.name === 'group' && vocabulary.groups.length > 0) {
    return vocabulary.groups.map(({ key, name }) => ({ value: key, label: name[language] }))
  }
  const values = new Set([...stated(output.values), ...Object.keys(output.words)])
  return [...values].map((value) => {
    const written = output.words[value]
    const word = kind === undefined ? undefined : wordOf(kind, value)
    return { value, label: written === undefined ? (word ?? value) : labelIn(written, language) }
  })
}

function inputChoices(input: BookColumn, source: ColumnSource): Choice[] {
  const expression = input.expression ?? ''
  const own = Object.entries(input.words).map(([value, label]) => ({ value, label: labelIn(label, source.language) }))
  if (own.length > 0) return own
  const ofField = fieldChoices(source, expression)
  if (ofField.length > 0) return ofField
  const output = outputRead(source.book, expression)
  if (output !== undefined) return outputChoices(output, source)
  return stated(input.values).map((value) => ({ value, label: value }))
}

function kindOf(type: string | null, choices: readonly Choice[]): ShownColumn['kind'] {
  const plain = type?.replace(/^feel:/, '') ?? null
  if (plain === 'boolean') return 'boolean'
  if (choices.length > 0) return 'choice'
  if (plain === 'string') return 'text'
  return plain === 'number' || plain === 'integer' || plain === 'long' || plain === 'double' ? 'number' : 'other'
}

function inputColumn(input: BookColumn, index: number, source: ColumnSource): ShownColumn {
  const choices = inputChoices(input, source)
  return {
    part: 'input',
    column: index + 1,
    label: labelIn(input.label, source.language),
    kind: kindOf(input.type, choices),
    choices,
    name: input.label,
    expression: input.expression ?? '',
    figures: namedFigures(source.book, source.language),
  }
}

/** The words that a reason or another key in a cell stands for, where keys are many and any may be written. */
function keyChoices(table: BookTable, index: number, { wordOf }: ColumnSource): Choice[] {
  const kind = Object.entries(wordKinds).find(([name]) => name === table.outputs[index]?.name)?.[1]
  if (kind === undefined) return []
  const keys = new Set(table.rules.flatMap(({ outputs }) => readValues(outputs[index] ?? '') ?? []))
  return [...keys].flatMap((key) => (typeof key === 'string' ? [{ value: key, label: wordOf(kind, key) ?? key }] : []))
}

function outputColumn(table: BookTable, index: number, source: ColumnSource): ShownColumn[] {
  const output = table.outputs[index]
  if (output === undefined) return []
  const known = outputChoices(output, source)
  return [
    {
      part: 'output',
      column: index + 1,
      label: labelIn(output.label, source.language),
      kind: kindOf(output.type, known),
      choices: known.length > 0 ? known : keyChoices(table, index, source),
      name: output.name ?? output.label,
      expression: '',
      figures: namedFigures(source.book, source.language),
    },
  ]
}

/** Texts for customers are two results, `en` and `zh`: the one that the reader reads stands first. */
function inOwnLanguageFirst(columns: readonly ShownColumn[], language: Language): ShownColumn[] {
  const [english, chinese] = [
    columns.findIndex(({ name }) => name === 'en'),
    columns.findIndex(({ name }) => name === 'zh'),
  ]
  const [one, other] = [columns[english], columns[chinese]]
  if (language === 'en' || one === undefined || other === undefined || english > chinese) return [...columns]
  return columns.with(english, other).with(chinese, one)
}

/** The columns of a table in the order they are read: what is asked, what is said, remarks. */
export function columnsOf(table: BookTable, source: ColumnSource): ShownColumn[] {
  const remarks = table.annotations.map(
    (label, index): ShownColumn => ({
      part: 'annotation',
      column: index + 1,
      label: labelIn(label, source.language),
      kind: 'remark',
      choices: [],
      name: label,
      expression: '',
      figures: [],
    }),
  )
  return [
    ...table.inputs.map((input, index) => inputColumn(input, index, source)),
    ...inOwnLanguageFirst(
      table.outputs.flatMap((_, index) => outputColumn(table, index, source)),
      source.language,
    ),
    ...remarks,
  ]
}
