import { accept, addHours, type Instant, type Result, refuse } from '@aftersale/kernel'

/**
 * A link for a person who cannot prove otherwise who they are: the first administrator, one whom a command lets in, or one
 * who was invited and has no password yet.
 */
export type OneTimeLink = {
  readonly purpose: 'set-up' | 'sign-in' | 'invitation'
  /** Whom it signs in. A set-up link creates that person. */
  readonly userId: string | null
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
}

export type LinkRefusal = { code: 'access.link-wrong' } | { code: 'access.link-used' } | { code: 'access.link-expired' }

/**
 * A link that a start prints lives a day: long enough to be sent to a colleague, short enough for a log to be harmless next
 * week. An invitation waits a week for somebody who is on holiday.
 */
export const linkExpiry = (purpose: OneTimeLink['purpose'], now: Instant): Instant =>
  addHours(now, purpose === 'invitation' ? 7 * 24 : 24)

/** Whether a link may be used now, for this purpose. */
export function usableLink(
  link: OneTimeLink | undefined,
  purpose: OneTimeLink['purpose'],
  now: Instant,
): Result<OneTimeLink, LinkRefusal> {
  if (link?.purpose !== purpose) return refuse({ code: 'access.link-wrong' })
  if (link.usedAt !== null) return refuse({ code: 'access.link-used' })
  if (now >= link.expiresAt) return refuse({ code: 'access.link-expired' })
  return accept(link)
}
