import { type Box, endsOf, type Graph, type Wire } from './graph.ts'

/** A wire as the layers see it: from the left to the right, whichever way it flows. */
export interface Directed {
  readonly wire: Wire
  readonly left: Box
  readonly right: Box
  readonly isBack: boolean
}

export const directed = ({ wires }: Graph, back: ReadonlySet<Wire>): Directed[] =>
  wires
    .filter(({ from, to }) => from !== to)
    .map((wire) =>
      back.has(wire)
        ? { wire, left: wire.to, right: wire.from, isBack: true }
        : { wire, left: wire.from, right: wire.to, isBack: false },
    )

/**
 * The column of each box, from 0: right of everything that leads to it and as near to it as that allows. What nothing
 * leads to stands right before what it leads to.
 */
export function assignLayers({ boxes }: Graph, wires: readonly Directed[]): ReadonlyMap<Box, number> {
  const outgoing = Map.groupBy(wires, ({ left }) => left)
  const incoming = Map.groupBy(wires, ({ right }) => right)
  const layers = new Map<Box, number>()
  const open = new Map(boxes.map((box) => [box, incoming.get(box)?.length ?? 0]))
  const ready = boxes.filter((box) => open.get(box) === 0)
  for (const box of ready) {
    layers.set(box, Math.max(0, ...(incoming.get(box) ?? []).map(({ left }) => (layers.get(left) ?? 0) + 1)))
    for (const { right } of outgoing.get(box) ?? []) {
      const left = (open.get(right) ?? 0) - 1
      open.set(right, left)
      if (left === 0) ready.push(right)
    }
  }
  if (ready.length !== boxes.length)
    throw new Error(`expected ${boxes.length} boxes without circles, got ${ready.length}`)
  for (const box of boxes) {
    const next = (outgoing.get(box) ?? []).map(({ right }) => layers.get(right) ?? 0)
    if (!incoming.has(box) && next.length > 0) layers.set(box, Math.min(...next) - 1)
  }
  return layers
}

/**
 * The wire out of each box that its author goes on with: the first one drawn, but rather not one that leads back, breaks
 * off, or leads to where the main way of another box leads already.
 */
export function mainWires({ boxes, wires }: Graph, back: ReadonlySet<Wire>): ReadonlySet<Wire> {
  const { leaving, arriving } = endsOf(wires)
  const main = new Set<Wire>()
  const reached = new Set<Box>()
  const visited = new Set<Box>()
  const visit = (start: Box): void => {
    for (let box: Box | null = start; box !== null && !visited.has(box); ) {
      visited.add(box)
      const own: readonly Wire[] = (leaving.get(box) ?? []).filter(
        (wire) => wire.event === null && wire.to !== box && !back.has(wire),
      )
      const onwards: readonly Wire[] = own.filter(({ to }) => !to.isBreak)
      const chosen: Wire | undefined = onwards.find(({ to }) => !reached.has(to)) ?? onwards[0] ?? own[0]
      if (chosen !== undefined) main.add(chosen)
      if (chosen !== undefined) reached.add(chosen.to)
      box = chosen?.to ?? null
    }
  }
  for (const box of boxes) if (!arriving.has(box)) visit(box)
  for (const box of boxes) visit(box)
  return main
}
