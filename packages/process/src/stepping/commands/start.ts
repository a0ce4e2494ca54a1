import { refuse } from '@aftersale/kernel'
import type { Start } from '../../command.ts'
import type { FlowNode, ProcessDefinition } from '../../definition.ts'
import { INSTANCE } from '../../state.ts'
import { awaitEvents } from '../activating/gateway.ts'
import { done, enter, open } from '../enter.ts'
import { openScope } from '../open-scope.ts'
import { change, nodeById, push, type Run, subscriptionsOf } from '../run.ts'
import { stop } from '../stop.ts'
import { subscribe } from '../subscribe.ts'
import { trigger } from '../trigger.ts'
import { contextAsVariables } from '../values.ts'
import { setLocal, visibleIn } from '../variables.ts'
import { beginAnywhere, canBegin } from './modify.ts'
import { type Applied, applied } from './waiting.ts'

/** Begins an instance: by its none start event, by what triggered it, or at elements that the caller names. */
export function begin(run: Run, command: Start): Applied {
  const { definition } = run
  for (const element of command.at ?? []) {
    const node = definition.nodes.get(element)
    if (node === undefined) return refuse({ code: 'process.no-such-element', element })
    if (!canBegin(node)) return refuse({ code: 'process.cannot-begin-there', element })
  }
  if (command.by !== undefined && gatewayBefore(definition, command.by.event) === undefined) {
    return refuse({ code: 'process.no-such-element', element: command.by.event })
  }
  if (command.by === undefined && command.at === undefined && definition.entries.length === 0) {
    return refuse({ code: 'process.no-plain-start' })
  }
  run.events.push({ kind: 'started', at: run.now })
  const objects = definition.dataObjects.filter(({ name }) => !Object.hasOwn(run.variables, name))
  setLocal(run, INSTANCE, Object.fromEntries(objects.map(({ name }) => [name, null])))
  openScope(run, INSTANCE)
  if (command.at !== undefined) for (const element of command.at) beginAnywhere(run, nodeById(run, element))
  else if (command.by === undefined) for (const entry of definition.entries) enter(run, entry, INSTANCE)
  else beginBy(run, command.by, command)
  push(run, { do: 'settle', scope: INSTANCE })
  return applied
}

/** The instance is there because an event happened; of events that must all happen, the others are waited for within it. */
function beginBy(run: Run, { event, index }: { event: string; index: number }, { variables }: Start): void {
  const gateway = gatewayBefore(run.definition, event)
  const node = nodeById(run, event)
  const brought = contextAsVariables(variables)
  const isAll =
    (gateway?.kind === 'eventBasedGateway' && gateway.isParallel) ||
    ('parallelMultiple' in node && node.parallelMultiple)
  const first = gateway?.kind === 'eventBasedGateway' && isAll ? gateway : node
  const key = open(run, first, INSTANCE)
  if (!isAll) return done(run, key, brought)
  if (first.kind === 'eventBasedGateway') awaitEvents(run, first, key)
  else if (first.kind === 'startEvent') {
    const cause = subscribe(run, key, first, visibleIn(run, INSTANCE))
    if (cause !== null) return stop(run, key, cause)
    change(run, key, { wait: { kind: 'event' } })
  }
  const happened = subscriptionsOf(run, key).find((one) => one.event === event && one.index === index)
  if (happened !== undefined) trigger(run, happened, variables)
}

/** The node that begins an instance for this event: itself, or the event-based gateway before it. Undefined where none does. */
function gatewayBefore(definition: ProcessDefinition, event: string): FlowNode | undefined {
  return definition.triggeredStarts.find(
    (node) =>
      node.id === event || (node.kind === 'eventBasedGateway' && node.outgoing.some(({ target }) => target === event)),
  )
}
