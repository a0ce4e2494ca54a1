import { childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { entryXml } from './edit-cells.ts'
import { freshId, idsIn } from './fresh-ids.ts'
import type { CellText, RuleEdit } from './rule-edit.ts'
import { type Splice, xmlText } from './splice.ts'
import { indentOf, insideOf, prefixOf } from './tags.ts'

type RowEdit = Extract<RuleEdit, { readonly kind: 'add-rule' | 'delete-rule' | 'move-rule' }>

const idPattern = /(\sid\s*=\s*)(?:"[^"]*"|'[^']*')/

/** A rule's text with ids of its own. */
function copied(xml: string, rule: XmlElement, taken: Set<string>, base: string): string {
  const own = freshId(taken, base)
  let text = ''
  let at = rule.span.start
  const walk = (element: XmlElement) => {
    const { start, inside } = element.span
    text += xml.slice(at, start)
    const id = () => (element === rule ? own : freshId(taken, own))
    text += xml.slice(start, inside).replace(idPattern, (_, lead: string) => `${lead}"${xmlText(id())}"`)
    at = inside
    element.children.forEach(walk)
  }
  walk(rule)
  return text + xml.slice(at, rule.span.end)
}

function blank(table: XmlElement, prefix: string, id: string, cells: readonly CellText[]): string {
  const entries = (part: CellText['part'], head: string) =>
    childrenOf(table, head).map((_, index) => {
      const given = cells.find((cell) => cell.part === part && cell.column === index + 1)
      const entry = part === 'annotation' ? undefined : `${id}-${part === 'input' ? 'in' : 'out'}-${index + 1}`
      return entryXml(prefix, part, given?.text ?? (part === 'input' ? '-' : ''), entry)
    })
  const all = [...entries('input', 'input'), ...entries('output', 'output'), ...entries('annotation', 'annotation')]
  return `<${prefix}rule id="${xmlText(id)}">${all.join('')}</${prefix}rule>`
}

/** The rules in their new order, each with the white space and comments before it. */
function reordered(xml: string, root: XmlElement, table: XmlElement, edit: RowEdit): string[] {
  const chunks = childrenOf(table, 'rule').map((rule) => {
    const before = table.children[table.children.indexOf(rule) - 1]
    return xml.slice(before?.span.end ?? table.span.inside, rule.span.end)
  })
  if (edit.kind === 'delete-rule') return chunks.toSpliced(edit.rule - 1, 1)
  if (edit.kind === 'move-rule') {
    return chunks.toSpliced(edit.rule - 1, 1).toSpliced(edit.to - 1, 0, chunks[edit.rule - 1] ?? '')
  }
  const rules = childrenOf(table, 'rule')
  const taken = idsIn(root)
  const base = `${edit.decision}-rule`
  const model = edit.copyOf === undefined ? undefined : rules[edit.copyOf - 1]
  const neighbour = model ?? rules[0] ?? table.children.at(-1)
  const lead = neighbour === undefined ? '' : indentOf(xml, neighbour)
  const row =
    model === undefined
      ? blank(table, prefixOf(xml, table), freshId(taken, base), edit.cells ?? [])
      : copied(xml, model, taken, base)
  return chunks.toSpliced(edit.at - 1, 0, `${lead}${row}`)
}

/** Each place where a rule stood takes the next rule; the last takes all that are left. */
export function spliceRows(xml: string, root: XmlElement, table: XmlElement, edit: RowEdit): Splice[] {
  const rules = childrenOf(table, 'rule')
  const named = edit.kind === 'add-rule' ? edit.copyOf : edit.rule
  if (named !== undefined && rules[named - 1] === undefined) throw new Error(`expected a rule ${named} in the table`)
  const order = reordered(xml, root, table, edit)
  const last = table.children.at(-1)
  if (rules.length === 0) {
    const added = order.join('')
    return [
      last === undefined
        ? insideOf(xml, table, added, 'start')
        : { from: last.span.end, to: last.span.end, with: added },
    ]
  }
  return rules.map((rule, index) => {
    const before = table.children[table.children.indexOf(rule) - 1]
    const rest = index === rules.length - 1 ? order.slice(index) : order.slice(index, index + 1)
    return { from: before?.span.end ?? table.span.inside, to: rule.span.end, with: rest.join('') }
  })
}
