import type { Place, Size } from '@aftersale/modelling'

/** The least at which the words of a card can be read at ease; where a flow is opened. */
export const READABLE = 0.8
/** The least at which they can be read at all: nothing is shown smaller. */
export const LEGIBLE = 0.7
const AROUND = 32
const ABOVE = 24

interface Viewport extends Place {
  readonly zoom: number
}

/**
 * Where to look from so that a flow is seen in its whole width from the top, one scrolling down; no smaller than `least` and no
 * larger than it is. A flow too wide for that is seen around `start`, the middle of the upper edge of its first card.
 */
export function fitWidth(width: number, flow: Size, start: Place, least: number): Viewport {
  const zoom = Math.min(1, Math.max(least, width / (flow.width + 2 * AROUND)))
  const isWhole = flow.width * zoom <= width
  const middle = isWhole ? flow.width / 2 : start.x
  return { x: width / 2 - middle * zoom, y: ABOVE - (isWhole ? 0 : start.y) * zoom, zoom }
}
