import type { DecisionProblem } from '../model/problem.ts'
import { readDefinitions } from '../read/read-definitions.ts'
import { readDocument } from '../read/read-document.ts'

/** Where something stands, and by which edition of the standard, decides nothing. */
const silent: ReadonlySet<string> = new Set(['position', 'version'])

/** Everything of a document that decides, as one text; undefined where it is no DMN. */
function meaningOf(xml: string): string | undefined {
  const document = readDocument(xml)
  if (!document.ok) return undefined
  const problems: DecisionProblem[] = []
  const definitions = readDefinitions(document.value, problems)
  if (definitions === undefined) return undefined
  const told = problems.map(({ code, id, name }) => ({ code, id, name }))
  return JSON.stringify([definitions, told], (name, value: unknown) => {
    if (silent.has(name)) return undefined
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value
  })
}

/**
 * Whether two documents decide the same because they say the same: every decision, table, expression, type and
 * requirement, whatever the layout, the order of attributes and the extensions of others. For those who let another
 * program write a document and want to know that it lost nothing.
 */
export function meansTheSame(one: string, other: string): boolean {
  const meaning = meaningOf(one)
  return meaning !== undefined && meaning === meaningOf(other)
}
