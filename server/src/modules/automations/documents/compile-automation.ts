import type { AutomationAction, AutomationDocument } from '@aftersale/contract'
import { compileExpression, type Expression } from '@aftersale/feel'

/** An automation, ready to be asked: compiled once in the life of a server. */
export interface Automation {
  readonly key: string
  readonly version: number
  readonly document: AutomationDocument
  /** Null: always. */
  readonly when: Expression | null
  /** Whether its condition is about the change itself: it is not asked of what was before. */
  readonly isOfChange: boolean
  /** Every expression of its actions by its text. */
  readonly values: ReadonlyMap<string, Expression>
  /** The free names that any of its expressions reads. */
  readonly names: ReadonlySet<string>
}

const CHANGE = ['before', 'after', 'changed']

/** Compiles an automation whose expressions were checked when it was deployed; throws where one does not compile. */
export function compileAutomation(key: string, version: number, document: AutomationDocument): Automation {
  const when = document.when === undefined ? null : compiled(document.when)
  const values = new Map(document.do.flatMap(expressionsIn).map(({ text }) => [text, compiled(text)]))
  const all = [...(when === null ? [] : [when]), ...values.values()]
  const isOfChange = when?.names.some((name) => CHANGE.includes(name)) ?? false
  return { key, version, document, when, isOfChange, values, names: new Set(all.flatMap(({ names }) => names)) }
}

function compiled(text: string): Expression {
  const read = compileExpression(text)
  if (!read.ok) throw new Error(`expected an automation's expression to be FEEL: ${text}`)
  return read.value
}

interface Written {
  readonly path: string
  readonly text: string
}

const SINGLE = ['case', 'title', 'priority', 'source', 'customer', 'order', 'product', 'correlationKey'] as const
const MANY = ['fields', 'variables', 'body'] as const

/** The expressions of an action, with where they stand in it. */
export function expressionsIn(action: AutomationAction): Written[] {
  const has = action as Readonly<Record<string, unknown>>
  const single = SINGLE.flatMap((path) => (typeof has[path] === 'string' ? [{ path, text: has[path] }] : []))
  const many = MANY.flatMap((group) =>
    Object.entries((has[group] ?? {}) as Record<string, string>).map(([name, text]) => ({
      path: `${group}.${name}`,
      text,
    })),
  )
  const persons = typeof has['persons'] === 'string' ? [{ path: 'persons', text: has['persons'] }] : []
  return [...single, ...many, ...persons]
}
