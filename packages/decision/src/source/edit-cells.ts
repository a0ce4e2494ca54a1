import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import type { CellText } from './rule-edit.ts'
import { type Splice, xmlText } from './splice.ts'
import { insideOf, prefixOf } from './tags.ts'

const entryName = { input: 'inputEntry', output: 'outputEntry', annotation: 'annotationEntry' } as const

export const entryXml = (prefix: string, part: CellText['part'], text: string, id?: string): string => {
  const name = `${prefix}${entryName[part]}`
  const open = id === undefined ? name : `${name} id="${xmlText(id)}"`
  return `<${open}><${prefix}text>${xmlText(text)}</${prefix}text></${name}>`
}

/** An entry that the rule does not have yet, with those that must stand before it. */
function missingEntry(xml: string, rule: XmlElement, { part, column, text }: CellText): Splice {
  const prefix = prefixOf(xml, rule)
  const entries = childrenOf(rule, entryName[part])
  const blanks = Array.from({ length: column - 1 - entries.length }, () => entryXml(prefix, part, ''))
  const written = [...blanks, entryXml(prefix, part, text)].join('')
  // The order of the schema: what a rule asks, what it says, remarks.
  const before =
    part === 'input' ? ['inputEntry'] : ['inputEntry', 'outputEntry', ...(part === 'output' ? [] : ['annotationEntry'])]
  const last = rule.children.findLast(({ name }) => before.includes(name))
  if (last !== undefined) return { from: last.span.end, to: last.span.end, with: written }
  return insideOf(xml, rule, written, 'end')
}

function spliceCell(xml: string, table: XmlElement, cell: CellText): Splice {
  const rule = childrenOf(table, 'rule')[cell.rule - 1]
  if (rule === undefined) throw new Error(`expected a rule ${cell.rule} in the table`)
  const entry = childrenOf(rule, entryName[cell.part])[cell.column - 1]
  if (entry === undefined) return missingEntry(xml, rule, cell)
  const prefix = prefixOf(xml, entry)
  const text = childOf(entry, 'text')
  const written = `<${prefix}text>${xmlText(cell.text)}</${prefix}text>`
  if (text === undefined) return insideOf(xml, entry, written, 'start')
  return { from: text.span.start, to: text.span.end, with: written }
}

export const spliceCells = (xml: string, table: XmlElement, cells: readonly CellText[]): Splice[] =>
  cells.map((cell) => spliceCell(xml, table, cell))
