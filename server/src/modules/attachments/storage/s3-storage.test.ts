import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { PDF } from '../../../../test/attachment-files.ts'
import { attachmentPlace, sha256 } from '../../../../test/attachment-place.ts'
import { NOON } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { s3Server } from '../../../../test/s3-server.ts'
import { settableClock } from '../../../platform/clock.ts'
import { Trouble } from '../../../platform/trouble.ts'
import { openS3Storage } from './s3-storage.ts'

const stamp = new Date(NOON).toISOString().replaceAll(/[:-]|\.\d{3}/g, '')
const s3 = await s3Server(stamp)
const settings = { endpoint: s3.endpoint, bucket: 'files', region: 'cn-1', accessKey: 'KEY', secretKey: 'SECRET' }
const patience = { answer: 300, silence: 300, again: 1 }
const open = (more: Partial<typeof settings> = {}) =>
  openS3Storage({ ...settings, ...more }, settableClock(NOON), patience)
const storage = open()
const folder = await mkdtemp(join(tmpdir(), 's3-'))
afterAll(() => rm(folder, { recursive: true }))

const content = Uint8Array.from(Buffer.from('0123456789'.repeat(30_000)))
const key = sha256(content)
const path = join(folder, 'content')
await writeFile(path, content)
const deposit = { bytes: content.length, sha256: key, type: 'text/plain', from: { path } }
const readAll = async () => text(await storage.read(key, null))

beforeEach(() => {
  s3.faults.length = 0
  s3.seen.length = 0
  s3.objects.clear()
})

test('what is put from a file or from memory is there, signed with its hash, and comes back whole or in part', async () => {
  await storage.put(key, deposit)
  expect(s3.objects.get(key)).toMatchObject({ type: 'text/plain' })
  expect(await readAll()).toBe(Buffer.from(content).toString())
  expect(await text(await storage.read(key, { from: 2, to: 5 }))).toBe('2345')
  await storage.put(`${key}.thumbnail`, { ...deposit, from: { content } })
  expect(s3.objects.size).toBe(2)
  await storage.remove([key, key, `${key}.thumbnail`])
  expect(s3.objects.size).toBe(0)
  await storage.check()
})

test.each([[500], [503], [429], ['cut' as const], ['silent' as const]])(
  'after %s everything is asked again, and done once',
  async (fault) => {
    s3.faults.push(fault)
    await storage.put(key, deposit)
    expect(s3.objects.get(key)?.content.length).toBe(content.length)
    expect(s3.seen).toHaveLength(2)
    s3.faults.push(fault)
    await storage.remove([key])
    expect(s3.objects.size).toBe(0)
  },
)

test.each([
  ['answers 500 again and again', () => s3.faults.push(500, 500, 500), 3],
  ['says nothing', () => s3.faults.push('silent', 'silent', 'silent'), 3],
  ['does not know the key', () => undefined, 1],
])('a storage that %s is trouble, in bounded time', async (_, arrange, asked) => {
  arrange()
  await expect(storage.read(key, null)).rejects.toBeInstanceOf(Trouble)
  expect(s3.seen).toHaveLength(asked)
})

test.each([
  ['a wrong secret', { secretKey: 'OTHER' }],
  ['a wrong key', { accessKey: 'OTHER' }],
  ['a wrong bucket', { bucket: 'other' }],
])('%s is trouble, asked once', async (_, more) => {
  await expect(open(more).check()).rejects.toMatchObject({ code: 'attachments.storage-away' })
  expect(s3.seen).toHaveLength(1)
})

test('a content that is not what was said is not taken', async () => {
  await expect(storage.put(key, { ...deposit, sha256: sha256(PDF) })).rejects.toBeInstanceOf(Trouble)
  expect(s3.objects.size).toBe(0)
})

test.each(['cut', 'slow'] as const)(
  'an answer that is %s in the middle breaks off, and does not end as if it were whole',
  async (fault) => {
    await storage.put(key, deposit)
    s3.faults.push(fault)
    await expect(readAll()).rejects.toThrow()
  },
)

test('nothing but keys of contents is asked for', async () => {
  await expect(storage.read('../x', null)).rejects.toBeInstanceOf(RangeError)
})

test('attachments go there and come from there, and a storage that is away is told as such', async () => {
  const { upload, program, env } = await onS3()
  const { id, digest } = valueOf(await upload(Uint8Array.from(PDF), 'a.pdf'))
  expect([...s3.objects.keys()]).toEqual([digest])
  const { content: blob } = valueOf(await program.getAttachment({ params: { id } }))
  expect(await blob.text()).toBe(PDF.toString())
  expect(env).toHaveProperty('AFTERSALE_S3_BUCKET')
  s3.objects.clear()
  await expect(program.getAttachment({ params: { id } })).rejects.toMatchObject({ status: 503 })
})

async function onS3() {
  const env = {
    AFTERSALE_S3_ENDPOINT: s3.endpoint,
    AFTERSALE_S3_BUCKET: 'files',
    AFTERSALE_S3_ACCESS_KEY: 'KEY',
    AFTERSALE_S3_SECRET_KEY: 'SECRET',
  }
  return { ...(await attachmentPlace(env)), env }
}
