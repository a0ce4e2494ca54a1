import { cp, lstat, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries, restoreLinks } from './binaries.ts'

test('the links that a package lost are restored by any number of processes at once, and left alone after', async () => {
  const root = await mkdtemp(join(tmpdir(), 'aftersale-package-'))
  await mkdir(join(root, 'native/lib'), { recursive: true })
  await writeFile(join(root, 'native/lib/libpq.so.5.18'), 'library')
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
  await Promise.all([restoreLinks(root), restoreLinks(root), restoreLinks(root)])
  const made = await lstat(join(root, 'native/lib/libpq.so'))
  await restoreLinks(root)
  expect((await lstat(join(root, 'native/lib/libpq.so'))).ino).toBe(made.ino)
  const moved = `${root}-moved`
  await cp(root, moved, { recursive: true, verbatimSymlinks: true })
  expect(await readlink(join(moved, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18')
  expect(await readFile(join(moved, 'native/lib/libpq.so.5'), 'utf8')).toBe('library')
  await Promise.all([root, moved].map((directory) => rm(directory, { recursive: true })))
})

test('a platform that no package is made for is told with the way out', async () => {
  await expect(findBinaries('sunos', 'sparc')).rejects.toMatchObject({
    code: 'postgres.not-for-this-platform',
    text: {
      en: expect.stringMatching(/sunos sparc.*DATABASE_URL/),
      'zh-CN': expect.stringMatching(/sunos sparc.*DATABASE_URL/),
    },
  })
})
