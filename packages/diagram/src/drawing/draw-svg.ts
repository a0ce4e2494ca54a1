import type { Diagram, Plane, Shape } from '../diagram.ts'
import { type Element, type Flow, isActivity, isEvent, isGateway, isNamedOutside, nameIn } from '../flow.ts'
import { around, type Bounds, bottom, grown, spot } from '../geometry.ts'
import { FONT, LABEL_WIDTH, LINE, labelSize } from '../text/label-size.ts'
import { wrap } from '../text/wrap.ts'
import { drawActivity } from './draw-activity.ts'
import { drawEdge } from './draw-edge.ts'
import { drawEvent } from './draw-event.ts'
import { drawGateway } from './draw-gateway.ts'
import { drawDataObject, drawDataStore, drawGroup, drawNote, drawSwimlane } from './draw-other.ts'
import { drawText } from './draw-text.ts'
import { type Scheme, styleSheet } from './style.ts'
import { escaped, number, tag } from './svg.ts'

export interface Drawing {
  /** BCP 47 tag of the language of names; what has no name in it keeps the name as drawn. */
  readonly language: string
  readonly scheme?: Scheme
}

const MARGIN = 20
/** Between planes, and the room for the heading of each. */
const BETWEEN = 40
const HEADING = 26

/**
 * Draws a diagram as an SVG document of its own, in BPMN's notation: no scripts, no fonts, nothing from elsewhere. Each
 * shape and line is a group with its id as `data-element`. Several planes stand below each other under their names.
 */
export function drawSvg({ flow, planes }: Diagram, { language, scheme = 'auto' }: Drawing): string {
  const drawn = planes.filter(({ shapes }) => shapes.size > 0)
  let y = 0
  let width = 0
  const parts = drawn.map((plane) => {
    const bounds = boundsOf(plane, flow)
    const heading = drawn.length > 1 ? headingOf(plane, flow, language) : ''
    const top = y + (heading === '' ? 0 : HEADING)
    const content = tag(
      'g',
      { transform: `translate(${number(-bounds.x)} ${number(top - bounds.y)})` },
      drawPlane(plane, flow, language),
    )
    const title =
      heading === ''
        ? ''
        : tag('text', { class: 'name title', x: 0, y: y + LINE, 'font-size': FONT.title }, escaped(heading))
    y = top + bounds.height + BETWEEN
    width = Math.max(width, bounds.width)
    return title + content
  })
  const height = Math.max(0, y - BETWEEN)
  const root = `aftersale-flow-${scheme}`
  const box = [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].map((value) => number(Math.ceil(value)))
  const ground = tag('rect', { class: 'ground', x: -MARGIN, y: -MARGIN, width: Number(box[2]), height: Number(box[3]) })
  const name = drawn.map((plane) => headingOf(plane, flow, language)).filter((text) => text !== '')
  const head = `${tag('title', {}, escaped(name.join(' · ')))}<style>${styleSheet(root, scheme)}</style>`
  return `<svg xmlns="http://www.w3.org/2000/svg" class="${root}" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}" role="img" lang="${escaped(language)}">\n${head}\n${ground}\n${parts.join('\n')}\n</svg>\n`
}

function headingOf({ of }: Plane, flow: Flow, language: string): string {
  const named = flow.roots.find(({ id }) => id === of) ?? flow.elements.get(of)
  const own = named === undefined ? '' : nameIn(named.name, language)
  const pool = [...flow.elements.values()].find(({ kind, parent }) => kind === 'pool' && parent === of)
  return own === '' && pool !== undefined ? nameIn(pool.name, language) : own
}

/** Everything that is drawn, labels as well. */
function boundsOf(plane: Plane, flow: Flow): Bounds {
  const shapes = [...plane.shapes].flatMap(([id, shape]) => {
    const element = flow.elements.get(id)
    return element === undefined ? [shape.bounds] : [shape.bounds, labelRoom(element, shape) ?? shape.bounds]
  })
  const edges = [...plane.edges.values()].flatMap(({ points, label }) => [
    ...points.map(spot),
    ...(label === null ? [] : [label]),
  ])
  return grown(around([...shapes, ...edges]) ?? { x: 0, y: 0, width: 0, height: 0 }, 2)
}

function drawPlane(plane: Plane, flow: Flow, language: string): string {
  const shapes = [...plane.shapes].flatMap(([id, shape]) => {
    const element = flow.elements.get(id)
    return element === undefined ? [] : [{ element, shape }]
  })
  const parents = new Set(shapes.map(({ element }) => element.parent))
  // What contains others lies under them, what lies on a border over it.
  const level = ({ kind }: Element) => (kind === 'pool' ? 0 : kind === 'lane' ? 1 : kind === 'boundaryEvent' ? 4 : 2)
  const groups = shapes.map(({ element, shape }) => ({
    level: level(element) - (shape.isExpanded ? 0.5 : 0),
    svg: group(element.id, drawShape(element, shape, !parents.has(element.id), language)),
  }))
  const edges = [...plane.edges].flatMap(([id, edge]) => {
    const connection = flow.connections.get(id)
    if (connection === undefined) return []
    return [
      { level: 3, svg: group(id, drawEdge(connection, edge, flow.elements.get(connection.source) ?? null, language)) },
    ]
  })
  return [...groups, ...edges]
    .toSorted((one, other) => one.level - other.level)
    .map(({ svg }) => `\n${svg}`)
    .join('')
}

const group = (id: string, content: string): string => tag('g', { 'data-element': id }, content)

function drawShape(element: Element, shape: Shape, isEmpty: boolean, language: string): string {
  const { bounds, isExpanded } = shape
  const figure = ((): string => {
    if (isEvent(element)) return drawEvent(element, bounds)
    if (isGateway(element)) return drawGateway(element, bounds)
    if (isActivity(element)) return drawActivity(element, bounds, isExpanded, language)
    if (element.kind === 'dataObject') return drawDataObject(element, bounds)
    if (element.kind === 'dataStore') return drawDataStore(bounds)
    if (element.kind === 'textAnnotation') return drawNote(element, bounds, language)
    return element.kind === 'group' ? drawGroup(bounds) : drawSwimlane(element, bounds, isEmpty, language)
  })()
  const room = isNamedOutside(element) ? labelRoom(element, shape) : null
  if (room === null) return figure
  const isAbove = bottom(room) <= bounds.y
  const name = drawText(nameIn(element.name, language), room, {
    size: FONT.outside,
    className: 'label',
    vertical: isAbove ? 'bottom' : 'top',
  })
  return figure + name
}

/** Where a name beside its element stands: where the drawing says, in lines as wide as modelers make them; else below. */
function labelRoom({ name }: Element, { bounds, label }: Shape): Bounds | null {
  const size = labelSize(name)
  if (size === null) return null
  const place = label ?? { ...size, x: bounds.x + (bounds.width - size.width) / 2, y: bottom(bounds) + 5 }
  const texts = [name.text, ...Object.values(name.translations)]
  const fits = texts.every((text) => wrap(text, FONT.outside, place.width).length * LINE <= place.height + 1)
  if (fits) return place
  const width = Math.max(place.width, LABEL_WIDTH)
  return { x: place.x - (width - place.width) / 2, y: place.y, width, height: Math.max(place.height, size.height) }
}
