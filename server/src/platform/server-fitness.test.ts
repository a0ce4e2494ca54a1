import { expect, test } from 'vitest'
import { judgeServer, type ServerFacts } from './server-fitness.ts'

const fit: ServerFacts = { version: 160_000, name: '16.0', encoding: 'UTF8', readOnly: false, creates: true }

test('the oldest server that is supported will do', () => {
  expect(() => judgeServer(fit)).not.toThrow()
})

test.each([
  [
    { version: 150_013, name: '15.13' },
    { code: 'database.too-old', message: expect.stringContaining('PostgreSQL 15.13') },
  ],
  [{ encoding: 'LATIN1' }, { code: 'database.not-unicode', message: expect.stringContaining('LATIN1') }],
  [{ readOnly: true }, { code: '25006' }],
  [{ creates: false }, { code: '42501' }],
])('a server that is %j is not', (facts, trouble) => {
  expect(() => judgeServer({ ...fit, ...facts })).toThrow(expect.objectContaining(trouble))
})
