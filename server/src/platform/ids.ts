import { randomFillSync } from 'node:crypto'
import { createIdSource } from '@aftersale/kernel'

const pool = new Uint8Array(4096)
let used = pool.length

/** A call for a few random bytes costs as much as one for thousands, so they are fetched by the page. */
function randomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.slice(used - count, used)
}

/** A new id, a UUID of version 7; the ids of a process sort in the order they were made. */
export const newId = createIdSource(randomBytes)
