import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressFiles } from './compress-files.ts'
import { publish } from './publish.ts'
import { builtFrom, sourceHash, writeBuiltFrom } from './source-hash.ts'

let room: string
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'console-build-'))
})
afterAll(() => rm(room, { recursive: true }))

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(room, file)), { recursive: true })
  await writeFile(join(room, file), text)
}

test('the hash follows what the console is made of, and nothing else', async () => {
  const files = ['console/src/main.tsx', 'console/index.html', 'packages/kernel/src/index.ts', 'package-lock.json']
  for (const file of files) await put(file, 'a')
  const before = await sourceHash(room, 'console')
  for (const file of ['console/src/main.test.ts', 'console/dist/index.html', 'server/src/main.ts']) await put(file, 'a')
  expect(await sourceHash(room, 'console')).toBe(before)
  const hashes = new Set([before])
  for (const file of files) {
    await put(file, 'b')
    hashes.add(await sourceHash(room, 'console'))
  }
  await put('console/public/mark.svg', '')
  hashes.add(await sourceHash(room, 'console'))
  expect(hashes.size).toBe(files.length + 2)
})

test('a built console remembers what it was made from', async () => {
  expect(await builtFrom(join(room, 'nowhere'))).toBeUndefined()
  await put('remembers/index.html', '')
  await writeBuiltFrom(join(room, 'remembers'), 'abc')
  expect(await builtFrom(join(room, 'remembers'))).toBe('abc')
})

test('of many who publish at once one stays, whole', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `build-${index}`)
  await put('published/index.html', 'before')
  for (const name of names) {
    await put(`${name}/dist/index.html`, name)
    await put(`${name}/dist/assets/${name}.js`, name)
  }
  const dist = join(room, 'published')
  await Promise.all(names.map((name) => publish(join(room, name, 'dist'), dist, join(room, name))))
  const winner = await readFile(join(dist, 'index.html'), 'utf8')
  expect(names).toContain(winner)
  expect(await readdir(join(dist, 'assets'))).toEqual([`${winner}.js`])
})

test('text of some size is compressed beforehand, both ways', async () => {
  await put('small/assets/page.js', 'text '.repeat(1_000))
  await put('small/assets/tiny.js', 'text')
  await put('small/assets/photo.png', 'text '.repeat(1_000))
  await compressFiles(join(room, 'small'))
  expect((await readdir(join(room, 'small/assets'))).toSorted()).toEqual([
    'page.js',
    'page.js.br',
    'page.js.gz',
    'photo.png',
    'tiny.js',
  ])
})
