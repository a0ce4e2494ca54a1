import { addMilliseconds } from '@aftersale/kernel'
import type { Engine, Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Provider } from '../providers/index.ts'
import { announceBy } from './announce.ts'
import { takeNews } from './carrier-news.ts'
import { type ParcelRow, takeDueLooks } from './parcel.store.ts'

interface LookOptions {
  readonly database: Database
  readonly engine: Pick<Engine, 'publishMessages'>
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
  readonly providers: readonly Provider[]
}

const EVERY = 10_000
const LONGEST = 12_000
const USUAL_PAUSE = 30 * 60_000

/**
 * Looks after parcels whose provider does not push, each no more often than its provider bears, on any number of servers and
 * whether or not one of them is killed: the next look is put off before the look.
 */
export function parcelLooks({ database, engine, clock, log, providers }: LookOptions): Loop {
  const lookers = providers.filter(({ adapter }) => adapter.look !== undefined)
  const announce = announceBy(engine)
  const lookAt = async ({ name, adapter }: Provider, parcel: ParcelRow) => {
    const waybill = { carrier: parcel.carrier, trackingNumber: parcel.tracking_number, phoneTail: parcel.phone_tail }
    try {
      const news = (await adapter.look?.(waybill, AbortSignal.timeout(LONGEST))) ?? null
      if (news === null) return
      await inTransaction(database, (tx) => takeNews(tx, name, [news], { announce, now: clock.now() }))
    } catch (error) {
      log.warn({ err: error, provider: name, parcel: parcel.id }, 'a parcel could not be looked at')
    }
  }
  return {
    topic: 'parcel-looks',
    every: EVERY,
    round: async () => {
      let looked = 0
      for (const provider of lookers) {
        const now = clock.now()
        const of = { provider: provider.name, most: provider.concurrency }
        const nextAt = addMilliseconds(now, provider.adapter.lookEvery ?? USUAL_PAUSE)
        const parcels = await takeDueLooks(database, of, now, nextAt)
        await Promise.all(parcels.map((parcel) => lookAt(provider, parcel)))
        looked += parcels.length
      }
      return looked
    },
  }
}
