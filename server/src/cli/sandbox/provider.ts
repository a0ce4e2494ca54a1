import { accept, isoOf, type Refusal, type Result, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import type { CarrierNews } from '../../modules/providers/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DoneLedger, Entry } from './done-ledger.ts'
import { outcomeOf } from './fate.ts'
import { parcelNews } from './parcel-way.ts'

export interface ProviderOptions {
  readonly seed: number
  readonly failures: number
  readonly refusals: number
  /** Milliseconds that an answer takes at most. */
  readonly delay: number
  readonly ledger: DoneLedger
  readonly clock: Clock
  /** Does something later. */
  readonly later: (milliseconds: number, work: () => Promise<void>) => void
  readonly tell: (entry: Entry) => Promise<void>
  readonly tellParcel: (entry: Entry, news: CarrierNews) => Promise<void>
}

export const askedCall = z.object({
  port: z.enum(['payment', 'carrier', 'warehouse', 'invoice', 'sms']),
  action: z.string().min(1).max(64),
  subjectId: z.string().max(64),
  payload: z.record(z.string(), z.unknown()),
  notifyUrl: z.url().nullable(),
})

const refund = z.object({
  paymentReference: z.string().min(1),
  amountMinor: z.int().min(1),
  capturedMinor: z.int().min(1),
  currency: z.string().length(3),
})

/** What accepted calls and parcels need in multiples of an answer's longest time. */
const LATER = 10
const STAGES = 5

/** Does what it is asked for, once for each key. Refuses the same key with another content, as good gateways do. */
export async function doOnce(
  options: ProviderOptions,
  key: string,
  asked: z.output<typeof askedCall>,
): Promise<Result<Entry, Refusal>> {
  const { ledger, clock } = options
  const before = ledger.find(key)
  if (before !== undefined) return isSame(before, asked) ? accept(before) : refuse({ code: 'sandbox.key-taken' })
  const { isRefused, after } = outcomeOf(options, key)
  const reason = isRefused ? 'refused by lot' : flawOf(ledger, asked)
  const at = isoOf(clock.now())
  const end = reason === null ? 'done' : 'failed'
  const entry: Entry = { key, ...asked, status: 'accepted', end, reference: null, reason, facts: {}, at }
  if (after !== null) {
    await ledger.put(entry)
    options.later(after * options.delay * LATER, () => finish(options, entry))
    return accept(entry)
  }
  await finish(options, entry)
  return accept(ledger.find(key) ?? entry)
}

/** Ends what was accepted before the sandbox provider was stopped. */
export function goOn(options: ProviderOptions): void {
  for (const entry of options.ledger.all()) {
    if (entry.status === 'accepted') options.later(options.delay, () => finish(options, entry))
  }
}

const isSame = (entry: Entry, { port, action, payload }: z.output<typeof askedCall>) =>
  JSON.stringify([entry.port, entry.action, entry.payload]) === JSON.stringify([port, action, payload])

/** What a gateway would not do: more than was paid, or nothing that it understands. */
function flawOf(ledger: DoneLedger, { port, payload }: z.output<typeof askedCall>): string | null {
  if (port !== 'payment') return null
  const read = refund.safeParse(payload)
  if (!read.success) return 'not understood'
  const { paymentReference, amountMinor, capturedMinor } = read.data
  return ledger.refunded(paymentReference) + amountMinor > capturedMinor ? 'more than was paid' : null
}

function madeFor({ port, key, at }: Entry) {
  const digits = BigInt(`0x${key.replaceAll('-', '').slice(-16)}`)
    .toString()
    .padStart(20, '0')
    .slice(-20)
  if (port === 'invoice')
    return { reference: digits, facts: { number: digits, issuedAt: at, url: `http://127.0.0.1/invoices/${digits}` } }
  return { reference: `SB${digits}`, facts: {} }
}

async function finish(options: ProviderOptions, entry: Entry): Promise<void> {
  const made = entry.end === 'done' ? madeFor(entry) : {}
  const end: Entry = { ...entry, ...made, status: entry.end, at: isoOf(options.clock.now()) }
  await options.ledger.put(end)
  announce(options, end)
}

/** Tells how it ended: not at all, once or several times, and sometimes an older state last. */
function announce(options: ProviderOptions, end: Entry): void {
  const { told, isReordered } = outcomeOf(options, end.key)
  for (let time = 0; time < told; time += 1) options.later(time * options.delay, () => options.tell(end))
  if (isReordered) options.later(LATER * options.delay, () => options.tell({ ...end, status: 'accepted' }))
  if (end.port === 'carrier' && end.status === 'done') beginWay(options, end)
}

/** A parcel moves on stage by stage; the last stage but one is told late. */
function beginWay(options: ProviderOptions, entry: Entry): void {
  for (let stage = 1; stage <= STAGES; stage += 1) {
    const isLate = stage === STAGES - 1 && options.failures > 0
    const after = (stage + (isLate ? 2 : 0)) * options.delay
    options.later(after, () => options.tellParcel(entry, parcelNews(entry, stage, options)))
  }
}

/** The way of a parcel so far. */
export function wayOf(options: ProviderOptions, carrier: string, trackingNumber: string): CarrierNews | null {
  const entry = options.ledger
    .all()
    .find(
      ({ port, payload }) =>
        port === 'carrier' && payload['carrier'] === carrier && payload['trackingNumber'] === trackingNumber,
    )
  if (entry === undefined) return null
  const gone = options.clock.now() - Date.parse(entry.at)
  return parcelNews(entry, Math.min(STAGES, Math.floor(gone / Math.max(1, options.delay))), options)
}
