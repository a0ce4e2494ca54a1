import { randomUUID } from 'node:crypto'
import { access, constants, copyFile, link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Trouble } from '../../../platform/trouble.ts'
import { type AttachmentStorage, checkKey, type Deposit } from './storage.ts'

/** A storage in a folder of this machine. A content is there whole or not at all, also after a crash. */
export async function openLocalStorage(folder: string): Promise<AttachmentStorage> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => join(folder, checkKey(key).slice(0, 2), key)
  return {
    put: async (key, deposit) => {
      const path = pathOf(key)
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
      await place(path, deposit, join(folder, `arriving-${randomUUID()}`))
    },
    read: async (key, range) => {
      const file = await open(pathOf(key), 'r').catch((error: unknown) => {
        throw new Trouble('attachments.bytes-missing', MISSING, error)
      })
      return file.createReadStream(range === null ? {} : { start: range.from, end: range.to })
    },
    remove: async (keys) => {
      for (const key of keys) await rm(pathOf(key), { force: true })
    },
    check: () =>
      access(folder, constants.R_OK | constants.W_OK).catch((error: unknown) => {
        throw new Trouble('attachments.folder-closed', CLOSED, error)
      }),
  }
}

/** A second name for the same file costs nothing; where two disks or the system allow none, it is copied. */
async function place(path: string, { from }: Deposit, draft: string): Promise<void> {
  if ('path' in from) {
    const linked = await link(from.path, path).then(
      () => 'done',
      (error: NodeJS.ErrnoException) => error.code,
    )
    if (linked === 'done' || linked === 'EEXIST') return
  }
  try {
    if ('path' in from) await copyFile(from.path, draft)
    else await writeFile(draft, from.content, { mode: 0o600, flush: true })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const MISSING = {
  en: 'The bytes of this attachment are not in the folder where they should be.',
  'zh-CN': '附件内容不在应有的目录中。',
}
const CLOSED = {
  en: 'The folder of the attachments cannot be read and written.',
  'zh-CN': '附件目录无法读写。',
}
