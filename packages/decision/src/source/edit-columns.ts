import { pathsRead } from '@aftersale/feel'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { entryXml } from './edit-cells.ts'
import { freshId, idsIn } from './fresh-ids.ts'
import type { RuleEdit } from './rule-edit.ts'
import { type Splice, xmlText } from './splice.ts'
import { indentOf, prefixOf } from './tags.ts'

type AddInput = Extract<RuleEdit, { readonly kind: 'add-input' }>

/** What is read by these names and the decision does not require yet. */
function newlyRequired(root: XmlElement, owner: XmlElement, names: ReadonlySet<string | undefined>): XmlElement[] {
  const required = new Set(
    childrenOf(owner, 'informationRequirement').flatMap(({ children }) =>
      children.map((child) => attributeOf(child, 'href')?.replace(/^.*#/, '')),
    ),
  )
  return root.children.filter((element) => {
    const isRequirable = element.name === 'inputData' || (element.name === 'decision' && element !== owner)
    const id = attributeOf(element, 'id')
    return isRequirable && id !== undefined && !required.has(id) && names.has(attributeOf(element, 'name'))
  })
}

/** What lets a decision read the input data and decisions of its file by these names. */
export function spliceRequirements(
  xml: string,
  root: XmlElement,
  owner: XmlElement,
  names: ReadonlySet<string | undefined>,
  taken: Set<string>,
): Splice[] {
  const required = newlyRequired(root, owner, names)
  // The schema wants requirements before the logic; only decisions have them.
  const next = owner.children.find(({ name }) => name === 'decisionTable')
  if (owner.name !== 'decision' || next === undefined || required.length === 0) return []
  const prefix = prefixOf(xml, owner)
  const indent = indentOf(xml, next)
  const written = required.map((element) => {
    const id = freshId(taken, `${attributeOf(owner, 'id') ?? 'decision'}-needs`)
    const kind = element.name === 'decision' ? 'requiredDecision' : 'requiredInput'
    const href = xmlText(`#${attributeOf(element, 'id') ?? ''}`)
    return `<${prefix}informationRequirement id="${xmlText(id)}"><${prefix}${kind} href="${href}"/></${prefix}informationRequirement>${indent}`
  })
  return [{ from: next.span.start, to: next.span.start, with: written.join('') }]
}

/** Where something goes that stands after the last of some children, or else before the first of others. */
function placeAfter(element: XmlElement, last: string, before: string): number {
  const found = childrenOf(element, last).at(-1)
  return found?.span.end ?? childOf(element, before)?.span.start ?? element.span.insideEnd
}

export function spliceNewInput(xml: string, root: XmlElement, owner: XmlElement, table: XmlElement, edit: AddInput) {
  const prefix = prefixOf(xml, table)
  const taken = idsIn(root)
  const id = freshId(taken, `${edit.decision}-input`)
  const expressionId = freshId(taken, `${id}-expression`)
  const type = edit.type === null ? '' : ` typeRef="${xmlText(edit.type)}"`
  const text = `<${prefix}text>${xmlText(edit.expression)}</${prefix}text>`
  const input =
    `<${prefix}input id="${xmlText(id)}" label="${xmlText(edit.label)}">` +
    `<${prefix}inputExpression id="${xmlText(expressionId)}"${type}>${text}</${prefix}inputExpression></${prefix}input>`
  const last = childrenOf(table, 'input').at(-1)
  const at = placeAfter(table, 'input', 'output')
  const column: Splice = { from: at, to: at, with: `${last === undefined ? '' : indentOf(xml, last)}${input}` }
  const cells = childrenOf(table, 'rule').map((rule): Splice => {
    const place = placeAfter(rule, 'inputEntry', 'outputEntry')
    const entry = childrenOf(rule, 'inputEntry').at(-1)
    const indent = entry === undefined ? '' : indentOf(xml, entry)
    return { from: place, to: place, with: `${indent}${entryXml(prefix, 'input', '-', freshId(taken, `${id}-cell`))}` }
  })
  const paths = pathsRead(edit.expression)
  const names = new Set(paths.ok ? paths.value.map(([name]) => name) : [])
  return [...spliceRequirements(xml, root, owner, names, taken), column, ...cells]
}

export function spliceDeletedInput(xml: string, table: XmlElement, column: number): Splice[] {
  const input = childrenOf(table, 'input')[column - 1]
  if (input === undefined) throw new Error(`expected an input column ${column} in the table`)
  const cells = childrenOf(table, 'rule').flatMap((rule) => childrenOf(rule, 'inputEntry')[column - 1] ?? [])
  return [input, ...cells].map((element) => ({
    from: element.span.start - indentOf(xml, element).length,
    to: element.span.end,
    with: '',
  }))
}
