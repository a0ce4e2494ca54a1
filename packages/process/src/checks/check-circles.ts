import { type FlowNode, isActivity, isEvent, type ProcessDefinition } from '../definition.ts'
import type { Check } from './check.ts'
import { linksOf } from './check-links.ts'

/** A circle in which nothing waits and nothing changes turns for ever once it is entered. One reason a circle. */
export const checkCircles: Check = (process, problems) => {
  const graph = new Graph(process)
  for (const node of process.nodes.values()) {
    const circle = graph.takeCircle(node.id)
    if (circle === null) continue
    problems.add(
      process.nodes.get(circle) ?? null,
      'process.endless-loop',
      'From here the flow leads back here without any task between: it would turn for ever.',
      '从此处出发不经过任何任务就回到此处：会无限循环。',
    )
  }
}

/** What is passed through at once, with every variable as it was. */
function isPassedThrough(node: FlowNode): boolean {
  if (node.outputs.length > 0 || node.dataOutputs.length > 0) return false
  if (node.listeners.start.length > 0 || node.listeners.end.length > 0) return false
  if (isActivity(node)) return (node.kind === 'task' || node.kind === 'manualTask') && node.loop === null
  if (isEvent(node)) return node.kind !== 'startEvent' && node.definitions.every(({ kind }) => kind === 'link')
  if (node.kind === 'eventBasedGateway') return false
  // Such a join in a circle waits for what cannot come: another trouble, and the engine names it.
  const waits = node.kind === 'parallelGateway' || node.kind === 'complexGateway'
  return !waits || node.incoming.length < 2
}

/** The elements passed through. Those that lead nowhere among them are taken away, until only circles and ways between circles are left. */
class Graph {
  readonly #next = new Map<string, string[]>()
  readonly #before = new Map<string, string[]>()

  constructor(process: ProcessDefinition) {
    const passed = [...process.nodes.values()].filter(isPassedThrough)
    for (const { id } of passed) this.#next.set(id, [])
    for (const { id } of passed) this.#before.set(id, [])
    const links = Map.groupBy(
      passed
        .filter((node) => node.kind === 'intermediateCatchEvent')
        .flatMap((node) => linksOf(node).map(([place]) => ({ place, id: node.id }))),
      ({ place }) => place,
    )
    for (const node of passed) {
      const thrown = node.kind === 'intermediateThrowEvent' ? linksOf(node) : []
      const caught = thrown.flatMap(([place]) => links.get(place) ?? []).map(({ id }) => id)
      for (const target of [...node.outgoing.map((flow) => flow.target), ...caught]) {
        if (!this.#next.has(target)) continue
        this.#next.get(node.id)?.push(target)
        this.#before.get(target)?.push(node.id)
      }
    }
    this.#peel([...this.#next.keys()])
  }

  /** Takes away the circle that the ways from an element end in, and answers one of its elements; null where there is none. */
  takeCircle(from: string): string | null {
    if (!this.#next.has(from)) return null
    const walked = new Set<string>()
    let at = from
    while (!walked.has(at)) {
      walked.add(at)
      at = this.#next.get(at)?.find((id) => this.#next.has(id)) ?? at
    }
    const way = [...walked]
    this.#remove(way.slice(way.indexOf(at)))
    return at
  }

  #remove(ids: readonly string[]): void {
    for (const id of ids) this.#next.delete(id)
    this.#peel(ids.flatMap((id) => this.#before.get(id) ?? []))
  }

  #peel(candidates: readonly string[]): void {
    const open = [...candidates]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const next = this.#next.get(id)
      if (next === undefined || next.some((one) => this.#next.has(one))) continue
      this.#next.delete(id)
      open.push(...(this.#before.get(id) ?? []))
    }
  }
}
