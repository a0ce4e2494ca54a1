import type { FlowNode, SequenceFlow } from '../definition.ts'
import { optionalAttribute, readAttribute, readMappings } from './attributes.ts'
import type { Problems } from './problems.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import { child, children, extension, type Source, text, translations } from './source.ts'

/** What each executed element type may carry in the dialect; anything else of it would be ignored silently, so is refused. */
const EXECUTED: Record<string, { kind: FlowNode['kind']; extensions: readonly string[] }> = {
  'bpmn:StartEvent': { kind: 'startEvent', extensions: [] },
  'bpmn:EndEvent': { kind: 'endEvent', extensions: ['zeebe:IoMapping'] },
  'bpmn:ExclusiveGateway': { kind: 'exclusiveGateway', extensions: [] },
  'bpmn:ServiceTask': {
    kind: 'serviceTask',
    extensions: ['zeebe:TaskDefinition', 'zeebe:TaskHeaders', 'zeebe:IoMapping'],
  },
  'bpmn:BusinessRuleTask': { kind: 'businessRuleTask', extensions: ['zeebe:CalledDecision', 'zeebe:IoMapping'] },
  'bpmn:UserTask': {
    kind: 'userTask',
    extensions: ['zeebe:UserTask', 'zeebe:AssignmentDefinition', 'zeebe:FormDefinition', 'zeebe:IoMapping'],
  },
}

/** Reads one flow node with the flows that leave it; null where it will not execute (the reason is added). */
export function readNode(source: Source, outgoing: readonly SequenceFlow[], problems: Problems): FlowNode | null {
  const executed = EXECUTED[source.$type]
  if (executed === undefined) {
    const type = source.$type.replace('bpmn:', '')
    problems.add(source, 'process.element-not-executed', `A ${type} is not executed.`, `不支持执行 ${type}。`)
    return null
  }
  refuseIgnored(source, executed.extensions, problems)
  const id = text(source, 'id')
  if (id === null) {
    problems.add(source, 'process.id-missing', 'An element has no id.', '有一个元素没有 id。')
    return null
  }
  const base = {
    id,
    name: text(source, 'name') ?? id,
    translations: translations(source),
    outgoing,
    inputs: readMappings(source, 'inputParameters', problems),
    outputs: readMappings(source, 'outputParameters', problems),
  }
  switch (executed.kind) {
    case 'startEvent':
    case 'endEvent':
      return { ...base, kind: executed.kind }
    case 'exclusiveGateway':
      return { ...base, kind: 'exclusiveGateway', defaultFlow: readDefaultFlow(source, outgoing, problems) }
    case 'serviceTask':
      return readServiceTask(source, base, problems)
    case 'businessRuleTask':
      return readBusinessRuleTask(source, base, problems)
    case 'userTask':
      return readUserTask(source, base, problems)
  }
}

type Base = Pick<FlowNode, 'id' | 'name' | 'translations' | 'outgoing' | 'inputs' | 'outputs'>

function readDefaultFlow(source: Source, outgoing: readonly SequenceFlow[], problems: Problems): SequenceFlow | null {
  const flow = child(source, 'default')
  if (flow === null) return null
  const found = outgoing.find((one) => one.id === text(flow, 'id'))
  if (found !== undefined) return found
  problems.add(
    source,
    'process.default-elsewhere',
    `Its default flow “${text(flow, 'id')}” does not leave it.`,
    `它的默认连线“${text(flow, 'id')}”不是从它出发的。`,
  )
  return null
}

function readServiceTask(source: Source, base: Base, problems: Problems): FlowNode | null {
  const definition = extension(source, 'zeebe:TaskDefinition')
  const type = definition === null ? null : text(definition, 'type')
  if (definition === null || type === null) {
    problems.add(
      source,
      'process.job-type-missing',
      'A service task needs a task definition with a type: the name of the work to be done.',
      '服务任务需要带类型的任务定义，即要做的工作的名称。',
    )
    return null
  }
  if (text(definition, 'retries') !== null) {
    problems.add(
      source,
      'process.retries-not-executed',
      'Work runs inside the transaction of its step, so a number of retries would be ignored: remove it.',
      '工作在该步骤的事务内执行，重试次数不会生效：请删除。',
    )
  }
  const jobType = readAttribute(type, source, 'job type', problems)
  if (jobType === null) return null
  const headers = extension(source, 'zeebe:TaskHeaders')
  const entries = (headers === null ? [] : children(headers, 'values')).flatMap((header) => {
    const key = text(header, 'key')
    if (key !== null) return [[key, text(header, 'value') ?? ''] as const]
    problems.add(source, 'process.header-without-key', 'One of its headers has no key.', '它有一个没有键的请求头。')
    return []
  })
  return { ...base, kind: 'serviceTask', jobType, headers: Object.fromEntries(entries) }
}

function readBusinessRuleTask(source: Source, base: Base, problems: Problems): FlowNode | null {
  const called = extension(source, 'zeebe:CalledDecision')
  const decisionId = optionalAttribute(called, 'decisionId', source, problems)
  const resultVariable = called === null ? null : text(called, 'resultVariable')
  if (called === null || decisionId === null || resultVariable === null) {
    problems.add(
      source,
      'process.decision-missing',
      'A business rule task needs a called decision with a decision id and a result variable.',
      '业务规则任务需要指定要调用的决策 id 和结果变量。',
    )
    return null
  }
  refuseBinding(source, called, problems)
  return { ...base, kind: 'businessRuleTask', decisionId, resultVariable }
}

function readUserTask(source: Source, base: Base, problems: Problems): FlowNode {
  const assignment = extension(source, 'zeebe:AssignmentDefinition')
  if (assignment !== null && text(assignment, 'candidateUsers') !== null) {
    problems.add(
      source,
      'process.candidate-users-not-executed',
      'Candidate users are not executed: name a candidate group or an assignee.',
      '不支持候选用户：请指定候选组或办理人。',
    )
  }
  const form = extension(source, 'zeebe:FormDefinition')
  if (form !== null && (text(form, 'formKey') !== null || text(form, 'externalReference') !== null)) {
    problems.add(
      source,
      'process.form-not-linked',
      'A form is linked by its form id: embedded forms and external references are not executed.',
      '表单须用表单 id 关联：不支持内嵌表单和外部引用。',
    )
  }
  if (form !== null) refuseBinding(source, form, problems)
  return {
    ...base,
    kind: 'userTask',
    assignee: optionalAttribute(assignment, 'assignee', source, problems),
    candidateGroups: optionalAttribute(assignment, 'candidateGroups', source, problems),
    formId: optionalAttribute(form, 'formId', source, problems),
  }
}

function refuseBinding(owner: Source, reference: Source, problems: Problems): void {
  const binding = text(reference, 'bindingType')
  if (binding === null || binding === 'latest') return
  problems.add(
    owner,
    'process.binding-not-executed',
    `The binding “${binding}” is not executed: the latest version is used.`,
    `不支持绑定方式“${binding}”：只使用最新版本。`,
  )
}
