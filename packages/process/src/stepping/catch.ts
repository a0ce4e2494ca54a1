import type { FeelContext } from '@aftersale/feel'
import type { BoundaryEvent, StartEvent } from '../definition.ts'
import { isActivity, isEvent } from '../definition.ts'
import type { EventDefinition } from '../event-definition.ts'
import { INSTANCE } from '../state.ts'
import { fireBoundary, fireStart, isInterrupted } from './fire.ts'
import { bodyOf, elementOf, isThere, isTurn, nodeOf, type Run, removeElement } from './run.ts'
import { stop } from './stop.ts'
import { terminateWithin } from './terminate.ts'
import { contextAsVariables } from './values.ts'
import { textOf, visibleIn } from './variables.ts'

type Kind = 'error' | 'escalation'
type Catching = Extract<EventDefinition, { kind: Kind }>
type Catcher = { readonly definition: Catching } & (
  | { readonly host: number; readonly boundary: BoundaryEvent }
  | { readonly scope: number; readonly start: StartEvent }
)

interface Thrown {
  readonly code: string
  readonly message: string
  readonly variables: FeelContext
}

/**
 * An error goes outwards from the element that threw it to the nearest event that catches its code (or, of the same
 * place, every code): events on the border first, then event sub-processes of the scope around (BPMN 2.0.2, 10.5.6).
 * Where nobody catches it, it goes to the calling instance; where there is none, the element stops.
 */
export function throwError(run: Run, key: number, error: Thrown): void {
  const { element } = elementOf(run, key)
  const catcher = catcherOf(run, key, 'error', error.code)
  const caughtBy = catcher === null ? null : idOf(catcher)
  run.events.push({ kind: 'thrown', at: run.now, element, key, data: { what: 'error', code: error.code, caughtBy } })
  if (catcher === null && !run.before.isCalled) return stop(run, key, uncaught(error))
  closeThrower(run, key)
  if (catcher !== null) return fire(run, catcher, error)
  terminateWithin(run, INSTANCE)
  run.subscriptions.clear()
  run.status = 'terminated'
  run.effects.push({ kind: 'error', key, ...error })
}

/** Whether an event of this instance catches an error of that code from there. */
export const isCaught = (run: Run, key: number, code: string): boolean => catcherOf(run, key, 'error', code) !== null

/** An escalation goes the same way, and ends nothing where nobody catches it (10.5.7). */
export function escalate(run: Run, key: number, escalation: Thrown): void {
  const { element } = elementOf(run, key)
  const catcher = catcherOf(run, key, 'escalation', escalation.code)
  const caughtBy = catcher === null ? null : idOf(catcher)
  const { code, variables } = escalation
  run.events.push({ kind: 'thrown', at: run.now, element, key, data: { what: 'escalation', code, caughtBy } })
  if (catcher !== null) {
    if (isInterrupting(catcher)) closeThrower(run, key)
    fire(run, catcher, escalation)
  } else if (run.before.isCalled) run.effects.push({ kind: 'escalation', key, code, variables })
}

/** An event that threw what ends the scope around it has done all it was for: it counts as left, not as cut off. */
function closeThrower(run: Run, key: number): void {
  const element = elementOf(run, key)
  if (!isEvent(nodeOf(run, element))) return
  removeElement(run, element)
  run.events.push({ kind: 'left', at: run.now, element: element.element, key, flows: [], data: null, isBody: false })
}

const isInterrupting = (catcher: Catcher): boolean =>
  'boundary' in catcher ? catcher.boundary.isInterrupting : catcher.start.isInterrupting

const idOf = (catcher: Catcher): string => ('boundary' in catcher ? catcher.boundary.id : catcher.start.id)

function catcherOf(run: Run, key: number, kind: Kind, code: string): Catcher | null {
  for (let at = key; ; ) {
    let inside = ''
    if (at !== INSTANCE) {
      const found = best(run, at, code, boundaryCatchers(run, at, kind))
      if (found !== null) return found
      const { element, scope } = elementOf(run, at)
      inside = element
      at = scope
    }
    if (!isThere(run, at)) return null
    const found = isInterrupted(run, at) ? null : best(run, at, code, startCatchers(run, at, kind, inside))
    if (found !== null) return found
    if (at === INSTANCE) return null
  }
}

function boundaryCatchers(run: Run, key: number, kind: Kind): Catcher[] {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  if (!isActivity(node) || isTurn(run, element)) return []
  return node.boundaries.flatMap((boundary) =>
    boundary.definitions.flatMap((definition) =>
      definition.kind === kind ? [{ definition, host: key, boundary }] : [],
    ),
  )
}

/** What an event sub-process throws itself goes on outwards: it never begins with it once more. */
function startCatchers(run: Run, scope: number, kind: Kind, inside: string): Catcher[] {
  const handlers = (bodyOf(run, scope)?.eventSubProcesses ?? []).filter(({ id }) => id !== inside)
  return handlers.flatMap(({ body }) =>
    body.triggeredStarts.flatMap((start) =>
      start.kind !== 'startEvent'
        ? []
        : start.definitions.flatMap((definition) => (definition.kind === kind ? [{ definition, scope, start }] : [])),
    ),
  )
}

/** The one that names the code, before one that catches every code. */
function best(run: Run, scope: number, code: string, catchers: readonly Catcher[]): Catcher | null {
  const codeOf = ({ definition }: Catcher) =>
    definition.code === null ? null : textOf(run, definition.code, visibleIn(run, scope))
  return (
    catchers.find((catcher) => codeOf(catcher) === code) ??
    catchers.find(({ definition }) => definition.code === null) ??
    null
  )
}

function fire(run: Run, catcher: Catcher, { code, message, variables }: Thrown): void {
  const { definition } = catcher
  const told: Record<string, string> = {}
  if (definition.kind === 'error' && definition.codeVariable !== null) told[definition.codeVariable] = code
  if (definition.kind === 'error' && definition.messageVariable !== null) told[definition.messageVariable] = message
  const brought = contextAsVariables({ ...variables, ...told })
  if ('boundary' in catcher) fireBoundary(run, catcher.host, catcher.boundary, brought)
  else fireStart(run, catcher.scope, catcher.start, brought)
}

function uncaught({ code, message }: Thrown) {
  const words = message === '' ? '' : `: ${message}`
  return {
    code: 'process.error-uncaught',
    message: {
      en: `The error “${code}” was thrown here and nothing catches it${words}.`,
      'zh-CN': `此处抛出的错误“${code}”没有被捕获${words}。`,
    },
  }
}
