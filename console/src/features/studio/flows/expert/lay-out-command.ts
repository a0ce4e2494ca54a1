import { type Diagram, layOut, readDiagram } from '@aftersale/diagram'

interface Point {
  readonly x: number
  readonly y: number
}
interface Bounds extends Point {
  readonly width: number
  readonly height: number
}
/** Where an element stands in the file. */
interface Interchange {
  bounds?: { set(name: string, value: number): void } | undefined
  label?: { bounds?: { set(name: string, value: number): void } | undefined } | undefined
  waypoint?: readonly object[] | undefined
}
interface Placed {
  readonly id: string
  x: number
  y: number
  width: number
  height: number
  waypoints?: readonly Point[] | undefined
  readonly di?: Interchange | undefined
  readonly label?: Placed | undefined
}
interface Elements {
  get(id: string): Placed | undefined
}
interface Factory {
  create(type: string, properties: Point): object
}
interface CommandStack {
  registerHandler(name: string, handler: typeof LayOutHandler): void
  execute(name: string, context: object): void
}

/** Where things stand: shapes and labels by their bounds, lines by their points. */
interface Places {
  readonly bounds: ReadonlyMap<Placed, Bounds>
  readonly ways: ReadonlyMap<Placed, readonly Point[]>
}

const COMMAND = 'flow.layOut'

/** Puts all elements of a drawing to their places in one step, and back. */
class LayOutHandler {
  static readonly $inject = ['bpmnFactory']
  readonly #factory: Factory

  constructor(factory: Factory) {
    this.#factory = factory
  }

  execute(context: { readonly places: Places; before?: Places }): readonly Placed[] {
    const { bounds, ways } = context.places
    context.before = {
      bounds: new Map([...bounds.keys()].map((one) => [one, boundsOf(one)])),
      ways: new Map([...ways.keys()].map((one) => [one, one.waypoints ?? []])),
    }
    return this.#put(context.places)
  }

  revert({ before }: { readonly before?: Places }): readonly Placed[] {
    return before === undefined ? [] : this.#put(before)
  }

  #put({ bounds, ways }: Places): readonly Placed[] {
    for (const [element, { x, y, width, height }] of bounds) {
      Object.assign(element, { x, y, width, height })
      const written = isLabel(element) ? element.di?.label?.bounds : element.di?.bounds
      for (const [name, value] of Object.entries({ x, y, width, height })) written?.set(name, value)
    }
    for (const [element, points] of ways) {
      element.waypoints = points.map(({ x, y }) => ({ x, y }))
      if (element.di !== undefined)
        element.di.waypoint = points.map(({ x, y }) => this.#factory.create('dc:Point', { x, y }))
    }
    return [...bounds.keys(), ...ways.keys()]
  }
}

const isLabel = ({ id }: Placed): boolean => id.endsWith('_label')

const boundsOf = ({ x, y, width, height }: Placed): Bounds => ({ x, y, width, height })

/** Where a layout puts what is drawn; null where the drawing has more planes than the layout, or something without a place. */
function placesIn({ planes }: Diagram, elements: Elements): Places | null {
  const [plane, ...others] = planes
  if (plane === undefined || others.length > 0) return null
  const bounds = new Map<Placed, Bounds>()
  const ways = new Map<Placed, readonly Point[]>()
  for (const [id, shape] of plane.shapes) {
    const element = elements.get(id)
    if (element === undefined) return null
    bounds.set(element, shape.bounds)
    if (element.label !== undefined) bounds.set(element.label, shape.label ?? below(shape.bounds, element.label))
  }
  for (const [id, { points, label }] of plane.edges) {
    const element = elements.get(id)
    if (element === undefined) return null
    ways.set(element, points)
    if (element.label !== undefined && label !== null) bounds.set(element.label, label)
  }
  return { bounds, ways }
}

const below = ({ x, y, width, height }: Bounds, label: Placed): Bounds => ({
  x: x + width / 2 - label.width / 2,
  y: y + height + 4,
  width: label.width,
  height: label.height,
})

/**
 * Lays the drawing out anew as one step that can be taken back. Answers whether it could: where sub-processes are drawn on
 * planes of their own, the file must be laid out and opened anew instead.
 */
export function layOutDrawing(xml: string, elements: Elements, commands: CommandStack): boolean {
  const read = readDiagram(xml)
  if (!read.ok || read.value.planes.length > 1) return false
  const isOpen = [...(read.value.planes[0]?.shapes ?? [])].every(
    ([id, { isExpanded }]) =>
      isExpanded || !/subProcess$|^transaction$/i.test(read.value.flow.elements.get(id)?.kind ?? ''),
  )
  const places = isOpen ? placesIn(layOut(read.value.flow), elements) : null
  if (places === null) return false
  commands.execute(COMMAND, { places })
  return true
}

/** Makes the step known to the editor. */
class LayOutCommand {
  static readonly $inject = ['commandStack']
  constructor(commands: CommandStack) {
    commands.registerHandler(COMMAND, LayOutHandler)
  }
}

export const layOutCommand = { __init__: ['layOutCommand'], layOutCommand: ['type', LayOutCommand] }
