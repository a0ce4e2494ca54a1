import type { Point } from '../geometry.ts'

/** Attributes of an SVG element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 has no characters for. */
const FORBIDDEN = /[\p{Cc}--[\t\n\r]]|[\uFFFE\uFFFF]|\p{Cs}/gv

/** A text as XML writes it. */
export const escaped = (text: string): string =>
  text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"]/g, (letter) => ESCAPED[letter] ?? letter)

/** An element of SVG with its content, which is SVG already. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${escaped(typeof value === 'number' ? number(value) : value)}"`],
    )
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** A figure with at most two decimals. */
export const number = (value: number): string => `${Math.round(value * 100) / 100}`

export const path = (d: string, className: string): string => tag('path', { class: className, d })

const at = ({ x, y }: Point): string => `${number(x)} ${number(y)}`

/** A line through points, its corners rounded. */
export function rounded(points: readonly Point[], radius: number): string {
  const parts = points.map((point, position) => {
    const [before, after] = [points[position - 1], points[position + 1]]
    if (before === undefined) return `M${at(point)}`
    if (after === undefined) return `L${at(point)}`
    const room = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2)
    return `L${at(towards(point, before, room))}Q${at(point)} ${at(towards(point, after, room))}`
  })
  return parts.join('')
}

export const distance = (one: Point, other: Point): number => Math.hypot(other.x - one.x, other.y - one.y)

/** The point that lies so far from the first one on the way to the second one. */
export function towards(from: Point, to: Point, far: number): Point {
  const length = distance(from, to)
  if (length === 0) return from
  return { x: from.x + ((to.x - from.x) * far) / length, y: from.y + ((to.y - from.y) * far) / length }
}
