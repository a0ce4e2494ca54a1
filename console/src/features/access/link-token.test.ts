import { expect, test } from 'vitest'
import { linkToken } from './link-token.ts'

test('the token is what stands after #, whole', () => {
  const token = 'dGhpcyBpcyBhbiBleGFtcGxlIG9mIGEgdG9rZW4gISE'
  expect(linkToken(`#${token}`)).toBe(token)
  expect(linkToken(token)).toBe(token)
  for (const cut of ['', '#', `#${token.slice(1)}`, `#${token}x`, `#${token.slice(1)}=`])
    expect(linkToken(cut)).toBeNull()
})
