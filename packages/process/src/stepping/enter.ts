import type { FeelContext } from '@aftersale/feel'
import type { FlowNode } from '../definition.ts'
import { isActivity } from '../definition.ts'
import { addElement, elementOf, push, type Run } from './run.ts'
import { stop } from './stop.ts'

/** How often one scope may be passed through by one command before it counts as a loop without a wait (guarantee 12). */
const MOST_VISITS = 10_000

interface How {
  readonly variables?: FeelContext | null
  readonly compensates?: number | null
  /** One turn of the loop whose body the scope is. */
  readonly isTurn?: boolean
}

/** Opens a visit that begins as soon as its turn on the agenda comes. */
export function enter(run: Run, node: FlowNode, scope: number, how: How = {}): number {
  const key = open(run, node, scope, how)
  if (how.isTurn !== true && isEndless(run, scope)) stop(run, key, ENDLESS, { kind: 'begin' })
  else push(run, { do: 'begin', key })
  return key
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

function isEndless(run: Run, scope: number): boolean {
  const visits = (run.visits.get(scope) ?? 0) + 1
  run.visits.set(scope, visits)
  return visits > MOST_VISITS
}

const ENDLESS = {
  code: 'process.endless-loop',
  message: {
    en: `More than ${MOST_VISITS} elements were passed without a wait: the flow turns in a circle.`,
    'zh-CN': `连续经过了超过 ${MOST_VISITS} 个元素而没有等待：流程在循环。`,
  },
}
