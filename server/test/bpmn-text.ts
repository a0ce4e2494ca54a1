const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const named = (zh?: string) =>
  zh === undefined ? '' : `<zeebe:properties><zeebe:property name="name:zh-CN" value="${zh}"/></zeebe:properties>`

const node = (type: string, id: string, extensions = '', name = id) =>
  `<bpmn:${type} id="${id}" name="${name}"><bpmn:extensionElements>${extensions}</bpmn:extensionElements></bpmn:${type}>`

export const startEvent = (id = 'Start'): string => node('startEvent', id)
export const endEvent = (id = 'End'): string => node('endEvent', id)
export const serviceTask = (id: string, type: string, zh?: string): string =>
  node('serviceTask', id, `<zeebe:taskDefinition type="${escaped(type)}"/>${named(zh)}`)
export const ruleTask = (id: string, decision: string, variable: string, zh?: string): string =>
  node(
    'businessRuleTask',
    id,
    `<zeebe:calledDecision decisionId="${escaped(decision)}" resultVariable="${variable}"/>${named(zh)}`,
  )
export const userTask = (id: string, form?: string, zh?: string): string =>
  node(
    'userTask',
    id,
    `<zeebe:assignmentDefinition candidateGroups="agents"/>${form === undefined ? '' : `<zeebe:formDefinition formId="${escaped(form)}"/>`}${named(zh)}`,
  )

/** The last of its flows is the default. */
export const gateway = (id: string, defaultTarget: string): string =>
  `<bpmn:exclusiveGateway id="${id}" name="${id}" default="${id}-${defaultTarget}"/>`

/** Flows from each to the next; a condition stands before its target: `['G', '=n > 1', 'A']`. */
export function flows(...stops: readonly string[]): string {
  const ids = stops.filter((stop) => !stop.startsWith('='))
  return ids
    .slice(1)
    .map((target, position) => {
      const source = ids[position] ?? ''
      const before = stops[stops.indexOf(target) - 1] ?? ''
      const condition = before.startsWith('=')
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(before)}</bpmn:conditionExpression>`
        : ''
      return `<bpmn:sequenceFlow id="${source}-${target}" name="to ${target}" sourceRef="${source}" targetRef="${target}">${condition}</bpmn:sequenceFlow>`
    })
    .join('')
}

/** A BPMN document with one executable process. */
export const processFile = (id: string, ...elements: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions" targetNamespace="urn:test">
  <bpmn:process id="${id}" name="Process ${id}" isExecutable="true">${elements.join('\n')}</bpmn:process>
</bpmn:definitions>`

/** A process of one task, `T`, between start and end. */
export const processAround = (id: string, task: string): string =>
  processFile(id, startEvent(), task, endEvent(), flows('Start', 'T', 'End'))
