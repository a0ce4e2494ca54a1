import type { FeelContext } from '@aftersale/feel'
import { refuse } from '@aftersale/kernel'
import type { FlowNode } from '../../definition.ts'
import { type ElementInstance, INSTANCE } from '../../state.ts'
import { enter, open } from '../enter.ts'
import { turnLost } from '../loops.ts'
import { giveScopeBack } from '../open-scope.ts'
import { bodyOf, clearTokens, elementOf, hasChildren, isThere, isTurn, nodeById, push, type Run } from '../run.ts'
import { terminate, terminateWithin } from '../terminate.ts'
import { contextAsVariables } from '../values.ts'
import { setLocal, setWhereKnown } from '../variables.ts'
import { type Applied, applied, type CommandOf } from './waiting.ts'

/**
 * Ends element instances here and begins elements there, as one change. Sub-processes around an element that begins are
 * entered where none is active; where several are, the command names the one that is meant.
 */
export function modify(run: Run, command: CommandOf<'modify'>): Applied {
  const refused = refusal(run, command)
  if (refused !== null) return refused
  run.events.push({ kind: 'modified', at: run.now, data: { by: command.by } })
  for (const { element, scope, variables } of command.activate) {
    const node = nodeById(run, element)
    beginAt(run, node, scope ?? scopeFor(run, node), contextAsVariables(variables))
  }
  for (const key of command.terminate) if (run.elements.has(key)) end(run, key)
  if (isEmpty(run, INSTANCE)) return cancelInstance(run, { by: command.by, reason: null })
  return applied
}

function refusal(run: Run, { terminate: ended, activate }: CommandOf<'modify'>): Applied | null {
  const gone = ended.find((key) => !run.elements.has(key))
  if (gone !== undefined) return refuse({ code: 'process.not-waiting', key: gone, waitsFor: null })
  for (const { element, scope } of activate) {
    const node = run.definition.nodes.get(element)
    if (node === undefined) return refuse({ code: 'process.no-such-element', element })
    if (!canBegin(node)) return refuse({ code: 'process.cannot-begin-there', element })
    if (scope !== null && !isScopeOf(run, scope, node)) return refuse({ code: 'process.no-such-scope', key: scope })
    const scopes = scope === null ? scopesFor(run, node) : []
    if (scopes.length > 1) return refuse({ code: 'process.scope-not-clear', element, scopes })
  }
  return null
}

/** Whether it begins by itself: not what hangs on another element, or is begun by an event alone. */
export function canBegin(node: FlowNode): boolean {
  if (node.kind === 'boundaryEvent') return false
  if (node.kind === 'startEvent') return node.definitions.length === 0
  return node.kind !== 'subProcess' || node.variant !== 'event'
}

const isScopeOf = (run: Run, scope: number, node: FlowNode): boolean =>
  isThere(run, scope) && bodyOf(run, scope) !== null && idOfScope(run, scope) === node.parent && isOpen(run, scope)

/** Something can begin in it: it is neither still being prepared, nor done already. */
const isOpen = (run: Run, scope: number): boolean =>
  scope === INSTANCE || elementOf(run, scope).wait.kind === 'children'

const idOfScope = (run: Run, scope: number): string | null =>
  scope === INSTANCE ? null : elementOf(run, scope).element

/** The active visits to the sub-process that an element is drawn in; the nearest one around it where none is. */
function scopesFor(run: Run, node: FlowNode): readonly number[] {
  if (node.parent === null) return [INSTANCE]
  const own = scopesNamed(run, node.parent)
  return own.length > 0 ? own.map(({ key }) => key) : scopesFor(run, nodeById(run, node.parent))
}

const scopesNamed = (run: Run, id: string): readonly ElementInstance[] =>
  [...run.elements.values()].filter(({ element, loop, key }) => element === id && loop === null && isOpen(run, key))

/** The scope to begin in; sub-processes between are entered for it, without what they would begin with. */
function scopeFor(run: Run, node: FlowNode): number {
  if (node.parent === null) return INSTANCE
  const [own] = scopesNamed(run, node.parent)
  if (own !== undefined) return own.key
  const around = nodeById(run, node.parent)
  const outer = scopeFor(run, around)
  const key = open(run, around, outer, { isTurn: true })
  push(run, { do: 'begin', key })
  return key
}

function beginAt(run: Run, node: FlowNode, scope: number, variables: FeelContext): void {
  if (scope === INSTANCE) setLocal(run, INSTANCE, variables)
  else setWhereKnown(run, scope, variables)
  enter(run, node, scope)
}

/** Begins an element, with the sub-processes around it. */
export function beginAnywhere(run: Run, node: FlowNode): void {
  enter(run, node, scopeFor(run, node))
}

/** Ends an element instance. A scope with nothing left in it was not done: it ends with what was the last in it, as in Camunda 8. */
function end(run: Run, key: number): void {
  const element = elementOf(run, key)
  const { scope } = element
  const turn = isTurn(run, element)
  terminate(run, key)
  if (turn) return turnLost(run, scope)
  if (!isEmpty(run, scope)) return giveScopeBack(run, nodeById(run, element.element), scope)
  if (scope !== INSTANCE && elementOf(run, scope).wait.kind === 'children') end(run, scope)
}

const isEmpty = (run: Run, scope: number): boolean =>
  !hasChildren(run, scope) && run.taken.every((taken) => taken.scope !== scope)

/** Ends the whole instance, whatever it waits for. */
export function cancelInstance(run: Run, { by, reason }: Omit<CommandOf<'cancel'>, 'kind'>): Applied {
  terminateWithin(run, INSTANCE)
  clearTokens(run, INSTANCE)
  run.subscriptions.clear()
  run.agenda.length = 0
  run.status = 'terminated'
  run.events.push({ kind: 'canceled', at: run.now, data: { by, reason } })
  return applied
}
