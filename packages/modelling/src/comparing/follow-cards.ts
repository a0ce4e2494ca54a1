import type { Scope, Way } from '../reading/plain-flow.ts'

/** A way that one edition has, or both, and what of it is to be told. */
export interface FollowedWay {
  readonly before: Way | null
  readonly after: Way | null
  /** Where it leads is what cards say that are new, gone or moved. */
  readonly isExplained: boolean
}

/** What became of the cards of a part of a flow, and of the ways between them. */
export interface Followed {
  readonly added: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  /** They stand between others than before. */
  readonly moved: ReadonlySet<string>
  readonly ways: readonly FollowedWay[]
}

/**
 * Finds what became of the cards of a part: who inserts a step between two others has added one card, although two ways are
 * others than before. Cards and ways are the same ones by their ids, ways also by what they connect.
 */
export function followCards(before: Scope, after: Scope): Followed {
  const [was, is] = [idsOf(before), idsOf(after)]
  const added = new Set([...is].filter((id) => !was.has(id)))
  const removed = new Set([...was].filter((id) => !is.has(id)))
  const moved = movedCards(before, after, new Set([...added, ...removed]))
  const passed = new Set([...added, ...removed, ...moved])
  const [through, nowThrough] = [reach(before, passed), reach(after, passed)]
  const touches = (way: Way) => passed.has(way.from) || passed.has(way.to)
  const ways = pairs(before.ways, after.ways).map(([old, young]): FollowedWay => {
    const isKept = old !== null && young !== null && endsOf(old) === endsOf(young)
    const isOldExplained = old === null || touches(old) || nowThrough.has(endsOf(old))
    const isYoungExplained = young === null || touches(young) || through.has(endsOf(young))
    return { before: old, after: young, isExplained: isKept || (isOldExplained && isYoungExplained) }
  })
  return { added, removed, moved, ways }
}

const idsOf = ({ cards }: Scope): ReadonlySet<string> => new Set(cards.map(({ id }) => id))

const endsOf = ({ from, to }: Pick<Way, 'from' | 'to'>): string => `${from}\n${to}`

/** What leads to what if one passes straight through some cards: every pair that is connected through at least one of them. */
function reach({ ways }: Scope, passed: ReadonlySet<string>): ReadonlySet<string> {
  const leaving = Map.groupBy(ways, ({ from }) => from)
  const found = new Set<string>()
  for (const start of ways) {
    if (passed.has(start.from) || !passed.has(start.to)) continue
    const seen = new Set<string>()
    const open = [start.to]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      for (const { to } of leaving.get(at) ?? []) {
        if (passed.has(to)) open.push(to)
        else found.add(endsOf({ from: start.from, to }))
      }
    }
  }
  return found
}

/** Everything that is connected, straight or through the cards that one passes. */
const connected = (scope: Scope, passed: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([
    ...scope.ways.filter(({ from, to }) => !passed.has(from) && !passed.has(to)).map(endsOf),
    ...reach(scope, passed),
  ])

/**
 * The fewest cards, found one by one, without which everything else stands as before: those were moved. None where no card
 * explains more than what is told of ways anyway.
 */
function movedCards(before: Scope, after: Scope, passed: ReadonlySet<string>): ReadonlySet<string> {
  const moved = new Set<string>()
  const differing = (with_: ReadonlySet<string>): number => {
    const all = new Set([...passed, ...with_])
    return connected(before, all).symmetricDifference(connected(after, all)).size
  }
  let left = differing(moved)
  // One end of a way that leads elsewhere is two differences; a card that moves is at least four.
  while (left > 2) {
    const candidates = after.cards.filter(
      ({ id }) => !passed.has(id) && !moved.has(id) && isElsewhere(id, before, after),
    )
    const tried = candidates.map(({ id }) => ({ id, rest: differing(new Set([...moved, id])) }))
    const best = tried.sort((one, other) => one.rest - other.rest)[0]
    if (best === undefined || best.rest > left - 4) break
    moved.add(best.id)
    left = best.rest
  }
  return moved
}

/** Whether a card comes after others than before, and leads to others. */
function isElsewhere(id: string, before: Scope, after: Scope): boolean {
  const around = ({ ways }: Scope, end: 'from' | 'to') =>
    ways
      .filter((way) => way[end] === id)
      .map((way) => way[end === 'from' ? 'to' : 'from'])
      .toSorted()
      .join('\n')
  return around(before, 'from') !== around(after, 'from') && around(before, 'to') !== around(after, 'to')
}

/** Ways of both editions in the order of the newer one, those that are gone at the end. */
function pairs(before: readonly Way[], after: readonly Way[]): (readonly [Way | null, Way | null])[] {
  const left = new Set(before)
  const found = new Map<Way, Way>()
  const pairBy = (isSame: (old: Way, young: Way) => boolean) => {
    for (const young of after) {
      if (found.has(young)) continue
      const old = [...left].find((one) => isSame(one, young))
      if (old === undefined) continue
      found.set(young, old)
      left.delete(old)
    }
  }
  pairBy((old, young) => old.id === young.id)
  pairBy((old, young) => endsOf(old) === endsOf(young) && old.interruption?.id === young.interruption?.id)
  return [
    ...after.map((young) => [found.get(young) ?? null, young] as const),
    ...[...left].map((old) => [old, null] as const),
  ]
}
