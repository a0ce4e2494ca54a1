import { expect, test } from 'vitest'
import { openLog } from './log.ts'

function written(pretty: boolean, write: (log: ReturnType<typeof openLog>) => void): string {
  let text = ''
  const destination = {
    write: (line: string) => {
      text += line
    },
  }
  write(openLog({ pretty, destination }))
  return text
}

test('an entry is one JSON object a line', () => {
  const line = written(false, (log) => log.info({ migration: '0001' }, 'migrated'))
  expect(JSON.parse(line)).toMatchObject({ level: 30, migration: '0001', msg: 'migrated', pid: process.pid })
})

test.each([
  { password: 'hunter2' },
  { connection: { password: 'hunter2' } },
  { connection: { settings: { password: 'hunter2' } } },
  { headers: { authorization: 'Bearer hunter2', cookie: 'hunter2' } },
])('a secret never reaches the log: %j', (facts) => {
  for (const pretty of [true, false]) {
    const text = written(pretty, (log) => log.info(facts, 'connected'))
    expect(text).toContain('[hidden]')
    expect(text).not.toContain('hunter2')
  }
})

test('people read short lines, with the stack of an error below', () => {
  const text = written(true, (log) => log.error({ err: new Error('broken'), order: 7 }, 'failed'))
  expect(text).toMatch(/^\d\d:\d\d:\d\d error failed order=7\n  Error: broken\n/)
})

test('an error is told with its cause and code, without what hangs on to it', () => {
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', client: { password: 'hunter2' } })
  for (const pretty of [true, false]) {
    const text = written(pretty, (log) => log.error({ err: new Error('no database', { cause }) }, 'failed'))
    expect(text).toMatch(/no database.*refused/s)
    expect(text).not.toContain('hunter2')
  }
})

test('entries below the level are not written', () => {
  expect(written(false, (log) => log.debug('detail'))).toBe('')
})
