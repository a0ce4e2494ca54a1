import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { valueOf } from '../../../test/http-server.ts'
import { readPack } from './read-pack.ts'

const folder = await mkdtemp(join(tmpdir(), 'aftersale-pack-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('files are parted by their endings, in whatever folder they lie; the digest changes with each of them', async () => {
  await mkdir(join(folder, 'messages'))
  await writeFile(join(folder, 'judge.dmn'), '<a/>')
  await writeFile(join(folder, 'talk.case-type.json'), '{}')
  await writeFile(join(folder, 'read.me'), 'x')
  const { digest } = valueOf(await readPack(folder))
  await writeFile(join(folder, 'messages', 'hello.message.json'), '{"key": "hello"}')
  const pack = valueOf(await readPack(folder))
  expect(pack).toMatchObject({
    resources: [{ name: 'judge.dmn' }],
    caseTypes: [{ name: 'talk.case-type.json' }],
    messages: [{ name: 'messages/hello.message.json', content: '{"key": "hello"}' }],
    templates: [],
  })
  expect(pack.digest).not.toBe(digest)
})

test('a file that is not in UTF-8 is named', async () => {
  await writeFile(join(folder, 'messages', 'wrong.message.json'), Uint8Array.of(0xff, 0xfe, 0x00))
  expect(await readPack(folder)).toEqual({
    ok: false,
    refusal: { code: 'packs.not-text', resource: 'messages/wrong.message.json' },
  })
})
