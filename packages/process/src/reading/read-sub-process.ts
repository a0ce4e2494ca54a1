import type { AdHocSubProcess, Body, CallActivity, SubProcess } from '../definition.ts'
import type { Attribute } from '../settings.ts'
import { optionalAttribute, optionalFeel, readAttribute, readExpression } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readActivityBase } from './read-base.ts'
import { readBinding } from './read-binding.ts'
import { readJob } from './read-job.ts'
import { extension, flag, type Source, text } from './source.ts'

const PROCESS_ID = { en: 'process id', zh: '流程 id' }

export function readSubProcess(source: Source, parent: string | null, body: Body, drawing: Drawing): SubProcess | null {
  const base = readActivityBase(source, parent, [], drawing)
  if (base === null) return null
  const plain = flag(source, 'triggeredByEvent') ? 'event' : 'embedded'
  return { ...base, kind: 'subProcess', variant: source.$type === 'bpmn:Transaction' ? 'transaction' : plain, body }
}

export function readAdHoc(source: Source, parent: string | null, body: Body, drawing: Drawing): AdHocSubProcess | null {
  const work = ['zeebe:AdHoc', 'zeebe:TaskDefinition', 'zeebe:JobPriorityDefinition']
  const base = readActivityBase(source, parent, work, drawing)
  if (base === null) return null
  const { problems } = drawing
  const settings = extension(source, 'zeebe:AdHoc')
  const outputCollection = settings === null ? null : text(settings, 'outputCollection')
  const outputElement = optionalFeel(
    settings,
    'outputElement',
    source,
    { en: 'output element', zh: '输出元素' },
    drawing,
  )
  if ((outputCollection === null) !== (outputElement === null)) {
    problems.add(
      source,
      'process.output-incomplete',
      'An output collection and an output element need each other.',
      '输出集合和输出元素必须同时填写。',
    )
  }
  const what = { en: 'list of elements to begin', zh: '启动元素列表' }
  return {
    ...base,
    kind: 'adHocSubProcess',
    body,
    activeElements: optionalFeel(settings, 'activeElementsCollection', source, what, drawing),
    completionCondition: readExpression(
      source,
      'completionCondition',
      source,
      { en: 'completion condition', zh: '完成条件' },
      drawing,
    ),
    cancelsRemaining: source.get('cancelRemainingInstances') !== false,
    isSequential: text(source, 'ordering') === 'Sequential',
    outputCollection,
    outputElement,
    job: readJob(source, drawing),
  }
}

export function readCallActivity(source: Source, parent: string | null, drawing: Drawing): CallActivity | null {
  const base = readActivityBase(source, parent, ['zeebe:CalledElement'], drawing)
  if (base === null) return null
  const { problems } = drawing
  const called = extension(source, 'zeebe:CalledElement')
  return {
    ...base,
    kind: 'callActivity',
    processId: readProcessId(source, called, drawing),
    binding: readBinding(called, source, problems),
    businessKey: optionalAttribute(called, 'businessId', source, { en: 'business id', zh: '业务键' }, drawing),
    passesAllVariables: called?.get('propagateAllParentVariables') !== false,
    bringsAllVariables: called?.get('propagateAllChildVariables') !== false,
  }
}

/** The dialect's words for it, else BPMN's own attribute. */
function readProcessId(source: Source, called: Source | null, drawing: Drawing): Attribute {
  const { problems } = drawing
  const expression = optionalFeel(called, 'processIdExpression', source, PROCESS_ID, drawing)
  if (expression !== null) return { kind: 'feel', expression }
  const written = (called === null ? null : text(called, 'processId')) ?? text(source, 'calledElement')
  if (written === null) {
    problems.add(
      source,
      'process.called-process-missing',
      'A call activity needs the id of the process that it calls.',
      '调用活动需要指定被调用流程的 id。',
    )
  }
  return readAttribute(written ?? '', source, PROCESS_ID, drawing)
}
