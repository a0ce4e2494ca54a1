import { addMilliseconds, instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { linkExpiry, type OneTimeLink, usableLink } from './one-time-link.ts'

const made = instant('2026-03-01T08:00:00Z')
const link: OneTimeLink = { purpose: 'sign-in', userId: 'u', expiresAt: linkExpiry('sign-in', made), usedAt: null }

test('a link works until the instant at which it is a day old', () => {
  const end = instant('2026-03-02T08:00:00Z')
  expect(usableLink(link, 'sign-in', addMilliseconds(end, -1)).ok).toBe(true)
  expect(usableLink(link, 'sign-in', end)).toEqual({ ok: false, refusal: { code: 'access.link-expired' } })
})

test('a used link does not work again, and says so even when it is old', () => {
  const used = { ...link, usedAt: made }
  expect(usableLink(used, 'sign-in', made)).toEqual({ ok: false, refusal: { code: 'access.link-used' } })
  expect(usableLink(used, 'sign-in', instant('2027-01-01'))).toMatchObject({ refusal: { code: 'access.link-used' } })
})

test('a link nobody made, or one for another purpose, is no link', () => {
  expect(usableLink(undefined, 'set-up', made)).toEqual({ ok: false, refusal: { code: 'access.link-wrong' } })
  expect(usableLink(link, 'set-up', made)).toEqual({ ok: false, refusal: { code: 'access.link-wrong' } })
})

test('an invitation waits a week, and lets nobody in as another link would', () => {
  const invitation = { ...link, purpose: 'invitation' as const, expiresAt: linkExpiry('invitation', made) }
  expect(usableLink(invitation, 'invitation', instant('2026-03-08T07:59:59Z')).ok).toBe(true)
  expect(usableLink(invitation, 'invitation', instant('2026-03-08T08:00:00Z')).ok).toBe(false)
  expect(usableLink(invitation, 'sign-in', made)).toEqual({ ok: false, refusal: { code: 'access.link-wrong' } })
})
