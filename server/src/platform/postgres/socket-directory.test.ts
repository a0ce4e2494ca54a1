import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Account } from './account.ts'
import { prepareSocketDirectory, socketDirectory } from './socket-directory.ts'

const folder = await mkdtemp(join(tmpdir(), 'aftersale-sockets-'))
afterAll(() => rm(folder, { recursive: true }))

const self: Account = {
  uid: process.getuid?.() ?? 0,
  gid: process.getgid?.() ?? 0,
  borrowed: false,
  command: (file, args) => ({ file, args }),
}

test('the socket lies beside the data where its path is short enough for the kernel, in bytes', () => {
  expect(socketDirectory('/srv/aftersale', '/tmp')).toBe('/srv/aftersale/socket')
  expect(socketDirectory(`/${'a'.repeat(81)}`, '/tmp')).toBe(`/${'a'.repeat(81)}/socket`)
  const long = socketDirectory(`/${'a'.repeat(82)}`, '/tmp')
  expect(long).toMatch(/^\/tmp\/aftersale-[0-9a-f]{16}$/)
  expect(socketDirectory(`/${'a'.repeat(82)}`, '/tmp')).toBe(long)
  expect(socketDirectory(`/${'b'.repeat(82)}`, '/tmp')).not.toBe(long)
  expect(socketDirectory(`/${'数'.repeat(28)}`, '/tmp')).toMatch(/^\/tmp\//)
})

test('the directory is closed to others from the start, and may be there already', async () => {
  const directory = join(folder, 'own')
  await prepareSocketDirectory(directory, self)
  expect((await stat(directory)).mode & 0o777).toBe(0o700)
  await prepareSocketDirectory(directory, self)
})

test('a directory that others can open, or that leads elsewhere, is refused', async () => {
  const open = join(folder, 'open')
  await mkdir(open)
  await chmod(open, 0o755)
  await expect(prepareSocketDirectory(open, self)).rejects.toMatchObject({ code: 'postgres.socket-directory-not-ours' })
  const link = join(folder, 'link')
  await symlink(join(folder, 'own'), link)
  await expect(prepareSocketDirectory(link, self)).rejects.toMatchObject({ code: 'postgres.socket-directory-not-ours' })
})

const asRoot = test.skipIf(process.getuid?.() !== 0)
const borrowed: Account = { ...self, uid: 65_534, gid: 65_534, borrowed: true }

asRoot("another user's directory is refused (skipped: not root)", async () => {
  const theirs = join(folder, 'theirs')
  await mkdir(theirs, { mode: 0o700 })
  await chown(theirs, 12_345, 12_345)
  for (const account of [self, borrowed]) {
    await expect(prepareSocketDirectory(theirs, account)).rejects.toMatchObject({
      code: 'postgres.socket-directory-not-ours',
    })
  }
})

asRoot('what a killed process made and did not hand over is handed over by the next (skipped: not root)', async () => {
  const unfinished = join(folder, 'unfinished')
  await mkdir(unfinished, { mode: 0o700 })
  await prepareSocketDirectory(unfinished, borrowed)
  expect((await stat(unfinished)).uid).toBe(borrowed.uid)
})
