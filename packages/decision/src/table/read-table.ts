import type {
  Aggregation,
  DecisionTable,
  HitPolicy,
  InputClause,
  OutputClause,
  SourceText,
  TableRule,
} from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { wordsIn } from '../source/words-in.ts'
import { attributeOf, childOf, childrenOf, childTextOf, type XmlElement } from '../xml/xml-element.ts'

const hitPolicies: ReadonlySet<string> = new Set<HitPolicy>([
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
])
const aggregations: ReadonlySet<string> = new Set<Aggregation>(['SUM', 'COUNT', 'MIN', 'MAX'])

const isHitPolicy = (name: string): name is HitPolicy => hitPolicies.has(name)
const isAggregation = (name: string): name is Aggregation => aggregations.has(name)

function allowedValues(clause: XmlElement, name: string, reader: ExpressionReader): SourceText | undefined {
  const element = childOf(clause, name)
  return element === undefined || childOf(element, 'text') === undefined ? undefined : reader.text(element)
}

function readInput(element: XmlElement, reader: ExpressionReader): InputClause {
  const expression = childOf(element, 'inputExpression')
  if (expression === undefined) reader.report(element, { code: 'dmn.missing', what: 'inputExpression' })
  return {
    id: attributeOf(element, 'id'),
    label: attributeOf(element, 'label'),
    expression: reader.text(expression ?? element),
    typeRef: expression === undefined ? undefined : reader.typeRef(expression),
    allowedValues: allowedValues(element, 'inputValues', reader),
  }
}

function readOutput(element: XmlElement, reader: ExpressionReader): OutputClause {
  const defaultEntry = childOf(element, 'defaultOutputEntry')
  return {
    id: attributeOf(element, 'id'),
    name: attributeOf(element, 'name'),
    label: attributeOf(element, 'label'),
    typeRef: reader.typeRef(element),
    allowedValues: allowedValues(element, 'outputValues', reader),
    defaultEntry: defaultEntry === undefined ? undefined : reader.text(defaultEntry),
    words: wordsIn(element),
  }
}

function readRule(element: XmlElement, annotationNames: readonly (string | undefined)[], reader: ExpressionReader) {
  const rule: TableRule = {
    id: attributeOf(element, 'id'),
    description: childTextOf(element, 'description'),
    inputEntries: childrenOf(element, 'inputEntry').map(reader.text),
    outputEntries: childrenOf(element, 'outputEntry').map(reader.text),
    annotations: childrenOf(element, 'annotationEntry').map((entry, column) => ({
      name: annotationNames[column],
      text: childTextOf(entry, 'text') ?? '',
    })),
    position: element.position,
  }
  return rule
}

/** Reads a decision table (DMN 1.5, 8.3); the hit policy is UNIQUE where none is stated. */
export function readTable(element: XmlElement, reader: ExpressionReader): DecisionTable {
  const hitPolicy = attributeOf(element, 'hitPolicy') ?? 'UNIQUE'
  if (!isHitPolicy(hitPolicy)) reader.report(element, { code: 'dmn.unknown-hit-policy', hitPolicy })
  const aggregation = attributeOf(element, 'aggregation')
  if (aggregation !== undefined && !isAggregation(aggregation)) {
    reader.report(element, { code: 'dmn.unknown-aggregation', aggregation })
  }
  const annotationNames = childrenOf(element, 'annotation').map((annotation) => attributeOf(annotation, 'name'))
  return {
    kind: 'table',
    ...reader.base(element),
    hitPolicy: isHitPolicy(hitPolicy) ? hitPolicy : 'UNIQUE',
    aggregation: aggregation !== undefined && isAggregation(aggregation) ? aggregation : undefined,
    inputs: childrenOf(element, 'input').map((input) => readInput(input, reader)),
    outputs: childrenOf(element, 'output').map((output) => readOutput(output, reader)),
    rules: childrenOf(element, 'rule').map((rule) => readRule(rule, annotationNames, reader)),
  }
}
