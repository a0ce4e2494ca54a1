import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedToken } from './signed-token.ts'

const SECRET = 'x'.repeat(43)
const NAME = 'aftersale.session_token'
const signature = createHmac('sha256', SECRET).update('tok.en').digest('base64')
const signed = encodeURIComponent(`tok.en.${signature}`)

test('a token comes out of the cookie that was signed, whatever cookies stand around it', () => {
  expect(signedToken(`${NAME}=${signed}`, NAME, SECRET)).toBe('tok.en')
  expect(signedToken(`a=1; ${NAME}=${signed}; b=2`, NAME, SECRET)).toBe('tok.en')
})

test.each([
  ['nothing', ''],
  ['another cookie', `other=${signed}`],
  ['a cookie whose name only ends like it', `x${NAME}=${signed}`],
  ['a token without a signature', `${NAME}=tok.en`],
  ['a signature without a token', `${NAME}=${signed.slice(signed.lastIndexOf('.'))}`],
  ['another token under the same signature', `${NAME}=${signed.replace('tok', 'tic')}`],
  ['a signature that is cut off', `${NAME}=${signed.slice(0, -8)}`],
  ['what is no URL encoding', `${NAME}=%E0%A4%A`],
])('%s gives no token', (_, cookies) => {
  expect(signedToken(cookies, NAME, SECRET)).toBeUndefined()
})

test('what another secret has signed gives no token', () => {
  expect(signedToken(`${NAME}=${signed}`, NAME, 'y'.repeat(43))).toBeUndefined()
})
