import type { Element } from '../flow.ts'
import { type Bounds, center } from '../geometry.ts'
import { eventMark } from './event-marks.ts'
import { number, path, tag } from './svg.ts'

export function drawGateway(element: Element, bounds: Bounds): string {
  const { x, y } = center(bounds)
  const [half, high] = [bounds.width / 2, bounds.height / 2]
  const diamond = path(`M0-${number(high)}L${number(half)} 0 0 ${number(high)}-${number(half)} 0z`, 'shape')
  const scale = Math.min(half, high) / 25
  const mark = tag('g', scale === 1 ? {} : { transform: `scale(${number(scale)})` }, gatewayMark(element))
  return tag('g', { transform: `translate(${number(x)} ${number(y)})` }, diamond + mark)
}

const circle = (r: number, className: string): string => tag('circle', { class: className, r })

function gatewayMark({ kind, isInstantiating, isParallel }: Element): string {
  switch (kind) {
    case 'exclusiveGateway':
      return path('M-7-7L7 7M7-7L-7 7', 'mark bold')
    case 'parallelGateway':
      return path('M0-10V10M-10 0H10', 'mark bold')
    case 'inclusiveGateway':
      return circle(10.5, 'mark bold')
    case 'complexGateway':
      return path('M0-11V11M-11 0H11M-7.5-7.5L7.5 7.5M7.5-7.5L-7.5 7.5', 'mark bold')
    default:
      if (isInstantiating)
        return `${circle(13, 'mark')}<g transform="scale(.8)">${eventMark(isParallel ? 'parallelMultiple' : 'multiple', false)}</g>`
      return `${circle(14, 'mark')}${circle(11.5, 'mark')}<g transform="scale(.72)">${eventMark('multiple', false)}</g>`
  }
}
