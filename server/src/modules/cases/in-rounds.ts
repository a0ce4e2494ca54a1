/** What is about the same case stands in different rounds, in its order; nearly always there is one round. */
export function inRounds<Item>(items: readonly Item[], idOf: (item: Item) => string): Item[][] {
  const rounds: Item[][] = []
  const times = new Map<string, number>()
  for (const item of items) {
    const id = idOf(item)
    const time = times.get(id) ?? 0
    times.set(id, time + 1)
    const round = rounds[time]
    if (round === undefined) rounds[time] = [item]
    else round.push(item)
  }
  return rounds
}
