import type { Diagram, Plane } from '../diagram.ts'
import type { Flow } from '../flow.ts'
import { connectFreely } from './free/connect-freely.ts'
import { layOutContainer } from './scopes/lay-out-container.ts'
import { layOutPools } from './scopes/lay-out-pools.ts'
import { contentsOf } from './scopes/scope.ts'
import { shifted } from './shifted.ts'

/** Where modelers begin to draw. */
const CORNER = { x: 160, y: 80 } as const

/**
 * Lays a flow out anew: from the left to the right, the main way straight, sub-processes open, events of a border below it,
 * lanes and pools kept. Every root has a plane of its own. The same flow is always laid out the same.
 */
export function layOut(flow: Flow): Diagram {
  const contents = contentsOf(flow)
  const planes = flow.roots.map(({ id }): Plane => {
    const hasPools = contents.elements.get(id)?.some(({ kind }) => kind === 'pool') === true
    const laid = hasPools ? layOutPools(id, contents) : layOutContainer(id, contents)
    const edges = new Map([...laid.edges, ...connectFreely(flow, laid)])
    return { of: id, ...shifted({ shapes: laid.shapes, edges }, CORNER) }
  })
  return { flow, planes }
}
