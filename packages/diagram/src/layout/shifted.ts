import type { Edge, Shape } from '../diagram.ts'
import { moved, movedPoint, type Point } from '../geometry.ts'

/** Shapes and edges by their ids. */
export interface Drawn {
  readonly shapes: ReadonlyMap<string, Shape>
  readonly edges: ReadonlyMap<string, Edge>
}

/** The same, somewhere else. */
export function shifted({ shapes, edges }: Drawn, by: Point): Drawn {
  const labelMoved = ({ label }: Shape | Edge) => (label === null ? null : moved(label, by))
  return {
    shapes: new Map(
      [...shapes].map(([id, shape]) => [id, { ...shape, bounds: moved(shape.bounds, by), label: labelMoved(shape) }]),
    ),
    edges: new Map(
      [...edges].map(([id, edge]) => [
        id,
        { points: edge.points.map((point) => movedPoint(point, by)), label: labelMoved(edge) },
      ]),
    ),
  }
}
