import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { handle, routes, type StoredUpload } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'
import { openFiles } from '../platform/files.ts'

const uploads: StoredUpload[] = []
const server = await testServer(await testDatabase(), {
  routes: [
    handle(routes.startImport, async ({ body }) => {
      uploads.push(body)
      return accept({ id: '1' })
    }),
  ],
})
await server.browser().signInByLink({ body: { token: await server.access.offerDemoSignIn() } })
const { key } = valueOf(await server.access.createApiKey('uploader'))
const files = await openFiles(server.dataDir)
const noRoom = Object.assign(new Error("ENOSPC: no space left on device, write '/data'"), { code: 'ENOSPC' })
const full = await testServer(await testDatabase(), { files: { ...files, save: () => Promise.reject(noRoom) } })
const address = `${server.url}/api/imports?template=t&source=s`

/** Files that are half there. */
const arriving = () => readdir(join(server.dataDir, 'files', 'arriving'))

test('a file far beyond the limit of other bodies arrives whole', async () => {
  const content = randomBytes(40 * 1024 * 1024)
  const client = server.program(key)
  valueOf(await client.startImport({ query: { template: 't', source: 's' }, body: Uint8Array.from(content) }))
  const stored = uploads.at(-1)
  expect(stored).toEqual({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  expect((await buffer(await files.read(stored?.sha256 ?? ''))).equals(content)).toBe(true)
})

test.each(['text/csv', 'application/json', 'application/gzip', 'application/vnd.ms-excel', 'x/y'])(
  'a file sent as %j is taken as it is',
  async (type) => {
    const headers = { 'x-api-key': key, 'content-type': type }
    const answer = await fetch(address, { method: 'POST', body: new TextEncoder().encode('{"a":1,"a"'), headers })
    expect(answer.status).toBe(202)
    expect(uploads.at(-1)?.bytes).toBe(10)
  },
)

test('an empty file is a file', async () => {
  const answer = await fetch(address, { method: 'POST', headers: { 'x-api-key': key } })
  expect(answer.status).toBe(202)
  expect(uploads.at(-1)?.bytes).toBe(0)
})

test.each(['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
  'a form around a file (%s) is refused: its encoding is no part of the file',
  async (type) => {
    const headers = { 'x-api-key': key, 'content-type': type }
    const answer = await fetch(address, { method: 'POST', body: '--x', headers })
    expect(answer.status).toBe(415)
  },
)

test('nothing is written for a stranger, nor for a call that is wrong', async () => {
  const before = uploads.length
  expect((await fetch(address, { method: 'POST', body: 'a,b' })).status).toBe(401)
  const wrong = await fetch(`${server.url}/api/imports`, { method: 'POST', body: 'a,b', headers: { 'x-api-key': key } })
  expect(wrong.status).toBe(422)
  expect(uploads).toHaveLength(before)
  expect(await arriving()).toEqual([])
})

test('of an upload that breaks off nothing is left and nothing is begun', async () => {
  const before = uploads.length
  const headers = { 'x-api-key': key, 'content-type': 'text/csv', 'content-length': '1000000' }
  const sent = request(address, { method: 'POST', headers })
  const closed = new Promise((resolve) => sent.on('close', resolve))
  sent.on('error', () => undefined).write('a,b,c\n')
  await expect.poll(arriving).toHaveLength(1)
  sent.destroy()
  await closed
  await expect.poll(arriving).toEqual([])
  expect(uploads).toHaveLength(before)
})

test('a full disk is told as such, and is no defect', async () => {
  const browser = full.browser()
  valueOf(await browser.signInByLink({ body: { token: await full.access.offerDemoSignIn() } }))
  const upload = browser.startImport({ query: { template: 't', source: 's' }, body: new TextEncoder().encode('a') })
  await expect(upload).rejects.toMatchObject({ status: 507, code: 'http.disk-full' })
})
