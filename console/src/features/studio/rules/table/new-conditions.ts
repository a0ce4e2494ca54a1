import type { Vocabulary } from '@aftersale/contract'
import type { BookDecision, RuleBook } from '@aftersale/decision'
import { type FeelVariable, feelVariables, pathLabel } from '../feel-variables.ts'

/** Something a table can ask of: what it is in FEEL, its type, and its words in both languages. */
export interface NewCondition {
  readonly expression: string
  readonly type: string | null
  readonly en: string
  readonly 'zh-CN': string
  /** Whose it is: `request`, `case`, `facts`, or a decision of the file. */
  readonly group: 'request' | 'case' | 'facts' | 'decisions'
}

/** The decisions that lead to one, itself included: asking them would go round in circles. */
function dependents(book: RuleBook, id: string): Set<string> {
  const found = new Set([id])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const decision of book.decisions) {
      if (decision.requires.some((required) => found.has(required))) found.add(decision.id)
    }
  }
  return found
}

/** The names that have no members, as paths. */
function leaves(variables: readonly FeelVariable[], path: string): (readonly [path: string, variable: FeelVariable])[] {
  return variables.flatMap((variable) => {
    const own = path === '' ? variable.name : `${path}.${variable.name}`
    return variable.entries === undefined ? [[own, variable] as const] : leaves(variable.entries, own)
  })
}

/** Everything that a column of a decision's table may ask of and does not ask yet. */
export function newConditions(book: RuleBook, decision: BookDecision, vocabulary: Vocabulary): NewCondition[] {
  const circular = dependents(book, decision.id)
  const asking = decision.logic.kind === 'table' ? decision.logic.table.inputs.map(({ expression }) => expression) : []
  const names = new Set(book.decisions.filter(({ id }) => circular.has(id)).map(({ name }) => name))
  const english = feelVariables(book, decision.id, vocabulary, 'en').filter(({ name }) => !names.has(name))
  const chinese = feelVariables(book, decision.id, vocabulary, 'zh-CN')
  return leaves(english, '').flatMap(([expression, { type }]) => {
    if (asking.includes(expression)) return []
    const [first] = expression.split('.')
    const group = first === 'request' || first === 'case' || first === 'facts' ? first : 'decisions'
    const en = pathLabel(english, expression) ?? expression
    return [{ expression, type: type ?? null, en, 'zh-CN': pathLabel(chinese, expression) ?? en, group } as const]
  })
}
