import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { addMilliseconds, type Instant, instantOf, isoOf } from '@aftersale/kernel'
import { type HastenedClock, hastenedClock } from '../../platform/clock.ts'

/** The time of the demonstration: it stands still while nobody runs it. */
export interface DemoTime {
  readonly clock: HastenedClock
  close(): Promise<void>
}

const KEPT_EVERY = 250
/** It moves in steps: what is asked of a provider within one is answered at the time at which it was asked. */
const STEP = 250
/** How long ago (real milliseconds) a killed demonstration can have kept its time. */
const LOST_AT_MOST = 5_000

/** Goes on a little later than where the last demonstration in this file ended, however it ended; else from `first` on. */
export async function openDemoTime(file: string, first: Instant): Promise<DemoTime> {
  await mkdir(dirname(file), { recursive: true })
  const kept = await read(file)
  const clock = hastenedClock(kept ?? first, 1, STEP)
  let last = clock.now()
  const keep = async () => {
    const now = clock.now()
    const speed = Math.max(1, (now - last) / KEPT_EVERY)
    last = now
    const draft = `${file}.${process.pid}`
    await writeFile(draft, JSON.stringify({ goesOnAt: isoOf(addMilliseconds(now, speed * LOST_AT_MOST)) }))
    await rename(draft, file)
  }
  await keep()
  let keeping: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    // What cannot be kept once can be the next time; there is nobody to tell.
    keeping = keeping.then(keep).catch(() => undefined)
  }, KEPT_EVERY)
  return {
    clock,
    close: async () => {
      clearInterval(timer)
      await keeping
      await keep()
    },
  }
}

async function read(file: string): Promise<Instant | null> {
  try {
    const { goesOnAt } = JSON.parse(await readFile(file, 'utf8')) as { goesOnAt?: unknown }
    const at = typeof goesOnAt === 'string' ? Date.parse(goesOnAt) : Number.NaN
    return Number.isNaN(at) ? null : instantOf(at)
  } catch {
    return null
  }
}
