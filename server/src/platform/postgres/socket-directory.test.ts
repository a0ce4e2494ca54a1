import { chmod, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises'
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

test("another user's directory is refused", async () => {
  const theirs = join(folder, 'theirs')
  await mkdir(theirs, { mode: 0o700 })
  await expect(prepareSocketDirectory(theirs, { ...self, uid: self.uid + 1 })).rejects.toMatchObject({
    code: 'postgres.socket-directory-not-ours',
  })
})
