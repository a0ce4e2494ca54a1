import type { Instant } from '@aftersale/kernel'

/** The one set of states that all carriers' codes are told in, in the order of a way that goes well. */
const STATUSES = [
  'pending',
  'info-received',
  'expired',
  'in-transit',
  'exception',
  'attempt-failed',
  'out-for-delivery',
  'available-for-pick-up',
  'delivered',
] as const
export type ParcelStatus = (typeof STATUSES)[number]

/** How far a parcel is on its way back to its sender. */
export type Homeward = 'refused' | 'returning' | 'returned'

/** What of a parcel its events move. */
export interface ParcelState {
  readonly status: ParcelStatus
  readonly code: string | null
  readonly status_at: Instant | null
  readonly homeward: Homeward | null
  readonly delivered_at: Instant | null
}

/** One thing that happened to a parcel; `status` null: the provider's code is not known here. */
export interface ParcelHappening {
  readonly at: Instant
  readonly code: string | null
  readonly status: ParcelStatus | null
  readonly homeward: Homeward | null
}

/**
 * How a parcel stands after an event; null: as before. An event older than what the status was taken from never moves it
 * back, and nothing moves what was delivered. Of two at one time the further on the way counts. An event that a provider
 * dates after `now` counts as of now, lest it hold up all that follow.
 */
export function moveParcel(state: ParcelState, event: ParcelHappening, now: Instant): ParcelState | null {
  if (event.status === null || state.delivered_at !== null) return null
  const at = event.at > now ? now : event.at
  if (state.status_at !== null && at < state.status_at) return null
  if (at === state.status_at && rank(event.status) <= rank(state.status)) return null
  return {
    status: event.status,
    code: event.code,
    status_at: at,
    homeward: event.homeward ?? state.homeward,
    delivered_at: event.status === 'delivered' ? at : null,
  }
}

const rank = (status: ParcelStatus) => STATUSES.indexOf(status)

/** Whether there is nothing more to watch for. */
export const isOver = (state: Pick<ParcelState, 'delivered_at' | 'homeward'>) =>
  state.delivered_at !== null || state.homeward === 'returned'
