/** What a simulation did, and what it was refused, by name. */
export interface Tally {
  did(what: string, times?: number): void
  refused(what: string, code: string): void
  all(): { readonly did: Readonly<Record<string, number>>; readonly refused: Readonly<Record<string, number>> }
}

export function openTally(): Tally {
  const did = new Map<string, number>()
  const refused = new Map<string, number>()
  const add = (to: Map<string, number>, name: string, times: number) => to.set(name, (to.get(name) ?? 0) + times)
  const sorted = (from: Map<string, number>) => Object.fromEntries([...from].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    did: (what, times = 1) => void add(did, what, times),
    refused: (what, code) => void add(refused, `${what}: ${code}`, 1),
    all: () => ({ did: sorted(did), refused: sorted(refused) }),
  }
}
