import { readFunction } from '../boxed/function.ts'
import type { SourceVariable } from '../model/boxed-expression.ts'
import { type DecisionProblem, problemAt } from '../model/problem.ts'
import type {
  DmnVersion,
  ElementReference,
  SourceDecision,
  SourceDefinitions,
  SourceImport,
  SourceInputData,
  SourceKnowledge,
  SourceService,
} from '../model/source-definitions.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts'
import { elementReader } from './element-reader.ts'
import type { ExpressionReader } from './expression-reader.ts'
import { readItemDefinition } from './read-item-definition.ts'

/** The model namespaces of the DMN versions, as OMG published them. */
const versions: ReadonlyMap<string, DmnVersion> = new Map([
  ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', '1.1'],
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', '1.2'],
  ['https://www.omg.org/spec/DMN/20191111/MODEL/', '1.3'],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', '1.4'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', '1.5'],
])

const readImport = (element: XmlElement): SourceImport => ({
  name: attributeOf(element, 'name') ?? '',
  namespace: attributeOf(element, 'namespace') ?? '',
  importType: attributeOf(element, 'importType') ?? '',
  locationUri: attributeOf(element, 'locationURI'),
  position: element.position,
})

function namedBase(element: XmlElement, reader: ExpressionReader) {
  const name = attributeOf(element, 'name')
  if (name === undefined) reader.report(element, { code: 'dmn.missing', what: 'name' })
  return {
    // Ids are optional; names are not, and are unique among elements that can be required.
    id: attributeOf(element, 'id') ?? name ?? '',
    name: name ?? '',
    label: attributeOf(element, 'label'),
    position: element.position,
  }
}

/** DMN 1.1 lets an element go without a variable: then it is named after the element and has no type. */
function variableOf(element: XmlElement, reader: ExpressionReader): SourceVariable {
  const variable = childOf(element, 'variable')
  const name = attributeOf(variable ?? element, 'name') ?? attributeOf(element, 'name') ?? ''
  const typeRef = variable === undefined ? undefined : reader.typeRef(variable)
  return { name, typeRef, position: (variable ?? element).position }
}

function references(elements: readonly XmlElement[], ownNamespace: string): ElementReference[] {
  return elements.flatMap((element) => {
    const href = attributeOf(element, 'href')
    if (href === undefined) return []
    const hash = href.lastIndexOf('#')
    const namespace = href.slice(0, Math.max(0, hash))
    const own = namespace === '' || namespace === ownNamespace
    return [{ namespace: own ? undefined : namespace, id: href.slice(hash + 1), position: element.position }]
  })
}

const required = (element: XmlElement, requirement: string, kind: string, namespace: string) =>
  references(
    childrenOf(element, requirement).flatMap((child) => childrenOf(child, kind)),
    namespace,
  )

const readInputData = (element: XmlElement, reader: ExpressionReader): SourceInputData => ({
  ...namedBase(element, reader),
  variable: variableOf(element, reader),
})

const readDecision = (element: XmlElement, reader: ExpressionReader, namespace: string): SourceDecision => ({
  ...namedBase(element, reader),
  variable: variableOf(element, reader),
  requiredDecisions: required(element, 'informationRequirement', 'requiredDecision', namespace),
  requiredInputs: required(element, 'informationRequirement', 'requiredInput', namespace),
  requiredKnowledge: required(element, 'knowledgeRequirement', 'requiredKnowledge', namespace),
  expression: reader.optional(element),
})

function readKnowledge(element: XmlElement, reader: ExpressionReader, namespace: string): SourceKnowledge {
  const logic = childOf(element, 'encapsulatedLogic')
  return {
    ...namedBase(element, reader),
    variable: variableOf(element, reader),
    requiredKnowledge: required(element, 'knowledgeRequirement', 'requiredKnowledge', namespace),
    logic: logic === undefined ? undefined : readFunction(logic, reader),
  }
}

const readService = (element: XmlElement, reader: ExpressionReader, namespace: string): SourceService => ({
  ...namedBase(element, reader),
  variable: variableOf(element, reader),
  outputDecisions: references(childrenOf(element, 'outputDecision'), namespace),
  encapsulatedDecisions: references(childrenOf(element, 'encapsulatedDecision'), namespace),
  inputDecisions: references(childrenOf(element, 'inputDecision'), namespace),
  inputData: references(childrenOf(element, 'inputData'), namespace),
})

/** Reads a `definitions` element of DMN 1.1 to 1.5; undefined where the root is something else. Problems are added. */
export function readDefinitions(root: XmlElement, problems: DecisionProblem[]): SourceDefinitions | undefined {
  const version = versions.get(root.namespace)
  if (version === undefined || root.name !== 'definitions') {
    const facts = { code: 'dmn.not-dmn', root: root.name, namespace: root.namespace } as const
    problems.push(problemAt({ position: root.position }, facts))
    return undefined
  }
  const namespace = attributeOf(root, 'namespace') ?? ''
  const imports = childrenOf(root, 'import').map(readImport)
  const reader = elementReader(namespace, imports, problems)
  return {
    id: attributeOf(root, 'id'),
    name: attributeOf(root, 'name') ?? '',
    namespace,
    version,
    imports,
    itemDefinitions: childrenOf(root, 'itemDefinition').map((child) => readItemDefinition(child, reader)),
    inputData: childrenOf(root, 'inputData').map((child) => readInputData(child, reader)),
    decisions: childrenOf(root, 'decision').map((child) => readDecision(child, reader, namespace)),
    knowledge: childrenOf(root, 'businessKnowledgeModel').map((child) => readKnowledge(child, reader, namespace)),
    services: childrenOf(root, 'decisionService').map((child) => readService(child, reader, namespace)),
  }
}
