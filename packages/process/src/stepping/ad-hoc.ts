import type { FeelContext } from '@aftersale/feel'
import type { AdHocSubProcess } from '../definition.ts'
import { completeScope, enter } from './enter.ts'
import { offerJob } from './jobs.ts'
import { change, elementOf, hasChildren, nodeById, type Run } from './run.ts'
import { stop } from './stop.ts'
import { terminateWithin } from './terminate.ts'
import { asVariable } from './values.ts'
import { setLocal, setWhereKnown, visibleIn } from './variables.ts'

/** Begins the activities that its expression names; without one, a worker or a person chooses. */
export function startAdHoc(run: Run, key: number, node: AdHocSubProcess): void {
  if (node.outputCollection !== null) setLocal(run, key, { [node.outputCollection]: [] })
  if (node.job !== null) return offerJob(run, key, '', node.job)
  change(run, key, { wait: { kind: 'children' } })
  if (node.activeElements === null) return
  const ids = node.activeElements.evaluate(visibleIn(run, key), run.evaluation)
  const entries = new Set(node.body.entries.map(({ id }) => id))
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string' && entries.has(id))) {
    return stop(run, key, unknownElements(node.activeElements.source))
  }
  if (node.isSequential && ids.length > 1) return stop(run, key, oneAtATime(node.activeElements.source))
  if (ids.length === 0) return completeScope(run, key, null)
  for (const id of ids) enter(run, nodeById(run, id), key)
}

/** Begins one of its activities, on top of what is active. */
export function beginInAdHoc(run: Run, key: number, element: string, variables: FeelContext): void {
  enter(run, nodeById(run, element), key, { variables: Object.keys(variables).length === 0 ? null : variables })
}

/**
 * Looks whether it is done, each time that something in it is: by its condition or, without one, when nothing is active. A
 * worker that leads it is asked then what is next.
 */
export function lookAtAdHoc(run: Run, key: number, node: AdHocSubProcess): void {
  const { wait } = elementOf(run, key)
  if (wait.kind !== 'children' || run.completing.has(key)) return
  const isIdle = !hasChildren(run, key) && (run.onTheWay.get(key) ?? 0) === 0
  const isDone =
    node.completionCondition === null
      ? isIdle
      : node.completionCondition.evaluate(visibleIn(run, key), run.evaluation) === true
  if (isIdle && node.job !== null && (node.completionCondition === null || !isDone))
    return offerJob(run, key, '', node.job)
  if (!isDone || (!isIdle && !node.cancelsRemaining)) return
  terminateWithin(run, key)
  completeScope(run, key, null)
}

/** Keeps what one of its activities answers, in the order in which they are done. */
export function gatherOutput(run: Run, key: number, node: AdHocSubProcess, visible: FeelContext): void {
  if (node.outputCollection === null || node.outputElement === null) return
  const gathered = visibleIn(run, key)[node.outputCollection]
  const output = asVariable(node.outputElement.evaluate(visible, run.evaluation))
  setLocal(run, key, { [node.outputCollection]: [...(Array.isArray(gathered) ? gathered : []), output] })
}

/** When it is done, what was gathered goes out. */
export function bringOutputs(run: Run, key: number, node: AdHocSubProcess): void {
  const { variables, scope } = elementOf(run, key)
  const name = node.outputCollection
  if (name !== null) setWhereKnown(run, scope, { [name]: variables?.[name] ?? [] })
}

function oneAtATime(source: string) {
  return {
    code: 'process.ad-hoc-sequential',
    message: {
      en: `The expression “${source}” gives several activities, but here one is done after the other.`,
      'zh-CN': `表达式“${source}”得到了多个活动，但此处只能逐个执行。`,
    },
  }
}

function unknownElements(source: string) {
  return {
    code: 'process.ad-hoc-unknown',
    message: {
      en: `The expression “${source}” gives no list of ids of activities that can begin here.`,
      'zh-CN': `表达式“${source}”没有得到可在此启动的活动 id 列表。`,
    },
  }
}
