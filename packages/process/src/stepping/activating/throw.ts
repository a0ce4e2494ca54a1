import type { EndEvent, ThrowEvent } from '../../definition.ts'
import type { EventDefinition, MessageDefinition } from '../../event-definition.ts'
import type { Publish } from '../../settings.ts'
import { INSTANCE } from '../../state.ts'
import { cancelTransaction } from '../cancel-transaction.ts'
import { escalate, throwError } from '../catch.ts'
import { throwCompensation } from '../compensation.ts'
import { done } from '../enter.ts'
import { offerJob } from '../jobs.ts'
import { elementOf, push, type Run } from '../run.ts'
import { notText, stop } from '../stop.ts'
import { keyOf } from '../subscribe.ts'
import { terminateWithin } from '../terminate.ts'
import { textOf, valueOf, visibleIn } from '../variables.ts'

/**
 * A throwing event throws each of its definitions, in the order drawn; what ends it (an error, a termination, a cancel) or
 * lets it wait (work, compensation) comes last.
 */
export function throwEvent(run: Run, node: ThrowEvent | EndEvent, key: number): void {
  const ordered = node.definitions.toSorted((one, other) => Number(isLast(one)) - Number(isLast(other)))
  for (const definition of ordered) {
    if (!isLast(definition) && !throwOne(run, node, key, definition)) return
  }
  const last = ordered.findLast(isLast)
  const codes = ordered.flatMap((definition) => (definition.kind === 'escalation' ? codeOf(run, key, definition) : []))
  // What an escalation begins comes after the event that threw it, if that has nothing else to do.
  if (last === undefined && node.job === null) done(run, key, null)
  for (const code of codes) {
    if (run.elements.has(key)) escalate(run, key, { code, message: '', variables: {} })
  }
  if (!run.elements.has(key)) return
  if (last !== undefined) throwLast(run, key, last)
  else if (node.job !== null) offerJob(run, key, '', node.job)
}

type Escalation = Extract<EventDefinition, { kind: 'escalation' }>

const codeOf = (run: Run, key: number, { code }: Escalation): string =>
  code === null ? '' : (textOf(run, code, visibleIn(run, key)) ?? '')

type Last = Extract<EventDefinition, { kind: 'error' | 'terminate' | 'cancel' | 'compensation' }>

const isLast = (definition: EventDefinition): definition is Last =>
  ['error', 'terminate', 'cancel', 'compensation'].includes(definition.kind)

/** Throws what lets the event go on; false where it stopped. */
function throwOne(run: Run, node: ThrowEvent | EndEvent, key: number, definition: EventDefinition): boolean {
  const visible = visibleIn(run, key)
  switch (definition.kind) {
    case 'message':
      return node.job !== null || publish(run, key, definition, node.publish)
    case 'signal': {
      const name = textOf(run, definition.name, visible)
      if (name === null) return stopped(run, key, 'signal name', '信号名称')
      run.effects.push({ kind: 'signal', key, name, variables: visible })
      return true
    }
    case 'escalation': {
      const code = definition.code === null ? '' : textOf(run, definition.code, visible)
      return code === null ? stopped(run, key, 'escalation code', '升级代码') : true
    }
    default:
      return true
  }
}

function throwLast(run: Run, key: number, definition: Last): void {
  switch (definition.kind) {
    case 'error': {
      const code = definition.code === null ? '' : textOf(run, definition.code, visibleIn(run, key))
      if (code === null) return stop(run, key, notText('error code', '错误代码'))
      return throwError(run, key, { code, message: '', variables: {} })
    }
    case 'terminate': {
      const { scope } = elementOf(run, key)
      terminateWithin(run, scope, (element) => element.key === key)
      if (scope === INSTANCE) run.subscriptions.delete(INSTANCE)
      return push(run, { do: 'complete', key, data: null })
    }
    case 'cancel':
      return cancelTransaction(run, key)
    case 'compensation':
      return throwCompensation(run, key, definition.activity, definition.waits)
  }
}

/** Publishes a message with the variables of the event's own input mappings or, without any, all that are visible. */
export function publish(run: Run, key: number, message: MessageDefinition, how: Publish | null): boolean {
  const visible = visibleIn(run, key)
  const name = textOf(run, message.name, visible)
  if (name === null) return stopped(run, key, 'message name', '消息名称')
  const keyAttribute = how?.correlationKey ?? message.correlationKey
  const correlationKey = keyAttribute === null ? run.before.businessKey : keyOf(run, keyAttribute, visible)
  if (correlationKey === null) return stopped(run, key, 'correlation key', '关联键')
  const messageId = how?.messageId == null ? null : textOf(run, how.messageId, visible)
  const timeToLive = how?.timeToLive == null ? null : valueOf(run, how.timeToLive, visible)
  run.effects.push({
    kind: 'message',
    key,
    name,
    correlationKey,
    messageId,
    timeToLive: timeToLive === null ? null : String(timeToLive),
    variables: elementOf(run, key).variables ?? visible,
  })
  return true
}

function stopped(run: Run, key: number, what: string, zh: string): false {
  stop(run, key, notText(what, zh))
  return false
}
