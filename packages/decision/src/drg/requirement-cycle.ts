import type { SourceDecision } from '../model/source-definitions.ts'

/**
 * The circles in which decisions require one another: for each requirement that closes one, the decisions on it. Walks
 * without recursion, because a hostile model may be one long chain.
 */
export function requirementCycles(decisions: readonly SourceDecision[]): SourceDecision[][] {
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
  return cycles
}
