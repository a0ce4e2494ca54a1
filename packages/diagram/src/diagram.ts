import type { Flow } from './flow.ts'
import type { Bounds, Point } from './geometry.ts'

/** Where an element is drawn. */
export interface Shape {
  readonly bounds: Bounds
  /** Where its name stands, where that is beside it; null leaves it to whoever draws. */
  readonly label: Bounds | null
  /** Of a sub-process: whether what is in it is drawn. */
  readonly isExpanded: boolean
}

/** The way of a connection: at least two points. */
export interface Edge {
  readonly points: readonly Point[]
  readonly label: Bounds | null
}

/** One drawing of the document: a root, or the inside of a sub-process that is closed elsewhere. */
export interface Plane {
  /** Id of that root or sub-process. */
  readonly of: string
  /** By id of the element. */
  readonly shapes: ReadonlyMap<string, Shape>
  /** By id of the connection. */
  readonly edges: ReadonlyMap<string, Edge>
}

/** What a BPMN document draws and where. */
export interface Diagram {
  readonly flow: Flow
  readonly planes: readonly Plane[]
}
