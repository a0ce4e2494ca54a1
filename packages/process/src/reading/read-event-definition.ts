import type { EventDefinition } from '../event-definition.ts'
import type { Attribute } from '../settings.ts'
import { compileFeel, readAttribute, readExpression, type Term } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readMessage } from './read-message.ts'
import { readTimer } from './read-timer.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import { child, children, extension, nameOf, type Source, text } from './source.ts'

const CONDITION = { en: 'condition', zh: '条件' }

/** Extensions that a kind of definition acts on. */
const EXECUTED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:TimerEventDefinition': ['aftersale:Calendar'],
  'bpmn:ConditionalEventDefinition': ['zeebe:ConditionalFilter'],
  'bpmn:ErrorEventDefinition': ['aftersale:ErrorVariables'],
}

/** What triggers or is thrown by an event: drawn in it, or in the document and referred to. */
export function readEventDefinitions(event: Source, drawing: Drawing): EventDefinition[] {
  const all = [...children(event, 'eventDefinitions'), ...children(event, 'eventDefinitionRef')]
  return all.flatMap((source) => {
    refuseIgnored(source, EXECUTED[source.$type] ?? [], drawing.problems, event)
    return readEventDefinition(source, event, drawing) ?? []
  })
}

/** Where the definition lacks what it stands for, the reason is added; the kind is kept, so that its place is checked too. */
function readEventDefinition(source: Source, event: Source, drawing: Drawing): EventDefinition | null {
  switch (source.$type) {
    case 'bpmn:MessageEventDefinition':
      return readMessage(source, event, drawing)
    case 'bpmn:TimerEventDefinition':
      return readTimer(source, event, drawing)
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', name: readSignalName(source, event, drawing) }
    case 'bpmn:ConditionalEventDefinition':
      return readConditional(source, event, drawing)
    case 'bpmn:ErrorEventDefinition':
      return readError(source, event, drawing)
    case 'bpmn:EscalationEventDefinition':
      return {
        kind: 'escalation',
        code: readCode(source, 'escalation', { en: 'escalation', zh: '升级' }, event, drawing),
      }
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', name: readLinkName(source, event, drawing) }
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' }
    case 'bpmn:CancelEventDefinition':
      return { kind: 'cancel' }
    case 'bpmn:CompensateEventDefinition':
      return {
        kind: 'compensation',
        activity: child(source, 'activityRef')?.id ?? null,
        waits: source.get('waitForCompletion') !== false,
      }
    default:
      return null
  }
}

function readSignalName(source: Source, event: Source, drawing: Drawing): Attribute {
  const { problems } = drawing
  const signal = child(source, 'signalRef')
  const name = signal === null ? null : text(signal, 'name')
  if (signal !== null) refuseIgnored(signal, [], problems, event)
  if (name === null) {
    problems.add(event, 'process.signal-missing', 'It names no signal.', '它没有指定信号。')
  }
  return readAttribute(name ?? '', event, { en: 'signal name', zh: '信号名称' }, drawing)
}

function readConditional(source: Source, event: Source, drawing: Drawing): EventDefinition {
  const { problems } = drawing
  const condition = readExpression(source, 'condition', event, CONDITION, drawing)
  if (condition === null) {
    problems.add(event, 'process.event-condition-missing', 'It has no condition.', '它没有条件。')
  }
  const filter = extension(source, 'zeebe:ConditionalFilter')
  const events = filter === null ? null : listOf(filter, 'variableEvents')
  const known = events?.filter((one): one is 'create' | 'update' => one === 'create' || one === 'update') ?? null
  if (events !== null && known?.length !== events.length) {
    problems.add(
      event,
      'process.variable-event-unknown',
      'Of the changes of variables it names, only “create” and “update” are known.',
      '它列出的变量变化中，只支持“create”和“update”。',
    )
  }
  return {
    kind: 'conditional',
    condition: condition ?? compileFeel('null', event, CONDITION, drawing),
    variableNames: filter === null ? null : listOf(filter, 'variableNames'),
    variableEvents: known,
  }
}

function listOf(source: Source, property: string): string[] | null {
  return (
    text(source, property)
      ?.split(',')
      .flatMap((part) => part.trim() || []) ?? null
  )
}

function readError(source: Source, event: Source, drawing: Drawing): EventDefinition {
  const variables = extension(source, 'aftersale:ErrorVariables')
  return {
    kind: 'error',
    code: readCode(source, 'error', { en: 'error', zh: '错误' }, event, drawing),
    codeVariable: variables === null ? null : text(variables, 'code'),
    messageVariable: variables === null ? null : text(variables, 'message'),
  }
}

/** The code of the error or escalation referred to; null where none is, which catches all. */
function readCode(
  source: Source,
  kind: 'error' | 'escalation',
  what: Term,
  event: Source,
  drawing: Drawing,
): Attribute | null {
  const { problems } = drawing
  const referred = child(source, `${kind}Ref`)
  if (referred === null) return null
  refuseIgnored(referred, [], problems, event)
  const code = text(referred, `${kind}Code`)
  if (code === null) {
    problems.add(
      event,
      'process.code-missing',
      `The ${what.en} that it names has no code.`,
      `它引用的${what.zh}没有代码。`,
    )
  }
  return readAttribute(code ?? '', event, { en: `${what.en} code`, zh: `${what.zh}代码` }, drawing)
}

function readLinkName(source: Source, event: Source, { problems }: Drawing): string {
  const name = nameOf(source) ?? nameOf(event)
  if (name === null) problems.add(event, 'process.link-without-name', 'Its link has no name.', '它的链接没有名称。')
  return name ?? ''
}
