import { addMilliseconds, instant, isoOf } from '@aftersale/kernel'
import type { CarrierNews } from '../../modules/providers/index.ts'
import type { Entry } from './done-ledger.ts'

const WAY = [
  { code: 'info', place: null, words: '已下单，等待揽收' },
  { code: 'picked-up', place: '上海市', words: '快件已揽收' },
  { code: 'transit', place: '杭州市', words: '快件已到达转运中心' },
  { code: 'delivering', place: '宁波市', words: '快件派送中' },
  { code: 'signed', place: '宁波市', words: '快件已签收' },
] as const

/** What is known of a parcel after so many stages of its way, the newest first. */
export function parcelNews(entry: Entry, stages: number, { delay }: { readonly delay: number }): CarrierNews {
  const begun = instant(entry.at)
  const events = WAY.slice(0, stages).map((stage, at) => ({
    ...stage,
    at: isoOf(addMilliseconds(begun, (at + 1) * delay)),
  }))
  return {
    carrier: String(entry.payload['carrier']),
    trackingNumber: String(entry.payload['trackingNumber']),
    codes: 'sandbox',
    events: events.reverse(),
    watch: stages >= WAY.length ? 'over' : 'on',
    message: null,
  }
}
