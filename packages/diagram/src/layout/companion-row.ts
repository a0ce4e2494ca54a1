import type { Bounds } from '../geometry.ts'
import type { Companion } from './layers/graph.ts'

const BETWEEN = 16
const LABEL_GAP = 4

/** What belongs to a box, side by side on one foot, with the names above; seen from the middle of the row. */
export interface CompanionRow {
  readonly outline: Bounds
  readonly shapes: readonly { readonly id: string; readonly bounds: Bounds; readonly label: Bounds | null }[]
}

export function companionRow(companions: readonly Companion[]): CompanionRow {
  const widthOf = ({ size, label }: Companion) => Math.max(size.width, label?.width ?? 0)
  const heightOf = ({ size, label }: Companion) => size.height + (label === null ? 0 : label.height + LABEL_GAP)
  const width = companions.reduce((sum, one) => sum + widthOf(one) + BETWEEN, -BETWEEN)
  const height = even(Math.max(0, ...companions.map(heightOf)))
  let x = -Math.round(width / 2)
  const shapes = companions.map((companion) => {
    const { id, size, label } = companion
    const middle = x + widthOf(companion) / 2
    x += widthOf(companion) + BETWEEN
    const bounds = { ...size, x: Math.round(middle - size.width / 2), y: height / 2 - size.height }
    if (label === null) return { id, bounds, label: null }
    return {
      id,
      bounds,
      label: { ...label, x: Math.round(middle - label.width / 2), y: bounds.y - LABEL_GAP - label.height },
    }
  })
  return { outline: { x: -Math.round(width / 2), y: -height / 2, width, height }, shapes }
}

const even = (value: number): number => Math.ceil(value / 2) * 2
