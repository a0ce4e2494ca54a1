import { rename } from 'node:fs/promises'
import { join } from 'node:path'

const ATTEMPTS = 20

/**
 * Moves a built folder to where it is served from, whole: what stands there is moved into `aside` first. A folder is only
 * ever renamed to a name that is free (rename(2): a folder that is not empty is not replaced), so when others publish at
 * the same time, the last one's folder stays and none is mixed with another.
 */
export async function publish(built: string, dist: string, aside: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await rename(dist, join(aside, `before-${attempt}`)).catch(unless('ENOENT'))
    const isTaken = await rename(built, dist).then(() => false, unless('ENOTEMPTY', 'EEXIST'))
    if (isTaken === false) return
  }
  throw new Error(`expected to move the built console to ${dist}, but others kept taking its place`)
}

const unless =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): true => {
    if (codes.includes(error.code ?? '')) return true
    throw error
  }
