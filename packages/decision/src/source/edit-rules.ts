import { compileExpression, compileUnaryTests } from '@aftersale/feel'
import { spliceExamples } from '../examples/splice-examples.ts'
import { readDocument } from '../read/read-document.ts'
import { childOf, type XmlElement } from '../xml/xml-element.ts'
import { spliceCells } from './edit-cells.ts'
import { spliceDeletedInput, spliceNewInput, spliceRequirements } from './edit-columns.ts'
import { spliceRows } from './edit-rows.ts'
import { idsIn } from './fresh-ids.ts'
import { logicHolder, ownersIn } from './rule-book.ts'
import type { CellText, RuleEdit } from './rule-edit.ts'
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

/** What cells read by its name. */
function namesIn(cells: readonly CellText[]): ReadonlySet<string> {
  const read = cells.flatMap(({ part, text }) => {
    if (part === 'annotation' || text.trim() === '') return []
    const compiled = part === 'input' ? compileUnaryTests(text) : compileExpression(text)
    return compiled.ok ? compiled.value.names : []
  })
  return new Set(read)
}

function splicesOf(xml: string, root: XmlElement, owner: XmlElement, edit: RuleEdit): Splice[] {
  switch (edit.kind) {
    case 'cells': {
      const cells = spliceCells(xml, tableOf(owner), edit.cells)
      return [...spliceRequirements(xml, root, owner, namesIn(edit.cells), idsIn(root)), ...cells]
    }
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
