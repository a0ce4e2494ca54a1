import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { tokenHash } from './token.ts'

/** What attempts are counted by: who is asked for, or where they come from. */
export type Subject = { readonly name: string; readonly limit: number }

export type AttemptCount = { readonly name: string; readonly count: number; readonly windowEndsAt: Instant }

/** Attempts are counted in windows of this length. */
export const WINDOW_MINUTES = 5

/** An office of a hundred behind one address may mistype once each; a guesser gets 1,200 guesses an hour. */
export const byAddress = (address: string): Subject => ({ name: `address:${networkOf(address)}`, limit: 100 })

/** From everywhere together. A person who hits it waits minutes, a guesser gets 240 guesses an hour. */
export const byAccount = (email: string): Subject => ({ name: `account:${tokenHash(email.toLowerCase())}`, limit: 20 })

/** Sign-ins elsewhere that were begun and not finished; each is kept until it is over. */
export const byBeginning = (address: string): Subject => ({ name: `begun:${networkOf(address)}`, limit: 100 })

/** An IPv6 caller usually owns all 2^64 addresses of its network (RFC 6177), so they count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [left = [], right = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

/** Whether this many attempts are still fine. */
export function allowedAttempts(
  subjects: readonly Subject[],
  counts: readonly AttemptCount[],
  now: Instant,
): Result<undefined, { code: 'access.too-many-attempts'; retryAfterSeconds: number }> {
  const limits = new Map(subjects.map((subject) => [subject.name, subject.limit]))
  const exceeded = counts.filter((counted) => counted.count > (limits.get(counted.name) ?? 0))
  if (exceeded.length === 0) return accept(undefined)
  const wait = Math.max(...exceeded.map((counted) => counted.windowEndsAt)) - now
  return refuse({ code: 'access.too-many-attempts', retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) })
}

/** Whether an attempt is the first beyond the limits that it exceeds: of those after it nobody is told. */
export function isFirstBeyond(subjects: readonly Subject[], counts: readonly AttemptCount[]): boolean {
  const limits = new Map(subjects.map(({ name, limit }) => [name, limit]))
  const beyond = counts.map(({ name, count }) => count - (limits.get(name) ?? 0)).filter((over) => over > 0)
  return beyond.length > 0 && beyond.every((over) => over === 1)
}
