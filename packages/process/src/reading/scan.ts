import type { Problems } from './problems.ts'
import { child, children, nameOf, type Source, text } from './source.ts'

/** Elements that one process may have. */
const MOST_ELEMENTS = 20_000
/** Sub-processes inside one another. */
const DEEPEST = 100

/** Where data lies: a variable, or a data store outside of the instance. */
export type DataPlace =
  | { readonly variable: string; readonly store: null }
  | { readonly variable: null; readonly store: string }

/** A process walked through once, so that what refers to each other is found without searching. */
export interface Scan {
  readonly source: Source
  /** All elements and flows that are drawn at any depth, with the id of the sub-process that they are drawn in. */
  readonly elements: readonly { readonly source: Source; readonly parent: string | null }[]
  readonly ids: readonly string[]
  /** Everything that a flow can connect. */
  readonly nodes: ReadonlySet<Source>
  /** By id of data objects, stores, properties, inputs and outputs. */
  readonly data: ReadonlyMap<string, DataPlace>
  /** Other ends of associations by the id of either end. */
  readonly associated: ReadonlyMap<string, readonly Source[]>
  /** It is not read any further; the reason was added. */
  readonly isTooLarge: boolean
}

export function scanProcess(process: Source, root: Source, problems: Problems): Scan {
  const walk = new Walk()
  const drawnAround = children(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Collaboration')
  for (const collaboration of drawnAround) walk.associate(collaboration)
  walk.enter(process, null, 0)
  const isTooLarge = walk.elements.length > MOST_ELEMENTS || walk.tooDeep !== null
  if (walk.elements.length > MOST_ELEMENTS) {
    problems.add(
      process,
      'process.too-many-elements',
      `It has ${walk.elements.length} elements; ${MOST_ELEMENTS} is the most.`,
      `它有 ${walk.elements.length} 个元素，最多允许 ${MOST_ELEMENTS} 个。`,
    )
  }
  if (walk.tooDeep !== null) {
    problems.add(
      walk.tooDeep,
      'process.too-deep',
      `It lies more than ${DEEPEST} sub-processes deep.`,
      `它的嵌套深度超过 ${DEEPEST} 层子流程。`,
    )
  }
  const { elements, data, associated } = walk
  const nodes = new Set(elements.flatMap(({ source }) => (source.$instanceOf?.('bpmn:FlowNode') ? [source] : [])))
  nameFlows(elements.map(({ source }) => source))
  const ids = elements.flatMap(({ source }) => source.id ?? [])
  return { source: process, elements, ids, nodes, data, associated, isTooLarge }
}

/** BPMN lets a flow go without an id, and many are written so: those go by what they connect. */
function nameFlows(elements: readonly Source[]): void {
  const taken = new Set(elements.map(({ id }) => id))
  for (const flow of elements) {
    if (flow.$type !== 'bpmn:SequenceFlow' || text(flow, 'id') !== null) continue
    const name = `${child(flow, 'sourceRef')?.id ?? ''}-${child(flow, 'targetRef')?.id ?? ''}`
    let id = name
    for (let next = 2; taken.has(id); next += 1) id = `${name}-${next}`
    taken.add(id)
    flow.set('id', id)
  }
}

class Walk {
  readonly elements: { source: Source; parent: string | null }[] = []
  readonly data = new Map<string, DataPlace>()
  readonly associated = new Map<string, Source[]>()
  tooDeep: Source | null = null

  enter(container: Source, parent: string | null, depth: number): void {
    if (depth > DEEPEST) {
      this.tooDeep ??= container
      return
    }
    this.#keepOwnData(container)
    this.associate(container)
    const names = referenceNames(container)
    for (const source of children(container, 'flowElements')) {
      this.elements.push({ source, parent })
      this.#keepData(source, names)
      if (source.$instanceOf?.('bpmn:SubProcess')) this.enter(source, text(source, 'id') ?? '', depth + 1)
      else if (source.$instanceOf?.('bpmn:FlowNode')) this.#keepOwnData(source)
    }
  }

  associate(container: Source): void {
    for (const artifact of children(container, 'artifacts')) {
      const [from, to] = [child(artifact, 'sourceRef'), child(artifact, 'targetRef')]
      if (artifact.$type !== 'bpmn:Association' || from?.id === undefined || to?.id === undefined) continue
      this.associated.set(from.id, [...(this.associated.get(from.id) ?? []), to])
      this.associated.set(to.id, [...(this.associated.get(to.id) ?? []), from])
    }
  }

  #keepData(source: Source, names: ReadonlyMap<Source, string>): void {
    const id = text(source, 'id')
    if (id === null) return
    if (source.$type === 'bpmn:DataObject') this.#keep(id, variableOf(source, names))
    if (source.$type === 'bpmn:DataObjectReference') {
      const object = child(source, 'dataObjectRef')
      if (object !== null) this.#keep(id, variableOf(object, names))
    }
    if (source.$type === 'bpmn:DataStoreReference') {
      const store = child(source, 'dataStoreRef')?.id ?? nameOf(source) ?? id
      this.data.set(id, { variable: null, store })
    }
  }

  /** Data that an element has by itself: its properties, what flows into it and out of it. */
  #keepOwnData(owner: Source): void {
    const specification = child(owner, 'ioSpecification')
    for (const holder of specification === null ? [owner] : [owner, specification]) {
      for (const property of ['properties', 'dataInputs', 'dataOutputs']) {
        for (const one of children(holder, property))
          if (one.id !== undefined) this.#keep(one.id, nameOf(one) ?? one.id)
      }
    }
  }

  #keep(id: string, variable: string): void {
    this.data.set(id, { variable, store: null })
  }
}

/** Modelers write the name of a data object on the references to it: the first one counts where the object has none. */
function referenceNames(container: Source): Map<Source, string> {
  const names = new Map<Source, string>()
  for (const source of children(container, 'flowElements')) {
    const object = source.$type === 'bpmn:DataObjectReference' ? child(source, 'dataObjectRef') : null
    const name = nameOf(source)
    if (object !== null && name !== null && !names.has(object)) names.set(object, name)
  }
  return names
}

const variableOf = (object: Source, names: ReadonlyMap<Source, string>): string =>
  nameOf(object) ?? names.get(object) ?? object.id ?? ''
