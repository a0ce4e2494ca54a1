import { z } from 'zod'
import { text } from './scalars.ts'

/** NIST SP 800-63B, 3.1.1: length counts, composition rules do not help. */
export const newPassword = text(128).min(12).meta({ description: 'At least 12 characters' })

/** The token of a link that works once. */
export const linkToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .meta({ description: 'What stands after # in the link' })

export const exampleToken = 'dGhpcyBpcyBhbiBleGFtcGxlIG9mIGEgdG9rZW4gISE'

/** Why a link may not let somebody in. */
export const linkRefusals = [
  'access.link-wrong',
  'access.link-used',
  'access.link-expired',
  'access.too-many-attempts',
] as const
