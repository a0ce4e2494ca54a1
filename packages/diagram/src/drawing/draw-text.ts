import { type Bounds, center } from '../geometry.ts'
import { LINE } from '../text/label-size.ts'
import { wrap } from '../text/wrap.ts'
import { escaped, number, tag } from './svg.ts'

export interface Lettering {
  readonly size: number
  readonly className: string
  /** Where the lines stand in the room that they have. */
  readonly vertical: 'top' | 'middle' | 'bottom'
  readonly anchor?: 'start' | 'middle'
  readonly most?: number
}

/** A text within a room: wrapped to its width, shortened where it has more lines than `most`. */
export function drawText(text: string, room: Bounds, lettering: Lettering): string {
  const { size, className, vertical, anchor = 'middle', most } = lettering
  const lines = wrap(text, size, room.width, most)
  if (lines.length === 0) return ''
  const x = anchor === 'middle' ? center(room).x : room.x
  const free = room.height - lines.length * LINE
  const top = room.y + (vertical === 'top' ? 0 : vertical === 'bottom' ? free : free / 2)
  // The baseline of a line stands about a third of the size above its lower edge.
  const first = top + LINE / 2 + size * 0.36
  const spans = lines.map((line, position) => tag('tspan', { x, y: number(first + position * LINE) }, escaped(line)))
  const content = lines.length === 1 ? escaped(lines[0] ?? '') : spans.join('')
  const place = lines.length === 1 ? { x, y: number(first) } : {}
  return tag(
    'text',
    { class: className, 'font-size': size, 'text-anchor': anchor === 'middle' ? 'middle' : undefined, ...place },
    content,
  )
}

/** A text along the left border of a pool or a lane, from the bottom to the top. */
export function drawUpright(text: string, strip: Bounds, size: number, className: string): string {
  const [line = ''] = wrap(text, size, strip.height - 8, 1)
  const { x, y } = center(strip)
  const place = `translate(${number(x + size * 0.36)} ${number(y)}) rotate(-90)`
  return line === ''
    ? ''
    : tag('text', { class: className, 'font-size': size, 'text-anchor': 'middle', transform: place }, escaped(line))
}
