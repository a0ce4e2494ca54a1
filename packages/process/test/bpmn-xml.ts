import { type ProcessDefinition, readProcesses } from '../src/index.ts'

/** A flow node as XML. */
export interface Drawn {
  readonly name?: string
  /** Attributes beside id and name. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Extension elements, as XML. */
  readonly extensions?: string
  /** What stands inside besides the extensions, as XML. */
  readonly inner?: string
}

export function node(type: string, id: string, drawn: Drawn = {}): string {
  const attributes = { id, ...(drawn.name === undefined ? {} : { name: drawn.name }), ...drawn.attributes }
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const extensions =
    drawn.extensions === undefined ? '' : `<bpmn:extensionElements>${drawn.extensions}</bpmn:extensionElements>`
  return `<bpmn:${type}${written.join('')}>${extensions}${drawn.inner ?? ''}</bpmn:${type}>`
}

export const start = (id = 'Start'): string => node('startEvent', id)
export const end = (id = 'End', mappings = ''): string => node('endEvent', id, { extensions: ioMapping(mappings) })
export const gateway = (id: string, defaultFlow?: string): string =>
  node('exclusiveGateway', id, defaultFlow === undefined ? {} : { attributes: { default: defaultFlow } })

export const service = (id: string, type: string, mappings = ''): string =>
  node('serviceTask', id, { extensions: `<zeebe:taskDefinition type="${escaped(type)}"/>${ioMapping(mappings)}` })

export const rule = (id: string, decisionId: string, resultVariable: string, mappings = ''): string =>
  node('businessRuleTask', id, {
    extensions: `<zeebe:calledDecision decisionId="${escaped(decisionId)}" resultVariable="${resultVariable}"/>${ioMapping(mappings)}`,
  })

export const user = (id: string, assignment: Readonly<Record<string, string>> = {}, mappings = ''): string => {
  const { formId, ...rest } = assignment
  const attributes = Object.entries(rest).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const form = formId === undefined ? '' : `<zeebe:formDefinition formId="${escaped(formId)}"/>`
  const extensions = `<zeebe:userTask/><zeebe:assignmentDefinition${attributes.join('')}/>${form}${ioMapping(mappings)}`
  return node('userTask', id, { extensions })
}

export const input = (target: string, source: string): string =>
  `<zeebe:input source="${escaped(source)}" target="${target}"/>`
export const output = (target: string, source: string): string =>
  `<zeebe:output source="${escaped(source)}" target="${target}"/>`

/** A sequence flow with the id `Source-Target`, unless told another. */
export function flow(source: string, target: string, condition?: string, id = `${source}-${target}`): string {
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression>`
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`
}

/** Flows from each to the next. */
export const chain = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, position) => flow(ids[position] ?? '', id))
    .join('')

/** A document with one executable process, `p`. */
export const processXml = (...elements: readonly string[]): string =>
  documentXml(`<bpmn:process id="p" name="Process" isExecutable="true">${elements.join('')}</bpmn:process>`)

export const documentXml = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:other="https://modeler.example" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://aftersale.example/test">${content}</bpmn:definitions>`

/** Reads a document that must be in order. */
export async function definitionOf(xml: string): Promise<ProcessDefinition> {
  const read = await readProcesses(xml)
  if (!read.ok) throw new Error(read.refusal.problems.map(({ message }) => message.en).join('\n'))
  const [definition] = read.value
  if (definition === undefined) throw new Error('expected a process, got none')
  return definition
}

const ioMapping = (mappings: string) => (mappings === '' ? '' : `<zeebe:ioMapping>${mappings}</zeebe:ioMapping>`)

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
