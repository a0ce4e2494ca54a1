import { Decimal, type FeelContext, type FeelValue, formatFeel } from '@aftersale/feel'
import type { Activity } from '../definition.ts'
import { MOST_TURNS } from '../limits.ts'
import type { Loop, MultiInstance, StandardLoop } from '../settings.ts'
import type { ElementInstance, LoopState } from '../state.ts'
import { enter } from './enter.ts'
import { change, childrenOf, elementOf, hasChildren, nodeOf, push, type Run } from './run.ts'
import { stop } from './stop.ts'
import { terminate } from './terminate.ts'
import { asVariable } from './values.ts'
import { setWhereKnown, visibleIn } from './variables.ts'

/** Begins a multi-instance or a loop: its body is there, its first turns follow. */
export function startLoop(run: Run, key: number): void {
  const element = elementOf(run, key)
  const { loop } = loopOf(run, element)
  if (loop.kind === 'standard-loop') {
    setLoop(run, key, { total: loop.maximum })
    return loop.testBefore ? turnAgain(run, key, loop) : beginTurn(run, key)
  }
  const items = itemsOf(run, loop, visibleIn(run, element.scope))
  if (items === null) return stop(run, key, noItems(loop))
  const total = typeof items === 'number' ? items : items.length
  if (total > MOST_TURNS) return stop(run, key, TOO_MANY)
  const outputs = loop.outputCollection === null ? null : Array.from({ length: total }, () => null)
  setLoop(run, key, { items: typeof items === 'number' ? null : items, total, outputs })
  if (total === 0) return endLoop(run, key)
  for (let turn = 0; turn < (loop.isSequential ? 1 : total); turn += 1) beginTurn(run, key)
  // All items are with their turns now; the body need not carry them through every store and load.
  if (!loop.isSequential) setLoop(run, key, { items: null })
}

/** What a turn answers when it is done, read while its variables are still there. */
export interface TurnAnswer {
  readonly position: number
  readonly output: FeelValue
  /** Whether the multi-instance ends with it, its completion condition being true. */
  readonly isEnough: boolean
}

export function answerOf(run: Run, turn: ElementInstance): TurnAnswer {
  const body = elementOf(run, turn.scope)
  const { loop } = loopOf(run, body)
  const visible = { ...visibleIn(run, turn.key), ...turn.brought }
  const position = positionOf(turn)
  if (loop.kind === 'standard-loop') return { position, output: null, isEnough: false }
  const output = loop.outputElement === null ? null : asVariable(loop.outputElement.evaluate(visible, run.evaluation))
  const isEnough =
    loop.completionCondition?.evaluate({ ...visible, ...countsAfter(body, run) }, run.evaluation) === true
  return { position, output, isEnough }
}

/** A turn is done (it is gone already): the next begins, or the loop ends. */
export function turnDone(run: Run, key: number, { position, output, isEnough }: TurnAnswer): void {
  const body = elementOf(run, key)
  const { loop } = loopOf(run, body)
  const { outputs, completed } = stateOf(body)
  setLoop(run, key, { completed: completed + 1, outputs: outputs?.with(position - 1, output) ?? null })
  if (loop.kind === 'standard-loop') return turnAgain(run, key, loop)
  if (isEnough) return endLoop(run, key)
  goOn(run, key, loop)
}

/** A turn ended without being done; the others go on, and count it. */
export function turnLost(run: Run, key: number): void {
  const body = elementOf(run, key)
  const { loop } = loopOf(run, body)
  setLoop(run, key, { terminated: stateOf(body).terminated + 1 })
  if (loop.kind === 'standard-loop') endLoop(run, key)
  else goOn(run, key, loop)
}

function goOn(run: Run, key: number, loop: MultiInstance): void {
  const { total, begun } = stateOf(elementOf(run, key))
  if (loop.isSequential && begun < (total ?? 0)) beginTurn(run, key)
  else if (!hasChildren(run, key)) endLoop(run, key)
}

function turnAgain(run: Run, key: number, loop: StandardLoop): void {
  const { begun, total } = stateOf(elementOf(run, key))
  const isOver = total !== null && begun >= total
  const visible = { ...visibleIn(run, key), loopCounter: begun }
  const value = isOver || loop.condition === null ? !isOver : loop.condition.evaluate(visible, run.evaluation)
  if (typeof value !== 'boolean') return stop(run, key, undecided(loop.condition?.source ?? '', value))
  if (value) beginTurn(run, key)
  else endLoop(run, key)
}

