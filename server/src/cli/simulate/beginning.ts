import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Instant, instant, isoOf } from '@aftersale/kernel'

/** When a retailer began to work here, and whether all that it had sold before is recorded. */
interface Beginning {
  readonly begun: Instant
  readonly hasSold: boolean
  /** Notes that it is. */
  sold(): Promise<void>
}

/** As the file says; where there is none, now. */
export async function beginningIn(file: string, now: Instant): Promise<Beginning> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const kept = content === null ? { begun: isoOf(now), hasSold: false } : JSON.parse(content)
  const keep = async (hasSold: boolean) => {
    const draft = `${file}.${process.pid}`
    await writeFile(draft, JSON.stringify({ begun: kept.begun, hasSold }))
    await rename(draft, file)
  }
  if (content === null) await keep(false)
  return { begun: instant(kept.begun), hasSold: kept.hasSold === true, sold: () => keep(true) }
}
