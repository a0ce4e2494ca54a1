import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { instant } from '@aftersale/kernel'
import { orderFile, type Retailer, requestFile } from '../../modules/demo/index.ts'

/** The made-up company's present day: fixed, so that a seed gives the same data whenever it is run. */
export const PRESENT = instant('2026-11-01T00:00:00+08:00')

/** Writes the made-up retailer's two exports into the data directory; answers their paths, orders first. */
export async function writeRetailer(dataDir: string, made: Pick<Retailer, 'seed' | 'scale'>): Promise<string[]> {
  const folder = join(dataDir, 'demo', `retailer-${made.seed}-${made.scale}`)
  await mkdir(folder, { recursive: true })
  const retailer = { ...made, now: PRESENT }
  const files = [
    { path: join(folder, '订单明细.csv'), content: orderFile(retailer) },
    { path: join(folder, '售后申请.csv'), content: requestFile(retailer) },
  ]
  for (const { path, content } of files) {
    // Two demos at once write the same bytes; each its own draft, and whichever is renamed last changes nothing.
    const draft = `${path}.${process.pid}`
    await pipeline(Readable.from(content), createWriteStream(draft))
    await rename(draft, path)
  }
  return files.map(({ path }) => path)
}
