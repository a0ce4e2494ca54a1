import { type BinaryContent, handle, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'
import { readRange } from './send-binary.ts'

const bytes = new TextEncoder().encode('0123456789')
let reads = 0

const content = (more: Partial<BinaryContent> = {}): BinaryContent => ({
  fileName: '标签.jpg',
  type: 'image/jpeg',
  bytes: bytes.length,
  digest: 'abc',
  isInline: false,
  read: async (range) => {
    reads += 1
    return (async function* () {
      yield range === null ? bytes : bytes.slice(range.from, range.to + 1)
    })()
  },
  ...more,
})

const server = await testServer(await testDatabase(), {
  routes: [
    handle(routes.getAttachment, async ({ query }) => {
      if (query.disposition === 'inline') return accept(content({ isInline: true, type: 'application/pdf' }))
      return accept(content())
    }),
  ],
})
await server.browser().signInByLink({ body: { token: await server.access.offerDemoSignIn() } })
const { key } = valueOf(await server.access.createApiKey('reader'))
const ask = (headers: Record<string, string> = {}, more = '', method = 'GET') =>
  fetch(`${server.url}/api/attachments/a1${more}`, { method, headers: { 'x-api-key': key, ...headers } })

test('a file comes whole, to be saved, with nothing that could run', async () => {
  const answer = await ask()
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('0123456789')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': '10',
    'content-disposition': `attachment; filename="__.jpg"; filename*=UTF-8''%E6%A0%87%E7%AD%BE.jpg`,
    'content-security-policy': expect.stringMatching(/^default-src 'none';.*; sandbox$/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: '"abc"',
  })
})

test('the client hands out what came and its type', async () => {
  const { type, content: blob } = valueOf(await server.program(key).getAttachment({ params: { id: 'a1' } }))
  expect([type, await blob.text()]).toEqual(['image/jpeg', '0123456789'])
})

test('a PDF that is to be shown is not put into a sandbox, where no browser would draw it', async () => {
  const answer = await ask({}, '?disposition=inline')
  expect(answer.headers.get('content-disposition')).toMatch(/^inline; /)
  expect(answer.headers.get('content-security-policy')).not.toContain('sandbox')
})

test('one range is sent alone; a range of an older content is not', async () => {
  const part = await ask({ range: 'bytes=2-4' })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
  expect(part.headers.get('content-length')).toBe('3')
  expect((await ask({ range: 'bytes=2-4', 'if-range': '"abc"' })).status).toBe(206)
  expect((await ask({ range: 'bytes=2-4', 'if-range': '"other"' })).status).toBe(200)
  const beyond = await ask({ range: 'bytes=10-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  expect(await beyond.json()).toMatchObject({ error: { code: 'http.range-unsatisfiable' } })
})

test.each([
  [undefined, null],
  ['', null],
  ['bytes=', null],
  ['bytes=-', null],
  ['bytes=0-', { from: 0, to: 9 }],
  ['bytes=9-99', { from: 9, to: 9 }],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=-0', 'beyond'],
  ['bytes=10-11', 'beyond'],
  ['bytes=5-4', null],
  ['bytes=0-1,3-4', null],
  ['items=0-1', null],
  ['bytes=1.5-2', null],
])('Range: %s', (header, range) => {
  expect(readRange(header, 10)).toEqual(range)
})

test('of nothing there is no range', () => {
  expect([readRange('bytes=0-', 0), readRange('bytes=-1', 0)]).toEqual(['beyond', 'beyond'])
})

test('who has it already is not sent it again, and a question about it reads nothing', async () => {
  reads = 0
  const known = await ask({ 'if-none-match': '"x", W/"abc"' })
  expect([known.status, await known.text()]).toEqual([304, ''])
  const head = await ask({}, '', 'HEAD')
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
  expect(reads).toBe(0)
})
