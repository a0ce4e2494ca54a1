import type { Json } from '@aftersale/contract'

interface Difference {
  readonly path: string
  readonly before?: Json
  readonly after?: Json
}

/** So much of what differs is told; a whole case type that is new is in its own version. */
const MOST = 60

/** What differs between two JSON values, by member: `document.name.en`. What is on one side only has nothing on the other. */
export function differences(before: unknown, after: unknown): { changes: Difference[]; isWhole: boolean } {
  const found: Difference[] = []
  collect('', before ?? undefined, after ?? undefined, found)
  return { changes: found.slice(0, MOST), isWhole: found.length <= MOST }
}

function collect(path: string, before: unknown, after: unknown, found: Difference[]): void {
  if (found.length > MOST || JSON.stringify(before) === JSON.stringify(after)) return
  const [one, other] = [membersOf(before), membersOf(after)]
  if (one === null || other === null || (before === undefined && after === undefined)) {
    found.push({
      path,
      ...(before !== undefined && { before: before as Json }),
      ...(after !== undefined && { after: after as Json }),
    })
    return
  }
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    collect(path === '' ? name : `${path}.${name}`, one.get(name), other.get(name), found)
  }
}

/** The members of an object or a list; of nothing none; null of what has none. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null) return null
  return new Map(Object.entries(value))
}
