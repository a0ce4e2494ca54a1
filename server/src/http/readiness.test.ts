import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'

const place = await testDatabase()
const ready = async (hints: () => Promise<readonly string[]>) =>
  valueOf(await (await testServer(place, { hints })).program().getReady())

test('who is ready may hint at what somebody should look at', async () => {
  expect(await ready(async () => ['calendars.years-unknown'])).toEqual({
    status: 'ready',
    hints: ['calendars.years-unknown'],
  })
  expect(await ready(async () => [])).toEqual({ status: 'ready' })
})

test('a hint that cannot be told makes nobody less ready', async () => {
  expect(await ready(async () => Promise.reject(new Error('no database')))).toEqual({ status: 'ready' })
})
