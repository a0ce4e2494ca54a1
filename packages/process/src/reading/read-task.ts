import type {
  BusinessRuleTask,
  ManualTask,
  ReceiveTask,
  ScriptTask,
  SendTask,
  ServiceTask,
  UndefinedTask,
} from '../definition.ts'
import { optionalAttribute, optionalFeel } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readActivityBase } from './read-base.ts'
import { readBinding } from './read-binding.ts'
import { readJob } from './read-job.ts'
import { readMessage, readPublish } from './read-message.ts'
import { child, extension, flag, type Source, text } from './source.ts'

/** Extensions with which a task leaves its work to somebody outside. */
const WORK = ['zeebe:TaskDefinition', 'zeebe:JobPriorityDefinition']

export function readServiceTask(source: Source, parent: string | null, drawing: Drawing): ServiceTask | null {
  const base = readActivityBase(source, parent, WORK, drawing)
  if (base === null) return null
  const job = readJob(source, drawing)
  if (job !== null) return { ...base, kind: 'serviceTask', job }
  drawing.problems.add(
    source,
    'process.job-type-missing',
    'A service task needs a task definition with a type: the name of the work to be done.',
    '服务任务需要带类型的任务定义，即要做的工作的名称。',
  )
  const type = { kind: 'text', value: '' } as const
  return { ...base, kind: 'serviceTask', job: { type, retries: null, headers: {}, priority: null } }
}

export function readSendTask(source: Source, parent: string | null, drawing: Drawing): SendTask | null {
  const base = readActivityBase(source, parent, [...WORK, 'zeebe:PublishMessage', 'aftersale:Publish'], drawing)
  if (base === null) return null
  const job = readJob(source, drawing)
  const message = child(source, 'messageRef') === null ? null : readMessage(source, source, drawing)
  if (job === null && message === null) {
    drawing.problems.add(
      source,
      'process.message-missing',
      'A send task needs a message to publish, or a task definition with the type of the work that sends it.',
      '发送任务需要指定要发布的消息，或带类型的任务定义。',
    )
  }
  return { ...base, kind: 'sendTask', job, message, publish: readPublish(source, drawing) }
}

export function readReceiveTask(source: Source, parent: string | null, drawing: Drawing): ReceiveTask | null {
  const base = readActivityBase(source, parent, [], drawing)
  if (base === null) return null
  const message = readMessage(source, source, drawing)
  return { ...base, kind: 'receiveTask', message, instantiates: flag(source, 'instantiate') }
}

export function readScriptTask(source: Source, parent: string | null, drawing: Drawing): ScriptTask | null {
  const base = readActivityBase(source, parent, [...WORK, 'zeebe:Script'], drawing)
  if (base === null) return null
  const { problems } = drawing
  const settings = extension(source, 'zeebe:Script')
  const job = readJob(source, drawing)
  const expression = optionalFeel(settings, 'expression', source, { en: 'script', zh: '脚本' }, drawing)
  const resultVariable = settings === null ? null : text(settings, 'resultVariable')
  const script = expression === null || resultVariable === null ? null : { expression, resultVariable }
  if (text(source, 'script') !== null) {
    problems.add(
      source,
      'process.script-not-feel',
      'A script in another language is not executed: write a FEEL script with a result variable, or a task definition.',
      '不支持执行其他语言的脚本：请改写为带结果变量的 FEEL 脚本，或使用任务定义。',
    )
  } else if ((script === null) === (job === null)) {
    problems.add(
      source,
      'process.script-missing',
      'A script task needs either a FEEL script with a result variable, or a task definition.',
      '脚本任务需要带结果变量的 FEEL 脚本或任务定义，二者取一。',
    )
  }
  return { ...base, kind: 'scriptTask', script, job }
}

export function readBusinessRuleTask(source: Source, parent: string | null, drawing: Drawing): BusinessRuleTask | null {
  const base = readActivityBase(source, parent, [...WORK, 'zeebe:CalledDecision'], drawing)
  if (base === null) return null
  const { problems } = drawing
  const called = extension(source, 'zeebe:CalledDecision')
  const job = readJob(source, drawing)
  const id = optionalAttribute(called, 'decisionId', source, { en: 'decision id', zh: '决策 id' }, drawing)
  const resultVariable = called === null ? null : text(called, 'resultVariable')
  const binding = readBinding(called, source, problems)
  const decision = id === null || resultVariable === null ? null : { id, binding, resultVariable }
  if ((decision === null) === (job === null)) {
    problems.add(
      source,
      'process.decision-missing',
      'A business rule task needs either a called decision with a decision id and a result variable, or a task definition.',
      '业务规则任务需要指定要调用的决策 id 和结果变量，或使用任务定义，二者取一。',
    )
  }
  return { ...base, kind: 'businessRuleTask', decision, job }
}

export function readPlainTask(
  source: Source,
  parent: string | null,
  kind: 'manualTask' | 'task',
  drawing: Drawing,
): ManualTask | UndefinedTask | null {
  const base = readActivityBase(source, parent, [], drawing)
  return base === null ? null : { ...base, kind }
}
