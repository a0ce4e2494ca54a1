import { type Element, nameIn } from '../flow.ts'
import { type Bounds, bottom, right } from '../geometry.ts'
import { NOTE_PADDING } from '../layout/scopes/sizes.ts'
import { FONT } from '../text/label-size.ts'
import { drawText, drawUpright } from './draw-text.ts'
import { number, path, tag } from './svg.ts'

export function drawDataObject({ markers }: Element, { x, y, width, height }: Bounds): string {
  const fold = Math.min(12, width / 3)
  const [left, top, end, low] = [x, y, x + width, y + height].map(number)
  const [folded, level] = [number(x + width - fold), number(y + fold)]
  const page = path(
    `M${left} ${top}H${folded}L${end} ${level}V${low}H${left}zM${folded} ${top}V${level}H${end}`,
    'paper',
  )
  if (!markers.includes('collection')) return page
  const bars = tag(
    'g',
    { transform: `translate(${number(x + width / 2)} ${number(y + height - 9)})` },
    path('M-4-4V4M0-4V4M4-4V4', 'mark'),
  )
  return page + bars
}

export function drawDataStore(bounds: Bounds): string {
  const { x, y, width } = bounds
  const [half, lid] = [width / 2, Math.min(8, bounds.height / 6)]
  const arc = (sweep: 0 | 1, to: number, level: number) =>
    `A${number(half)} ${number(lid)} 0 0 ${sweep} ${number(to)} ${number(level)}`
  const [top, low] = [y + lid, bottom(bounds) - lid]
  const body = `M${number(x)} ${number(top)}${arc(1, right(bounds), top)}V${number(low)}${arc(1, x, low)}z`
  const rings = [0, 6, 12].map((down) => `M${number(x)} ${number(top + down)}${arc(0, right(bounds), top + down)}`)
  return path(body, 'paper') + path(rings.join(''), 'mark')
}

export function drawNote({ name }: Element, bounds: Bounds, language: string): string {
  const { x, y, width, height } = bounds
  const bracket = path(`M${number(x + 12)} ${number(y)}H${number(x)}V${number(y + height)}H${number(x + 12)}`, 'mark')
  const room = { x: x + NOTE_PADDING + 2, y, width: Math.max(20, width - 2 * NOTE_PADDING), height }
  const text = drawText(nameIn(name, language), room, {
    size: FONT.note,
    className: 'label',
    vertical: 'middle',
    anchor: 'start',
  })
  return bracket + text
}

export const drawGroup = ({ x, y, width, height }: Bounds): string =>
  tag('rect', { class: 'frame', x, y, width, height, rx: 10, 'stroke-dasharray': '8 3 1.5 3' })

const HEADER = 30

/** A pool or a lane with its name in the strip at its left; a pool that shows nothing inside has it in the middle. */
export function drawSwimlane(element: Element, bounds: Bounds, isEmpty: boolean, language: string): string {
  const { x, y, width, height } = bounds
  const text = nameIn(element.name, language)
  const border = tag('rect', { class: 'frame', x, y, width, height })
  if (element.kind === 'pool' && isEmpty) {
    return border + drawText(text, bounds, { size: FONT.title, className: 'name title', vertical: 'middle' })
  }
  const strip = { x, y, width: HEADER, height }
  const line = element.kind === 'pool' ? path(`M${number(x + HEADER)} ${number(y)}V${number(y + height)}`, 'frame') : ''
  return border + line + drawUpright(text, strip, FONT.title, element.kind === 'pool' ? 'name title' : 'name')
}
