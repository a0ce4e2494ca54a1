import type { Edge, Plane, Shape } from '../diagram.ts'
import { type Element, type Flow, isSubProcess } from '../flow.ts'
import type { Bounds } from '../geometry.ts'
import type { Former } from './former.ts'

/** What the document writes before the names of the diagram interchange. */
export interface Prefixes {
  readonly bpmndi: string
  readonly dc: string
  readonly di: string
}

interface Document {
  readonly flow: Flow
  readonly prefixes: Prefixes
  /** Declarations of prefixes that the document lacks, each to be written as an attribute. */
  readonly missing: readonly string[]
  readonly former: Former
  /** All ids of the document; new ones are added. */
  readonly ids: Set<string>
  readonly layout: { readonly newline: string; readonly indent: string }
}

/** Writes planes as diagram interchange. */
export class PlaneWriter {
  readonly #document: Document
  readonly #known: ReadonlySet<string>

  constructor(document: Document) {
    this.#document = document
    this.#known = new Set(document.ids)
  }

  plane({ of, shapes, edges }: Plane): string {
    const { missing, former, prefixes } = this.#document
    const drawn = [
      ...[...shapes].flatMap(([id, shape]) => this.#shape(id, shape)),
      ...[...edges].flatMap(([id, edge]) => this.#edge(id, edge)),
    ]
    const inPlane = this.#element(
      2,
      `${prefixes.bpmndi}:BPMNPlane`,
      this.#attributes(`plane ${of}`, 'Plane', of),
      drawn,
    )
    const own = former.attributes.get(`diagram ${of}`) ?? `id="${this.#newId(`Diagram_${of}`)}"`
    const beside = former.beside === '' ? [] : [this.#line(2, former.beside)]
    const all = [inPlane, ...beside]
    const declared = [own, ...missing.filter((declaration) => !own.includes(declaration))].join(' ')
    return this.#element(1, `${prefixes.bpmndi}:BPMNDiagram`, declared, all).trimStart()
  }

  #shape(id: string, shape: Shape): string[] {
    const element = this.#document.flow.elements.get(id)
    if (element === undefined || !this.#known.has(id)) return []
    const { prefixes, former } = this.#document
    const attributes = withFlags(this.#attributes(id, 'di', id), element, shape)
    const content = [
      this.#bounds(4, shape.bounds),
      ...this.#label(id, shape.label),
      ...this.#extras(former.extras.get(id)),
    ]
    return [this.#element(3, `${prefixes.bpmndi}:BPMNShape`, attributes, content)]
  }

  #edge(id: string, { points, label }: Edge): string[] {
    if (!this.#known.has(id)) return []
    const { prefixes, former } = this.#document
    const ways = points.map(({ x, y }) =>
      this.#line(4, `<${prefixes.di}:waypoint x="${figure(x)}" y="${figure(y)}" />`),
    )
    const content = [...ways, ...this.#label(id, label), ...this.#extras(former.extras.get(id))]
    return [this.#element(3, `${prefixes.bpmndi}:BPMNEdge`, this.#attributes(id, 'di', id), content)]
  }

  #label(id: string, label: Bounds | null): string[] {
    const { prefixes, former } = this.#document
    if (label === null) return []
    return [
      this.#element(4, `${prefixes.bpmndi}:BPMNLabel`, former.attributes.get(`label ${id}`) ?? '', [
        this.#bounds(5, label),
      ]),
    ]
  }

  #bounds(depth: number, { x, y, width, height }: Bounds): string {
    const [left, top, wide, high] = [x, y, width, height].map(figure)
    return this.#line(
      depth,
      `<${this.#document.prefixes.dc}:Bounds x="${left}" y="${top}" width="${wide}" height="${high}" />`,
    )
  }

  #extras = (written: string | undefined): string[] => (written === undefined ? [] : [this.#line(4, written)])

  /** The attributes that the former drawing has, or new ones. */
  #attributes(key: string, suffix: string, drawn: string): string {
    const former = this.#document.former.attributes.get(key)
    if (former !== undefined) return former
    const id = suffix === 'di' ? `${drawn}_di` : `${suffix}_${drawn}`
    return `id="${this.#newId(id)}" bpmnElement="${drawn}"`
  }

  #newId(wished: string): string {
    const { ids } = this.#document
    let id = wished
    for (let next = 2; ids.has(id); next += 1) id = `${wished}_${next}`
    ids.add(id)
    return id
  }

  #element(depth: number, name: string, attributes: string, content: readonly string[]): string {
    const open = attributes === '' ? name : `${name} ${attributes}`
    if (content.length === 0) return this.#line(depth, `<${open} />`)
    return [this.#line(depth, `<${open}>`), ...content, this.#line(depth, `</${name}>`)].join(
      this.#document.layout.newline,
    )
  }

  #line = (depth: number, text: string): string => this.#document.layout.indent.repeat(depth) + text
}

/** What a shape says of how it is drawn: sub-processes are open, pools lie, exclusive gateways show their mark. */
function withFlags(attributes: string, element: Element, { isExpanded }: Shape): string {
  if (isSubProcess(element)) return withFlag(attributes, 'isExpanded', isExpanded)
  if (element.kind === 'pool' || element.kind === 'lane') return withFlag(attributes, 'isHorizontal', true)
  if (element.kind !== 'exclusiveGateway' || /\sisMarkerVisible=/.test(attributes)) return attributes
  return withFlag(attributes, 'isMarkerVisible', true)
}

function withFlag(attributes: string, name: string, value: boolean): string {
  const written = new RegExp(String.raw`(\s)${name}\s*=\s*("[^"]*"|'[^']*')`)
  if (written.test(attributes)) return attributes.replace(written, `$1${name}="${value}"`)
  return `${attributes} ${name}="${value}"`
}

const figure = (value: number): string => `${Math.round(value * 100) / 100}`
