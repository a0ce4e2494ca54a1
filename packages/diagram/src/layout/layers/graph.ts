import type { Size } from '../../text/label-size.ts'
import { type BorderEvent, freeBorder } from '../border-places.ts'

/** What stands above a box and belongs to it: data and notes, with the line that ties each to it. */
export interface Companion {
  readonly id: string
  readonly size: Size
  /** Its name, which stands above it. */
  readonly label: Size | null
}

/** What undoes a box: it stands below the event on the border that leads to it, and nothing else leads there or away. */
export interface Handler {
  readonly id: string
  readonly event: BorderEvent
  readonly size: Size
}

/** Something to be placed: a task, an open sub-process with all that is in it, a gateway, an event. */
export interface Box {
  readonly id: string
  /** A gateway or an event has four corners where wires meet it; along the sides of everything else there is room for many. */
  readonly kind: 'gateway' | 'event' | 'activity'
  readonly width: number
  readonly height: number
  /** Position of its lane from the top; 0 where there are none. */
  readonly lane: number
  /** Whether it ends what should have gone on, as an error does. */
  readonly isBreak: boolean
  readonly borderEvents: readonly BorderEvent[]
  /** Its name, where that stands beside it. */
  readonly label: Size | null
  readonly companions: readonly Companion[]
  readonly handler: Handler | null
}

/** Left of the events on a border, what is free of it must have room for a line and the corner. */
const LEAST_BORDER = 32

/** Whether a wire can meet the box from below, left of the events on its border. */
export const canBeMetBelow = ({ borderEvents, handler, width }: Box): boolean =>
  handler === null && (borderEvents.length === 0 || freeBorder(borderEvents, width) >= LEAST_BORDER)

/** A flow between two boxes; it may leave from an event on the border of the first. */
export interface Wire {
  readonly id: string
  readonly from: Box
  readonly event: BorderEvent | null
  readonly to: Box
  readonly label: Size | null
}

/** What one layout has to place. */
export interface Graph {
  readonly boxes: readonly Box[]
  readonly wires: readonly Wire[]
  readonly lanes: number
}

/** The wires of a graph by the box at either end, in drawing order. */
export interface Ends {
  readonly leaving: ReadonlyMap<Box, readonly Wire[]>
  readonly arriving: ReadonlyMap<Box, readonly Wire[]>
}

export const endsOf = (wires: readonly Wire[]): Ends => ({
  leaving: Map.groupBy(wires, ({ from }) => from),
  arriving: Map.groupBy(wires, ({ to }) => to),
})
