import { type Box, endsOf, type Graph, type Wire } from './graph.ts'

/**
 * The wires that lead back to where the flow has been: without them there is no circle. Walks from what nothing leads to,
 * in drawing order and deep first, so that a wire counts as leading back where its author drew it so.
 */
export function backWires({ boxes, wires }: Graph): ReadonlySet<Wire> {
  const { leaving, arriving } = endsOf(wires.filter(({ from, to }) => from !== to))
  const back = new Set<Wire>()
  const state = new Map<Box, 'open' | 'done'>()
  const walk = (start: Box): void => {
    if (state.has(start)) return
    const stack: { box: Box; next: number }[] = [{ box: start, next: 0 }]
    state.set(start, 'open')
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const wire = leaving.get(at.box)?.[at.next]
      at.next += 1
      if (wire === undefined) {
        state.set(at.box, 'done')
        stack.pop()
      } else if (state.get(wire.to) === 'open') back.add(wire)
      else if (!state.has(wire.to)) {
        state.set(wire.to, 'open')
        stack.push({ box: wire.to, next: 0 })
      }
    }
  }
  for (const box of boxes) if (!arriving.has(box)) walk(box)
  for (const box of boxes) walk(box)
  return back
}
