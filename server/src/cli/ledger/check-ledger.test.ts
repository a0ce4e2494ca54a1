import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'

const folder = await mkdtemp(join(tmpdir(), 'aftersale-ledger-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('says how many orders were checked, and ends well where nothing differs', async () => {
  const { code, out } = await runCommandLine('ledger', 'check', '--json', '--data-dir', folder)
  expect([code, JSON.parse(out)]).toEqual([0, { orders: 0, actions: 0, differences: 0, found: [] }])
  expect((await runCommandLine('ledger', 'check', '--data-dir', folder)).out).toContain('0')
})
