import { accept, type Result, refuse } from '@aftersale/kernel'
import { moddle } from '@aftersale/process'
import { isA, isPart, listOf, type Part, partOf, type Words } from './part.ts'

/** A BPMN document taken apart. Edits change it; it belongs to one edit alone. */
export interface OpenDocument {
  readonly root: Part
  /** By id: everything that flows are made of, at any depth. */
  readonly parts: ReadonlyMap<string, Part>
  /** All ids of the document. */
  readonly ids: Set<string>
  /** Whether elements list their flows a second time (`incoming`, `outgoing`), as modelers write it. */
  readonly listsFlows: boolean
  /** Flows without an id of their own, and what they go by here. */
  readonly named: ReadonlyMap<Part, string>
}

/** Why a flow cannot be read or changed so: one plain sentence in each language, and the element it is about. */
export interface PlainRefusal {
  readonly code: `modelling.${string}`
  readonly element: string | null
  readonly message: Words
}

export const refusal = (code: string, en: string, zh: string, element: string | null = null) =>
  refuse<PlainRefusal>({ code: `modelling.${code}`, element, message: { en, 'zh-CN': zh } })

/** Takes a BPMN 2.0 document apart. Refused where it is none. */
export async function openDocument(xml: string): Promise<Result<OpenDocument, PlainRefusal>> {
  const root = await parse(xml)
  if (root === null) {
    return refusal('not-bpmn', 'This is not a flow that can be read.', '这不是可以读取的流程文件。')
  }
  const parts = new Map<string, Part>()
  const named = new Map<Part, string>()
  for (const process of processesOf(root)) collect(process, parts, named)
  const ids = new Set(parts.keys())
  collectIds(root, ids, new Set())
  const nodes = [...parts.values()].filter((part) => isA(part, 'FlowNode'))
  const listsFlows = nodes.some((node) => listOf(node, 'incoming').length > 0 || listOf(node, 'outgoing').length > 0)
  return accept({ root, parts, ids, listsFlows, named })
}

/** What the parser cannot place it passes by; characters XML does not have make it throw. */
async function parse(xml: string): Promise<Part | null> {
  try {
    const { rootElement } = await moddle.fromXML(xml)
    return isPart(rootElement) ? rootElement : null
  } catch {
    return null
  }
}

export const processesOf = (root: Part): readonly Part[] =>
  listOf(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')

function collect(container: Part, parts: Map<string, Part>, named: Map<Part, string>): void {
  if (container.id !== undefined) parts.set(container.id, container)
  const elements = listOf(container, 'flowElements')
  nameFlows(elements, parts, named)
  for (const part of elements) {
    if (part.id === undefined || parts.has(part.id)) continue
    if (isA(part, 'SubProcess')) collect(part, parts, named)
    else parts.set(part.id, part)
  }
}

/** A flow may go without an id: then it goes by what it connects, as it does where the flow runs. */
function nameFlows(elements: readonly Part[], parts: ReadonlyMap<string, Part>, named: Map<Part, string>): void {
  const taken = new Set([...parts.keys(), ...elements.map(({ id }) => id)])
  for (const flow of elements) {
    if (flow.$type !== 'bpmn:SequenceFlow' || flow.id !== undefined) continue
    const name = endsOf(flow)
    let id = name
    for (let next = 2; taken.has(id); next += 1) id = `${name}-${next}`
    taken.add(id)
    flow.set('id', id)
    named.set(flow, id)
  }
}

const endsOf = (flow: Part): string => `${partOf(flow, 'sourceRef')?.id ?? ''}-${partOf(flow, 'targetRef')?.id ?? ''}`

/** Takes the names again that flows go by here, where they still connect what they are named for and nothing refers to them. */
export function forgetNames({ parts, named }: OpenDocument): void {
  const references = ['incoming', 'outgoing'] as const
  const nodes = [...parts.values()]
  const used = new Set(
    nodes.flatMap((part) => [
      ...references.flatMap((name) => listOf(part, name)),
      ...(partOf(part, 'default') === null ? [] : [partOf(part, 'default')]),
    ]),
  )
  for (const [flow, id] of named) if (id.startsWith(endsOf(flow)) && !used.has(flow)) flow.set('id', undefined)
}

function collectIds(part: Part, ids: Set<string>, seen: Set<Part>): void {
  const open = [part]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    if (typeof at.id === 'string') ids.add(at.id)
    for (const value of Object.values(at)) {
      if (isPart(value)) open.push(value)
      else if (Array.isArray(value)) open.push(...value.filter(isPart))
    }
  }
}
