import { pathsRead } from '@aftersale/feel'
import { type BookDecision, figureOf, type RuleBook } from '../source/rule-book.ts'

/** A value that an example of a decision may give. */
export interface ExampleInput {
  /** What `given` of an example calls it. */
  readonly key: string
  readonly label: string
  /** A FEEL type; null where none is stated. */
  readonly type: string | null
  /** The values it may have, as FEEL unary tests; null where none are stated. */
  readonly values: string | null
  /** `asked` is a column of the table; `read` is read by what the table says, or by an expression. */
  readonly of: 'asked' | 'read'
}

function pathsIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => {
    const paths = pathsRead(text)
    return paths.ok ? paths.value.map((path) => path.join('.')) : []
  })
  return [...new Set(found)].filter((path) => path !== '?')
}

/**
 * What an example of a decision can give: its columns, and what its results or its expression read besides, but for the
 * figures of the book, which are what they are.
 */
export function exampleInputs({ logic }: BookDecision, book: RuleBook): ExampleInput[] {
  const figures = new Set(book.decisions.flatMap((one) => (figureOf(one) === undefined ? [] : [one.name])))
  const paths = (texts: readonly string[]) => pathsIn(texts).filter((path) => !figures.has(path))
  const read = (texts: readonly string[]) =>
    paths(texts).map((key) => ({ key, label: key, type: null, values: null, of: 'read' as const }))
  if (logic.kind === 'other') return []
  if (logic.kind === 'expression') return read([logic.text])
  const { inputs, rules } = logic.table
  const asked = new Map<string, ExampleInput>()
  for (const { expression, label, type, values } of inputs) {
    const key = expression ?? ''
    if (key !== '' && !asked.has(key)) asked.set(key, { key, label, type, values, of: 'asked' })
  }
  const besides = read(rules.flatMap(({ outputs }) => outputs)).filter(({ key }) => !asked.has(key))
  return [...asked.values(), ...besides]
}
