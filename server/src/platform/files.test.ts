import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { openFiles } from './files.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-files-'))
afterAll(() => rm(dataDir, { recursive: true }))
const files = await openFiles(dataDir)

const stored = async () =>
  (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

test('a file is found under the hash of its content, kept once', async () => {
  const content = Buffer.alloc(300_000, '凭证')
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(await files.save(Readable.from([content.subarray(0, 7), content.subarray(7)]))).toEqual({
    sha256,
    bytes: content.length,
  })
  expect(await files.save(Readable.from([content]))).toEqual({ sha256, bytes: content.length })
  expect(await buffer(await files.read(sha256))).toEqual(content)
  expect(await stored()).toHaveLength(1)
})

test('nothing is left of a stream that breaks off', async () => {
  const before = await stored()
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('connection lost')
    })(),
  )
  await expect(files.save(breaking)).rejects.toThrow('connection lost')
  expect(await stored()).toHaveLength(before.length)
})

test('a name that is no hash leads nowhere', async () => {
  await expect(files.read('../../etc/passwd')).rejects.toThrow(/SHA-256/)
})
