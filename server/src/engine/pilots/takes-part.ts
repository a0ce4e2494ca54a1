import type { Start } from '../instances/working.ts'

/** Which of the instances that begin are tried in another version. */
export interface Chosen {
  /** Shops whose cases take part; null: those of all shops. */
  readonly sources: readonly string[] | null
  /** How many of a hundred take part. */
  readonly share: number
}

/** Whether an instance begins in the version that is tried. It depends on the instance alone, so that asking again tells the same. */
export function takesPart({ id, source = null }: Pick<Start, 'id' | 'source'>, { sources, share }: Chosen): boolean {
  if (sources !== null && (source === null || !sources.includes(source))) return false
  return placeOf(id) < share
}

/** From 0 to 99: the last 32 bits of an id are random (RFC 9562, UUID version 7). */
const placeOf = (id: string): number => Number.parseInt(id.slice(-8), 16) % 100
