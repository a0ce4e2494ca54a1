import { accept, type Result, refuse } from '@aftersale/kernel'
import { type DecisionExample, examplesIn } from '../examples/decision-example.ts'
import { type Expectation, expectationsIn } from '../expectations/expectation.ts'
import { readDocument } from '../read/read-document.ts'
import type { ModelRefusal } from '../read-decision-model.ts'
import { attributeOf, childOf, childrenOf, childTextOf, type XmlElement } from '../xml/xml-element.ts'
import { wordsIn } from './words-in.ts'

/** One column of a table as the file writes it; FEEL throughout. */
export interface BookColumn {
  /** An output's name; null for an input. */
  readonly name: string | null
  readonly label: string
  /** What an input reads; null for an output. */
  readonly expression: string | null
  readonly type: string | null
  /** The values it may have, as FEEL unary tests; null where none are stated. */
  readonly values: string | null
  /** What people read for its values (`English · 中文`), by value; empty where the file says none. */
  readonly words: Readonly<Record<string, string>>
}

/** One rule: a text a cell, as many as there are columns, whatever the file leaves out. */
interface BookRule {
  readonly id: string | null
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly annotations: readonly string[]
}

export interface BookTable {
  readonly hitPolicy: string
  readonly aggregation: string | null
  readonly inputs: readonly BookColumn[]
  readonly outputs: readonly BookColumn[]
  /** The heads of the columns of remarks. */
  readonly annotations: readonly string[]
  readonly rules: readonly BookRule[]
}

/** A decision or a business knowledge model as a person who edits it sees it. */
export interface BookDecision {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly description: string
  /** `other` is logic of another form, or none. */
  readonly logic:
    | { readonly kind: 'table'; readonly table: BookTable }
    | { readonly kind: 'expression'; readonly text: string }
    | { readonly kind: 'other' }
  readonly examples: readonly DecisionExample[]
  readonly expectations: readonly Expectation[]
  /** The ids of the decisions of this file that it requires. */
  readonly requires: readonly string[]
}

/** What the file holds, as written: it need not be in order to be read so. */
export interface RuleBook {
  readonly name: string
  readonly description: string
  /** In document order. */
  readonly decisions: readonly BookDecision[]
}

/** The number that a decision is, where it is nothing else: a figure of the company that other decisions read by its name. */
export const figureOf = ({ logic }: BookDecision): number | undefined =>
  logic.kind === 'expression' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(logic.text) ? Number(logic.text) : undefined

const textIn = (element: XmlElement): string => childTextOf(element, 'text') ?? ''

function valuesIn(clause: XmlElement, name: string): string | null {
  const values = childOf(clause, name)
  return values === undefined || textIn(values) === '' ? null : textIn(values)
}

function inputColumn(element: XmlElement): BookColumn {
  const read = childOf(element, 'inputExpression')
  const expression = read === undefined ? '' : textIn(read)
  return {
    name: null,
    label: attributeOf(element, 'label') ?? expression,
    expression,
    type: (read && attributeOf(read, 'typeRef')) ?? null,
    values: valuesIn(element, 'inputValues'),
    words: Object.fromEntries(wordsIn(element)),
  }
}

function outputColumn(element: XmlElement, table: XmlElement): BookColumn {
  const name = attributeOf(element, 'name') ?? null
  return {
    name,
    label: attributeOf(element, 'label') ?? name ?? attributeOf(table, 'outputLabel') ?? '',
    expression: null,
    type: attributeOf(element, 'typeRef') ?? null,
    values: valuesIn(element, 'outputValues'),
    words: Object.fromEntries(wordsIn(element)),
  }
}

function tableOf(element: XmlElement): BookTable {
  const inputs = childrenOf(element, 'input').map(inputColumn)
  const outputs = childrenOf(element, 'output').map((output) => outputColumn(output, element))
  const annotations = childrenOf(element, 'annotation').map((head) => attributeOf(head, 'name') ?? '')
  const filled = (rule: XmlElement, name: string, count: number) => {
    const entries = childrenOf(rule, name)
    return Array.from({ length: count }, (_, index) => (entries[index] === undefined ? '' : textIn(entries[index])))
  }
  return {
    hitPolicy: attributeOf(element, 'hitPolicy') ?? 'UNIQUE',
    aggregation: attributeOf(element, 'aggregation') ?? null,
    inputs,
    outputs,
    annotations,
    rules: childrenOf(element, 'rule').map((rule) => ({
      id: attributeOf(rule, 'id') ?? null,
      inputs: filled(rule, 'inputEntry', inputs.length),
      outputs: filled(rule, 'outputEntry', outputs.length),
      annotations: filled(rule, 'annotationEntry', annotations.length),
    })),
  }
}

/** Where a decision's or a knowledge model's logic stands. */
export const logicHolder = (owner: XmlElement): XmlElement => childOf(owner, 'encapsulatedLogic') ?? owner

const ownerNames: ReadonlySet<string> = new Set(['decision', 'businessKnowledgeModel'])

/** The decisions and knowledge models of a document, by the id that problems and summaries tell them by. */
export const ownersIn = (root: XmlElement): (readonly [id: string, element: XmlElement])[] =>
  root.children
    .filter(({ name }) => ownerNames.has(name))
    .map((element) => [attributeOf(element, 'id') ?? attributeOf(element, 'name') ?? '', element])

function decisionOf(id: string, owner: XmlElement): BookDecision {
  const name = attributeOf(owner, 'name') ?? id
  const holder = logicHolder(owner)
  const table = childOf(holder, 'decisionTable')
  const literal = childOf(holder, 'literalExpression')
  return {
    id,
    name,
    label: attributeOf(owner, 'label') ?? name,
    description: childTextOf(owner, 'description') ?? '',
    logic:
      table !== undefined
        ? { kind: 'table', table: tableOf(table) }
        : literal !== undefined
          ? { kind: 'expression', text: textIn(literal) }
          : { kind: 'other' },
    examples: examplesIn(owner),
    expectations: expectationsIn(owner),
    requires: childrenOf(owner, 'informationRequirement').flatMap((requirement) => {
      const href = childOf(requirement, 'requiredDecision')
      return href === undefined ? [] : [attributeOf(href, 'href')?.replace(/^.*#/, '') ?? '']
    }),
  }
}

/**
 * Reads a document of any version of DMN as what a person edits: its decisions, tables cell by cell, examples. A broken
 * cell is a text like any other; only what is no XML is refused.
 */
export function readRuleBook(xml: string): Result<RuleBook, ModelRefusal> {
  const document = readDocument(xml)
  if (!document.ok) return refuse({ code: 'dmn.model-refused', problems: [document.refusal] })
  const root = document.value
  return accept({
    name: attributeOf(root, 'label') ?? attributeOf(root, 'name') ?? '',
    description: childTextOf(root, 'description') ?? '',
    decisions: ownersIn(root).map(([id, element]) => decisionOf(id, element)),
  })
}
