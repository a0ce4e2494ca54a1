import { createServer } from 'node:net'
import { handle, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'

const begun = Promise.withResolvers<void>()
const finish = Promise.withResolvers<void>()
const summary = {
  orderLines: 7,
  requests: 0,
  approved: 0,
  toPerson: { tooOld: 0, tooMuch: 0, notFound: 0 },
  refundedMinor: 0,
  currency: null,
  rejected: {},
}
const slow = handle(routes.getSummary, async () => {
  begun.resolve()
  await finish.promise
  return accept(summary)
})
const { connection } = await testDatabase()
const server = await testServer({ connection }, { routes: [slow] })
const mute = await testServer({ connection }, {}, null)

test('closing lets what has begun end, and takes nothing new', async () => {
  const browser = server.browser()
  valueOf(await browser.signInByLink({ body: { token: await server.access.offerDemoSignIn() } }))
  const underWay = browser.getSummary()
  await begun.promise
  const closed = server.http.close()
  await expect.poll(() => fetch(`${server.url}/health`).catch(String)).toContain('fetch failed')
  finish.resolve()
  expect(valueOf(await underWay)).toEqual(summary)
  await closed
})

test.each([
  ['a port that is taken', '127.0.0.1', /^Port \d+ on 127\.0\.0\.1 is taken; choose another --port/],
  ['an address of another machine', '203.0.113.1', /^This machine has no address 203\.0\.113\.1; check --host\.$/],
])('%s is told in a sentence', async (_, host, sentence) => {
  const neighbour = createServer()
  const port = await new Promise<number>((resolve) => {
    neighbour.listen(0, '127.0.0.1', () => resolve((neighbour.address() as { port: number }).port))
  })
  await expect(mute.http.listen({ host, port })).rejects.toMatchObject({
    name: 'Trouble',
    text: { en: expect.stringMatching(sentence) },
  })
  neighbour.close()
})
