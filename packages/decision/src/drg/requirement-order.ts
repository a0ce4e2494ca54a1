import type { SourceDecision } from '../model/source-definitions.ts'

/** Decisions in an order in which each comes after those it requires, and the circles that make this impossible. */
export interface RequirementOrder {
  readonly order: readonly SourceDecision[]
  /** For each requirement that closes a circle, the decisions on it. */
  readonly cycles: readonly (readonly SourceDecision[])[]
}

/** Orders the decisions of one document, without recursion, because a hostile model may be one long chain. */
export function requirementOrder(decisions: readonly SourceDecision[]): RequirementOrder {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  const finished = new Set<SourceDecision>()
  const cycles: SourceDecision[][] = []
  for (const start of decisions) {
    if (finished.has(start)) continue
    const path = [{ decision: start, next: 0 }]
    const onPath = new Set([start])
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const reference = top.decision.requiredDecisions[top.next]
      top.next += 1
      if (reference === undefined) {
        finished.add(top.decision)
        onPath.delete(top.decision)
        path.pop()
        continue
      }
      const required = reference.namespace === undefined ? byId.get(reference.id) : undefined
      if (required === undefined || finished.has(required)) continue
      if (onPath.has(required)) {
        const seen = path.findIndex(({ decision }) => decision === required)
        cycles.push(path.slice(seen).map(({ decision }) => decision))
      } else {
        path.push({ decision: required, next: 0 })
        onPath.add(required)
      }
    }
  }
  return { order: [...finished], cycles }
}
