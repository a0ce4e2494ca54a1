import type { FeelContext } from '@aftersale/feel'
import type { FlowNode } from '../definition.ts'
import { isActivity } from '../definition.ts'
import { addElement, change, elementOf, push, type Run } from './run.ts'
import { stop } from './stop.ts'

/** How often one scope may be passed through by one command before it counts as a loop without a wait (guarantee 12). */
const MOST_VISITS = 10_000

/** How much one command may begin in all, in whatever scopes: multi-instances in multi-instances have no other end. */
const MOST_IN_ALL = 500_000

interface How {
  readonly variables?: FeelContext | null
  readonly compensates?: number | null
  /** One turn of the loop whose body the scope is. */
  readonly isTurn?: boolean
}

/** Opens a visit that begins as soon as its turn on the agenda comes. */
export function enter(run: Run, node: FlowNode, scope: number, how: How = {}): number {
  const key = open(run, node, scope, how)
  const isCounted = how.isTurn !== true || (isActivity(node) && node.loop?.kind === 'standard-loop')
  if (isCounted && isEndless(run, scope)) stop(run, key, ENDLESS, { kind: 'begin' })
  else push(run, { do: 'begin', key })
  return key
}

/** Opens a visit that something triggered: it has happened already, and goes on with what it brought. */
export function happened(run: Run, node: FlowNode, scope: number, brought: FeelContext | null): void {
  const key = open(run, node, scope)
  if (isEndless(run, scope)) {
    change(run, key, { brought })
    stop(run, key, ENDLESS)
  } else done(run, key, brought)
}

/** Opens a visit that the caller leads; nothing begins by itself. */
export function open(run: Run, node: FlowNode, scope: number, how: How = {}): number {
  const key = run.nextKey
  run.nextKey += 1
  const isBody = isActivity(node) && node.loop !== null && how.isTurn !== true
  addElement(run, {
    key,
    element: node.id,
    scope,
    since: run.now,
    variables: how.variables ?? null,
    brought: null,
    wait: { kind: 'children' },
    loop: isBody ? { items: null, total: null, begun: 0, completed: 0, terminated: 0, outputs: null } : null,
    compensates: how.compensates ?? null,
  })
  run.events.push({ kind: 'entered', at: run.now, element: node.id, key, scope, isBody })
  return key
}

/** Says what an element brought; it completes when its turn on the agenda comes. */
export function done(run: Run, key: number, brought: FeelContext | null, data: unknown = null): void {
  if (brought !== null) run.elements.set(key, { ...elementOf(run, key), brought })
  push(run, { do: 'complete', key, data })
}

/** A scope whose children are all done is done itself. */
export function completeScope(run: Run, key: number, data: unknown): void {
  run.completing.add(key)
  push(run, { do: 'complete', key, data })
}

/** Counts what is entered in a scope by one command. */
function isEndless(run: Run, scope: number): boolean {
  const visits = (run.visits.get(scope) ?? 0) + 1
  run.visits.set(scope, visits)
  return visits > MOST_VISITS || run.nextKey - run.firstKey > MOST_IN_ALL
}

const ENDLESS = {
  code: 'process.endless-loop',
  message: {
    en: `More than ${MOST_VISITS} elements were passed without a wait: the flow turns in a circle.`,
    'zh-CN': `连续经过了超过 ${MOST_VISITS} 个元素而没有等待：流程在循环。`,
  },
}
