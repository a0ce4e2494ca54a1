import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from './open-table.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-table-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** An old Office container whose directory, in its second sector, holds these bytes. */
function container(directory: Buffer): Buffer {
  const bytes = Buffer.alloc(8_192)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(11, 48)
  directory.copy(bytes, 12 * 512)
  return bytes
}

describe('a file that cannot be read is refused with what is the matter', () => {
  test('no such file', async () => {
    expect(await openTable(join(folder, 'none.csv'))).toEqual({
      ok: false,
      refusal: { code: 'intake.file-missing', name: 'none.csv' },
    })
  })

  test('a folder', async () => {
    expect(await openTable(folder, { name: '订单' })).toEqual({
      ok: false,
      refusal: { code: 'intake.file-directory', name: '订单' },
    })
  })

  test('a path through a file', async () => {
    const path = join(await file('plain.csv', 'a\n'), 'inside.csv')
    expect(await openTable(path)).toMatchObject({ refusal: { code: 'intake.file-unreadable', reason: 'ENOTDIR' } })
  })

  test('a device that gives an error instead of bytes', async (context) => {
    const opened = await openTable('/proc/self/mem')
    if (!opened.ok && opened.refusal.code === 'intake.file-missing') return context.skip('no /proc here')
    expect(opened).toMatchObject({ refusal: { code: 'intake.file-unreadable', reason: 'EIO' } })
  })

  test.skipIf(process.getuid?.() === 0)('no permission (skipped for root, who may read everything)', async () => {
    const path = await file('secret.csv', 'a\n')
    await chmod(path, 0)
    expect(await openTable(path)).toMatchObject({ refusal: { code: 'intake.file-permission', name: 'secret.csv' } })
  })

  test('a workbook under a password, told from one of before 2007', async () => {
    const locked = await file('locked.xlsx', container(Buffer.from('EncryptedPackage', 'utf16le')))
    const old = await file('old.xls', container(Buffer.from('Workbook', 'utf16le')))
    expect(await openTable(locked)).toMatchObject({ refusal: { code: 'intake.file-encrypted', name: 'locked.xlsx' } })
    expect(await openTable(old)).toMatchObject({ refusal: { code: 'intake.file-old-excel', name: 'old.xls' } })
  })
})

test('progress counts the bytes of the file as it lies there', async () => {
  const content = gzipSync(`a,b\n${'1,2\n'.repeat(100_000)}`)
  const seen: [number, number | undefined][] = []
  const opened = await openTable(await file('rows.csv.gz', content), { progress: (...at) => seen.push(at) })
  if (!opened.ok) throw new Error('expected a table')
  const batches = await Array.fromAsync(opened.value.batches)
  expect(batches.flat().length).toBe(100_000)
  expect(seen.at(-1)).toEqual([content.length, content.length])
})

test('a table that is not wanted can be closed unread', async () => {
  const opened = await openTable(await file('closed.csv', 'a,b\n1,2\n'))
  if (!opened.ok) throw new Error('expected a table')
  expect(opened.value).toMatchObject({ format: 'csv', header: ['a', 'b'] })
  await opened.value.close()
})

const REAL = resolve(import.meta.dirname, '../../../../../../shared/data/online-retail.csv.gz')

test('the real export is read whole (skipped, and says so, where the file is not there)', async (context) => {
  const opened = await openTable(REAL)
  if (!opened.ok) return context.skip(`no ${REAL}`)
  let rows = 0
  let units = 0
  for await (const batch of opened.value.batches) {
    rows += batch.length
    for (const row of batch) units += Number(row.defect === undefined ? row.cells[3] : Number.NaN)
  }
  expect(rows).toBe(240_007)
  expect(Number.isInteger(units)).toBe(true)
})
