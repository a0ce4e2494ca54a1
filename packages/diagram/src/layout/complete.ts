import type { Diagram } from '../diagram.ts'
import { type Element, type Flow, isSubProcess } from '../flow.ts'
import { connectFreely } from './free/connect-freely.ts'
import { layOut } from './lay-out.ts'

export interface Completed {
  readonly diagram: Diagram
  /** The document had no drawing at all. */
  readonly isLaidOut: boolean
  /** Elements that the document's drawing leaves out, though nothing hides them; laying out gives them a place. */
  readonly left: readonly Element[]
}

/**
 * Makes a drawing of what the document says: connections without a way get one, a document without any drawing is laid out.
 * Elements get no place in a drawing that leaves them out, because there may be none.
 */
export function complete(diagram: Diagram): Completed {
  const { flow, planes } = diagram
  if (planes.every(({ shapes }) => shapes.size === 0)) {
    return { diagram: layOut(flow), isLaidOut: true, left: [] }
  }
  const drawn = new Set(planes.flatMap(({ edges }) => [...edges.keys()]))
  const connections = new Map([...flow.connections].filter(([id]) => !drawn.has(id)))
  const connected = planes.map((plane) => {
    const missing = connectFreely({ ...flow, connections }, plane)
    return { ...plane, edges: new Map([...plane.edges, ...missing]) }
  })
  return { diagram: { flow, planes: connected }, isLaidOut: false, left: leftOut(diagram) }
}

function leftOut({ flow, planes }: Diagram): Element[] {
  const placed = new Set(planes.flatMap(({ shapes }) => [...shapes.keys()]))
  const closed = new Set(
    planes.flatMap(({ shapes }) => [...shapes].flatMap(([id, { isExpanded }]) => (isExpanded ? [] : [id]))),
  )
  return [...flow.elements.values()].filter(({ id, parent }) => !placed.has(id) && !isHidden(parent, closed, flow))
}

/** Whether one of the sub-processes around it is drawn closed. */
function isHidden(parent: string, closed: ReadonlySet<string>, flow: Flow): boolean {
  for (let at = flow.elements.get(parent); at !== undefined; at = flow.elements.get(at.parent)) {
    if (isSubProcess(at) && closed.has(at.id)) return true
  }
  return false
}
