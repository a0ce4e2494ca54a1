import { accept, type Result } from '@aftersale/kernel'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import { isA, type Part, partOf } from '../document/part.ts'
import { nodeOf } from './places.ts'
import { arrivingAt, comeFrom, type Editing, leadTo, leaving, sourceOf, targetOf } from './wiring.ts'

/** Swaps a step with the one after it (`down`) or before it (`up`), where both stand in one row; answers the other one's id. */
export function moveStep(editing: Editing, id: string, direction: 'up' | 'down'): Result<string, PlainRefusal> {
  const found = nodeOf(editing, id)
  if (!found.ok) return found
  const pair = direction === 'down' ? pairFrom(found.value) : pairTo(found.value)
  if (pair === null) {
    return refusal(
      'cannot-move',
      'There is no step in the same row to change places with.',
      '前后没有可以对调的步骤。',
      id,
    )
  }
  const { first, second, between, after } = pair
  const target = targetOf(after)
  for (const flow of arrivingAt(first)) leadTo(editing, flow, second)
  comeFrom(editing, between, second)
  leadTo(editing, between, first)
  comeFrom(editing, after, first)
  leadTo(editing, after, target)
  return accept((first.id === id ? second.id : first.id) ?? '')
}

interface Pair {
  readonly first: Part
  readonly second: Part
  readonly between: Part
  readonly after: Part
}

const pairTo = (second: Part): Pair | null => {
  const [flow] = arrivingAt(second)
  return flow === undefined ? null : pairFrom(sourceOf(flow))
}

function pairFrom(first: Part): Pair | null {
  const [between, ...ways] = leaving(first)
  if (between === undefined || ways.length > 0) return null
  const second = targetOf(between)
  const [after, ...more] = leaving(second)
  const isRow = after !== undefined && more.length === 0 && arrivingAt(second).length === 1
  if (!isRow || !isStep(first) || !isStep(second) || targetOf(after) === first) return null
  const arriving = arrivingAt(first)
  const waits = arriving.some((flow) => sourceOf(flow).$type === 'bpmn:EventBasedGateway')
  const isConditional = [between, after].some((flow) => partOf(flow, 'conditionExpression') !== null)
  return arriving.length === 0 || waits || isConditional ? null : { first, second, between, after }
}

const isStep = (part: Part): boolean =>
  (isA(part, 'Activity') && part.get('isForCompensation') !== true) || part.$type === 'bpmn:IntermediateCatchEvent'
