import type { Element } from '../flow.ts'
import { type Bounds, center } from '../geometry.ts'
import { eventMark } from './event-marks.ts'
import { number, tag } from './svg.ts'

/** A circle: thin where it begins something, double where it lies between, thick where it ends; dashed where the rest goes on. */
export function drawEvent(element: Element, bounds: Bounds): string {
  const { x, y } = center(bounds)
  const radius = Math.min(bounds.width, bounds.height) / 2
  const { kind, trigger, isNonInterrupting } = element
  const isEnd = kind === 'endEvent'
  const isBetween = kind !== 'startEvent' && !isEnd
  const dashed = isNonInterrupting && (kind === 'startEvent' || kind === 'boundaryEvent') ? ' dashed' : ''
  const outer = tag('circle', { class: `shape${dashed}${isEnd ? ' thick' : ''}`, r: radius - (isEnd ? 1.5 : 0) })
  const inner = isBetween ? tag('circle', { class: `shape${dashed}`, r: radius - 3.5 }) : ''
  const throws = isEnd || kind === 'intermediateThrowEvent'
  const mark = trigger === null ? '' : eventMark(trigger, throws)
  const scale = radius / 18
  const scaled = mark === '' || scale === 1 ? mark : tag('g', { transform: `scale(${number(scale)})` }, mark)
  return tag('g', { transform: `translate(${number(x)} ${number(y)})` }, outer + inner + scaled)
}
