import type { Edge } from '../diagram.ts'
import { type Connection, type Element, isActivity, nameIn } from '../flow.ts'
import { type Bounds, bottom, type Point, pieces } from '../geometry.ts'
import { FONT, LABEL_WIDTH, LINE, labelSize } from '../text/label-size.ts'
import { textWidth } from '../text/text-width.ts'
import { wrap } from '../text/wrap.ts'
import { drawText } from './draw-text.ts'
import { distance, number, path, rounded, tag, towards } from './svg.ts'

const ROUND = 7

export function drawEdge(
  connection: Connection,
  { points, label }: Edge,
  source: Element | null,
  language: string,
): string {
  const dash = { sequence: '', message: ' dashed', association: ' dotted', data: ' dotted' }[connection.kind]
  const line = path(rounded(points, ROUND), `flow${dash}`)
  const text = nameIn(connection.name, language)
  const name = text === '' ? '' : drawName(text, label ?? besideFirst(points, connection), points)
  return line + endsOf(connection, points, source) + name
}

function endsOf(connection: Connection, points: readonly Point[], source: Element | null): string {
  const [first, second] = points
  const [last, before] = [points.at(-1), points.at(-2)]
  if (first === undefined || second === undefined || last === undefined || before === undefined) return ''
  const { kind, arrows, isDefault, isConditional } = connection
  const leaves = source !== null && isActivity(source)
  switch (kind) {
    case 'sequence': {
      const mark = isDefault
        ? placed(path('M4-4.5L8.5 4.5', 'flow'), first, second)
        : isConditional && leaves
          ? placed(path('M0 0L7-4.5 14 0 7 4.5z', 'open'), first, second)
          : ''
      return placed(path('M0 0L-10-4.6V4.6z', 'tip'), last, before, true) + mark
    }
    case 'message':
      return (
        placed(path('M0 0L-9.5-4.6V4.6z', 'open'), last, before, true) +
        tag('circle', { class: 'open', cx: first.x, cy: first.y, r: 4 })
      )
    case 'association':
    case 'data': {
      const arrow = path('M-8-5L0 0-8 5', 'flow')
      return (
        (arrows === 'none' ? '' : placed(arrow, last, before, true)) +
        (arrows === 'both' ? placed(arrow, first, second, true) : '')
      )
    }
  }
}

/** A figure put where a line begins, turned along it; or, `arriving`, against it. */
function placed(figure: string, at: Point, next: Point, arriving = false): string {
  const angle = (Math.atan2(next.y - at.y, next.x - at.x) * 180) / Math.PI + (arriving ? 180 : 0)
  return tag('g', { transform: `translate(${number(at.x)} ${number(at.y)}) rotate(${number(angle)})` }, figure)
}

function drawName(text: string, room: Bounds, points: readonly Point[]): string {
  const isTight = wrap(text, FONT.outside, room.width).length * LINE > room.height + 1
  const wide = Math.max(room.width, Math.min(LABEL_WIDTH, textWidth(text, FONT.outside)))
  const wider = isTight ? { ...room, x: room.x - (wide - room.width) / 2, width: wide } : room
  const lettering = { size: FONT.outside, className: 'label', vertical: stands(room, points) } as const
  return drawText(text, wider, lettering)
}

/** A name right above a line stands on it, one right below hangs from it. */
function stands(room: Bounds, points: readonly Point[]): 'top' | 'middle' | 'bottom' {
  for (const [one, other] of pieces(points)) {
    const isLevel = one.y === other.y
    const reaches = Math.min(one.x, other.x) < room.x + room.width && Math.max(one.x, other.x) > room.x
    if (!isLevel || !reaches) continue
    if (Math.abs(one.y - bottom(room)) < 10) return 'bottom'
    if (Math.abs(one.y - room.y) < 10) return 'top'
  }
  return 'middle'
}

/** Where the drawing does not say where the name stands: above the middle of the longest piece, or right of it. */
function besideFirst(points: readonly Point[], { name }: Connection): Bounds {
  const size = labelSize(name) ?? { width: 0, height: 0 }
  const [longest] = pieces(points).toSorted(([a, b], [c, d]) => distance(c, d) - distance(a, b))
  const [one, other] = longest ?? [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  const middle = towards(one, other, distance(one, other) / 2)
  if (Math.abs(one.x - other.x) < Math.abs(one.y - other.y))
    return { ...size, x: middle.x + 5, y: middle.y - size.height / 2 }
  return { ...size, x: middle.x - size.width / 2, y: middle.y - 3 - size.height }
}
