import type { Sentence } from '../../platform/trouble.ts'

/** What the world outside is asked for. */
export const PORTS = ['payment', 'carrier', 'warehouse', 'invoice', 'sms'] as const
export type Port = (typeof PORTS)[number]

/** A provider that is a person: does it by hand and says so. */
export const MANUAL = 'manual'

/** What a person can do: a text has its code from the moment of sending, and nobody has it before. */
export const BY_HAND: readonly Port[] = PORTS.filter((port) => port !== 'sms')

/** Facts as JSON, at most 64 KiB of it. */
export type Facts = Readonly<Record<string, unknown>>

/** A call as an adapter gets it. */
export interface PortCall {
  /** What the provider knows the call by, at every attempt: it does one thing for one id. */
  readonly id: string
  readonly port: Port
  readonly action: string
  readonly subjectId: string
  /** What was asked, and what the port's owner confides to the provider alone (`Confide`). */
  readonly payload: Facts
}

/** What a provider said of a call, in our words. */
export type ProviderAnswer =
  /** It is done, for good. */
  | { readonly kind: 'done'; readonly reference: string | null; readonly facts: Facts }
  /** It was not done and will not be, for good. */
  | { readonly kind: 'failed'; readonly words: Sentence; readonly facts: Facts }
  /** It is under way: told later, or asked after. */
  | { readonly kind: 'accepted'; readonly reference: string | null; readonly facts: Facts }
  /** It came to nothing for the moment. `mayHaveHappened`: the provider may have it all the same. */
  | {
      readonly kind: 'trouble'
      readonly words: Sentence
      readonly mayHaveHappened: boolean
      /** Milliseconds before which there is no use in trying again. */
      readonly retryAfter?: number
      readonly facts: Facts
    }
  /** Trying again does not help: a person has to mend something first. */
  | { readonly kind: 'stuck'; readonly words: Sentence; readonly mayHaveHappened: boolean; readonly facts: Facts }
  /** Of a query: the provider knows no such call. */
  | { readonly kind: 'unknown' }

/** What came from outside without being asked, as it arrived. */
export interface Notification {
  readonly headers: Headers
  /** Byte for byte: others have signed it. */
  readonly body: Uint8Array
}

/** What a notification says, once it was found to be the provider's own. */
export type Notice =
  | { readonly kind: 'answer'; readonly callId: string; readonly answer: ProviderAnswer }
  /** Something happened that is no answer to a call, such as a parcel's way; the port's owner reads it. */
  | { readonly kind: 'event'; readonly port: Port; readonly facts: Facts }

export type NotificationRefusal =
  /** Its signature, its serial number or its time is not the provider's. */
  { readonly code: 'providers.notification-untrusted' } | { readonly code: 'providers.notification-unreadable' }

/** Speaks to one provider, in its protocol. Throws only what the way there throws: the call is then tried again. */
export interface Adapter {
  readonly ports: readonly Port[]
  send(call: PortCall, signal: AbortSignal): Promise<ProviderAnswer>
  /** What became of a call that was sent, or may have been. */
  query?(call: PortCall, signal: AbortSignal): Promise<ProviderAnswer>
  /** Reads what the provider tells of its own accord. */
  hear?(notification: Notification): Promise<HeardNotices> | HeardNotices
  /** The way of a parcel so far. Reads only: it may be asked as often as the provider bears. */
  look?(waybill: Waybill, signal: AbortSignal): Promise<CarrierNews | null>
  /** Milliseconds between two looks at one parcel, at least. */
  readonly lookEvery?: number
  /** The text that was sent for a call, word by word; null: none yet. Of providers for trials alone, which send to nobody. */
  sentText?(callId: string, signal: AbortSignal): Promise<string | null>
  /** What the provider wants to hear back; nothing but a yes where it does not matter. */
  readonly receipt?: Readonly<Record<string, string | boolean>>
}

export type HeardNotices =
  | { readonly ok: true; readonly value: readonly Notice[] }
  | { readonly ok: false; readonly refusal: NotificationRefusal }

/** A provider as it was set up. */
export interface Provider {
  readonly name: string
  readonly adapter: Adapter
  /** Calls that one server sends to it at once. */
  readonly concurrency: number
}

/** A parcel as a carrier knows it. */
export interface Waybill {
  readonly carrier: string
  readonly trackingNumber: string
  readonly phoneTail: string | null
}

/** What became of a parcel, as far as its provider knows: the facts of an event of the port `carrier`. */
export type CarrierNews = Facts & {
  readonly carrier: string
  readonly trackingNumber: string
  /** Whose codes the events have, whatever the provider was named when it was set up: `kuaidi100`. */
  readonly codes: string
  /** In any order; codes are the provider's own, null where it gave none; `at` in ISO 8601. */
  readonly events: readonly {
    readonly at: string
    readonly code: string | null
    readonly place: string | null
    readonly words: string | null
  }[]
  /** `over`: the provider has nothing more to tell. `given-up`: it found nothing for days and has stopped looking. */
  readonly watch: 'on' | 'over' | 'given-up'
  readonly message: string | null
}
