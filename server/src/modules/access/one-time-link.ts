import { accept, addHours, type Instant, type Result, refuse } from '@aftersale/kernel'

/** A link for a person who cannot prove otherwise who they are: the first administrator, or one whom a command lets in. */
export type OneTimeLink = {
  readonly purpose: 'set-up' | 'sign-in'
  /** Whom it signs in. A set-up link creates that person. */
  readonly userId: string | null
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
}

export type LinkRefusal = { code: 'access.link-wrong' } | { code: 'access.link-used' } | { code: 'access.link-expired' }

/** A link lives a day: long enough to be sent to a colleague, short enough for a log to be harmless next week. */
export const linkExpiry = (now: Instant): Instant => addHours(now, 24)

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
