import type { Size } from '../text/label-size.ts'

/** An event on the border of a box, from where wires can leave. */
export interface BorderEvent {
  readonly id: string
  readonly label: Size | null
}

/** Diameter of an event. */
export const EVENT = 36
/** Between the middles of neighbouring events on a border, at least. */
const PITCH = 50
/** Between the middle of the outermost event and the corner. */
const INSET = 28

/** Room that an event takes to its right: its name stands there, beside the wire that leaves it downwards. */
const pitchOf = ({ label }: BorderEvent): number => Math.max(PITCH, label === null ? 0 : label.width + 16)

/** How wide a box is at least, so that the events on its lower border find room. */
export const widthForBorder = (events: readonly BorderEvent[]): number =>
  events.length === 0 ? 0 : events.reduce((sum, event) => sum + pitchOf(event), 2 * INSET) - PITCH

/** How much of a lower border is free left of its events, at least. */
export const freeBorder = (events: readonly BorderEvent[], width: number): number =>
  width - INSET - EVENT / 2 - events.reduce((sum, event) => sum + pitchOf(event), -PITCH)

/** By id of each event on the lower border, given from the left to the right: its middle, from the middle of the box. */
export function borderPlaces(events: readonly BorderEvent[], width: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  let x = width / 2 - INSET
  for (const [position, event] of events.toReversed().entries()) {
    // The name of the rightmost one may reach beyond the corner.
    if (position > 0) x -= pitchOf(event)
    places.set(event.id, Math.round(x))
  }
  return places
}
