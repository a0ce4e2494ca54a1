import { spliceExamples } from '../examples/splice-examples.ts'
import { readDocument } from '../read/read-document.ts'
import { childOf, type XmlElement } from '../xml/xml-element.ts'
import { spliceCells } from './edit-cells.ts'
import { spliceDeletedInput, spliceNewInput } from './edit-columns.ts'
import { spliceRows } from './edit-rows.ts'
import { logicHolder, ownersIn } from './rule-book.ts'
import type { RuleEdit } from './rule-edit.ts'
import { type Splice, spliced, xmlText } from './splice.ts'
import { insideOf, prefixOf, withAttributes } from './tags.ts'

function tableOf(owner: XmlElement): XmlElement {
  const table = childOf(logicHolder(owner), 'decisionTable')
  if (table === undefined) throw new Error('expected a decision whose logic is a table')
  return table
}

function spliceExpression(xml: string, owner: XmlElement, text: string): Splice[] {
  const literal = childOf(logicHolder(owner), 'literalExpression')
  if (literal === undefined) throw new Error('expected a decision whose logic is an expression')
  const prefix = prefixOf(xml, literal)
  const old = childOf(literal, 'text')
  const written = `<${prefix}text>${xmlText(text)}</${prefix}text>`
  if (old !== undefined) return [{ from: old.span.start, to: old.span.end, with: written }]
  return [insideOf(xml, literal, written, 'start')]
}

function splicesOf(xml: string, root: XmlElement, owner: XmlElement, edit: RuleEdit): Splice[] {
  switch (edit.kind) {
    case 'cells':
      return spliceCells(xml, tableOf(owner), edit.cells)
    case 'hit-policy': {
      const { hitPolicy, aggregation } = edit
      return [withAttributes(xml, tableOf(owner), { hitPolicy, aggregation })]
    }
    case 'expression':
      return spliceExpression(xml, owner, edit.text)
    case 'examples':
      return spliceExamples(xml, owner, edit.examples)
    case 'add-input':
      return spliceNewInput(xml, root, owner, tableOf(owner), edit)
    case 'delete-input':
      return spliceDeletedInput(xml, tableOf(owner), edit.column)
    default:
      return spliceRows(xml, root, tableOf(owner), edit)
  }
}

/**
 * The document with one change. Only the characters that the change is about are replaced: what else stands in the file,
 * comments and elements of others included, stays as it is. The document must be XML and have the decision, the rule and
 * the column: whoever edits has read them (`readRuleBook`), and anything else is a defect.
 */
export function editRules(xml: string, edit: RuleEdit): string {
  const document = readDocument(xml)
  if (!document.ok) throw new Error(`expected a document that can be read, got: ${document.refusal.sentence.en}`)
  const owner = ownersIn(document.value).find(([id]) => id === edit.decision)?.[1]
  if (owner === undefined) throw new Error(`expected a decision “${edit.decision}” in the document`)
  return spliced(xml, splicesOf(xml, document.value, owner, edit))
}
