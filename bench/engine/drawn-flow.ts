/** An element of a flow, and what stands beside the process for it. */
interface Drawn {
  readonly id: string
  readonly xml: string
  readonly beside?: string
}

/** `implementation` is how bpmn-engine names the function that does the work. */
export function service(id: string, type: string, implementation?: string): Drawn {
  const attribute = implementation === undefined ? '' : ` implementation="${implementation}"`
  const work = `<bpmn:extensionElements><zeebe:taskDefinition type="${type}"/></bpmn:extensionElements>`
  return { id, xml: `<bpmn:serviceTask id="${id}"${attribute}>${work}</bpmn:serviceTask>` }
}

export function user(id: string, candidateGroups: string): Drawn {
  const settings = `<zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="${candidateGroups}"/>`
  return {
    id,
    xml: `<bpmn:userTask id="${id}"><bpmn:extensionElements>${settings}</bpmn:extensionElements></bpmn:userTask>`,
  }
}

export function receiving(id: string, name: string, correlationKey: string): Drawn {
  const key = `<bpmn:extensionElements><zeebe:subscription correlationKey="${correlationKey}"/></bpmn:extensionElements>`
  return {
    id,
    xml: caught(id, `<bpmn:messageEventDefinition messageRef="Message_${name}"/>`),
    beside: `<bpmn:message id="Message_${name}" name="${name}">${key}</bpmn:message>`,
  }
}

export function timed(id: string, how: 'timeDate' | 'timeDuration', value: string): Drawn {
  const rule = `<bpmn:${how} xsi:type="bpmn:tFormalExpression">${value}</bpmn:${how}>`
  return { id, xml: caught(id, `<bpmn:timerEventDefinition>${rule}</bpmn:timerEventDefinition>`) }
}

const caught = (id: string, definition: string) =>
  `<bpmn:intermediateCatchEvent id="${id}">${definition}</bpmn:intermediateCatchEvent>`

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** A document with a process that runs from start to end through these elements, one after the other. */
export function drawnFlow(id: string, elements: readonly Drawn[]): string {
  const stops = ['Start', ...elements.map((element) => element.id), 'End']
  const flows = stops
    .slice(1)
    .map((target, at) => `<bpmn:sequenceFlow id="To${target}" sourceRef="${stops[at]}" targetRef="${target}"/>`)
  const content = [
    '<bpmn:startEvent id="Start"/>',
    ...elements.map(({ xml }) => xml),
    '<bpmn:endEvent id="End"/>',
    ...flows,
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${NAMESPACES} id="Definitions_${id}" targetNamespace="urn:bench">
  ${elements.map(({ beside = '' }) => beside).join('')}
  <bpmn:process id="${id}" isExecutable="true">${content.join('')}</bpmn:process>
</bpmn:definitions>`
}