function endLoop(run: Run, key: number): void {
  for (const child of childrenOf(run, key).toReversed()) terminate(run, child)
  const body = elementOf(run, key)
  const { loop } = loopOf(run, body)
  const { outputs } = stateOf(body)
  if (loop.kind === 'multi-instance' && loop.outputCollection !== null) {
    setWhereKnown(run, body.scope, { [loop.outputCollection]: [...(outputs ?? [])] })
  }
  push(run, { do: 'leave', key, data: null })
}

function beginTurn(run: Run, key: number): void {
  const body = elementOf(run, key)
  const { node, loop } = loopOf(run, body)
  const { begun, items } = stateOf(body)
  const item =
    loop.kind === 'multi-instance' && loop.inputElement !== null && items !== null
      ? { [loop.inputElement]: items[begun] ?? null }
      : {}
  setLoop(run, key, { begun: begun + 1 })
  const variables = { ...answerVariable(loop), ...item, loopCounter: begun + 1 }
  enter(run, node, key, { variables, isTurn: true, compensates: null })
}

/** The counts that a completion condition may name, in the words of BPMN and of engines before this one, once this turn is done. */
function countsAfter(body: ElementInstance, run: Run): FeelContext {
  const { total, begun, completed, terminated } = stateOf(body)
  const active = (run.children.get(body.key)?.size ?? 1) - 1
  const instances = total ?? begun
  return {
    numberOfInstances: instances,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: completed + 1,
    numberOfTerminatedInstances: terminated,
    nrOfInstances: instances,
    nrOfActiveInstances: active,
    nrOfCompletedInstances: completed + 1,
  }
}

/** Where the answer of a turn is a variable, each turn has that one for itself: others would write over it (as in Camunda 8). */
function answerVariable(loop: Loop): FeelContext {
  if (loop.kind === 'standard-loop' || loop.outputElement === null) return {}
  const [name] =
    /^[\p{L}_][\p{L}\p{N}_]*(?=(?:\.[\p{L}_][\p{L}\p{N}_]*)*$)/u.exec(loop.outputElement.source.trim()) ?? []
  return name === undefined ? {} : { [name]: null }
}

const positionOf = (turn: ElementInstance): number => Number(turn.variables?.['loopCounter'] ?? 1)

function itemsOf(run: Run, loop: MultiInstance, visible: FeelContext): readonly FeelValue[] | number | null {
  const value = (loop.collection ?? loop.cardinality)?.evaluate(visible, run.evaluation) ?? null
  if (loop.collection !== null) return Array.isArray(value) ? value.map(asVariable) : null
  const count = value instanceof Decimal ? value.toNumber() : value
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null
}

function loopOf(run: Run, body: ElementInstance): { node: Activity; loop: Loop } {
  const node = nodeOf(run, body)
  if (!('loop' in node) || node.loop === null) throw new Error(`expected a loop at ${node.id}, found none`)
  return { node, loop: node.loop }
}

function stateOf(body: ElementInstance): LoopState {
  if (body.loop === null) throw new Error(`expected ${body.key} to be the body of a loop`)
  return body.loop
}

function setLoop(run: Run, key: number, changes: Partial<LoopState>): void {
  change(run, key, { loop: { ...stateOf(elementOf(run, key)), ...changes } })
}

const TOO_MANY = {
  code: 'process.too-many-turns',
  message: {
    en: `A multi-instance of more than ${MOST_TURNS} turns is not begun.`,
    'zh-CN': `不会启动超过 ${MOST_TURNS} 个实例的多实例活动。`,
  },
}

function noItems(loop: MultiInstance) {
  const source = (loop.collection ?? loop.cardinality)?.source ?? ''
  const what = loop.collection === null ? { en: 'whole number', zh: '非负整数' } : { en: 'list', zh: '列表' }
  return {
    code: 'process.no-collection',
    message: {
      en: `The expression “${source}” of the multi-instance gives no ${what.en}.`,
      'zh-CN': `多实例的表达式“${source}”没有得到${what.zh}。`,
    },
  }
}

function undecided(source: string, value: FeelValue) {
  return {
    code: 'process.condition-undecided',
    message: {
      en: `The loop condition “${source}” is neither true nor false: it gives ${formatFeel(value)}.`,
      'zh-CN': `循环条件“${source}”既不为真也不为假，结果是 ${formatFeel(value)}。`,
    },
  }
}
