import type { Bounds } from '../../geometry.ts'
import type { Box } from '../layers/graph.ts'
import type { Corners } from '../layers/meeting.ts'

const GAP = 4

/**
 * Where the name of a gateway or an event stands, seen from its middle: above or below, where no wire turns there; else
 * beside the wire, on the side that it does not go to.
 */
export function nameBeside(box: Box, { above, below }: Corners): Bounds | null {
  const { label, companions, height } = box
  if (label === null) return null
  const isFree = { above: above === null && companions.length === 0, below: below === null }
  const order = box.kind === 'gateway' ? (['above', 'below'] as const) : (['below', 'above'] as const)
  const free = order.find((side) => isFree[side])
  const side = free ?? (companions.length > 0 ? 'below' : order[0])
  const y = side === 'above' ? -height / 2 - GAP - label.height : height / 2 + GAP
  if (free !== undefined) return { ...label, x: -Math.round(label.width / 2), y }
  const towards = side === 'above' ? above : below
  return { ...label, x: towards === 'left' ? 6 : -6 - label.width, y }
}
