import { expect, test } from 'vitest'
import { accountProblems } from './new-account.ts'

const good = { name: '林晓', email: 'lin@example.com', password: '十二个字的密码也足够长了' }

test('a name, an address and twelve characters of any kind are enough', () => {
  expect(accountProblems(good)).toEqual({})
})

test.each([
  [{ name: '  ' }, { name: 'nameMissing' }],
  [{ email: 'lin' }, { email: 'emailWrong' }],
  [{ email: 'lin@example' }, { email: 'emailWrong' }],
  [{ password: 'Sh0rt!pass.' }, { password: 'passwordShort' }],
])('%o is told', (change, expected) => {
  expect(accountProblems({ ...good, ...change })).toEqual(expected)
})
