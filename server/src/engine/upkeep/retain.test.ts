import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { call, chain, end, script, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, NOON, start as startAll, tasksOf } from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { type Archive, openArchive } from './archive.ts'
import { makePartitions } from './partitions.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const files = {
  ...drawn('short', start(), script('Add', '=n + 1', 'm'), end(), chain('Start', 'Add', 'End')),
  ...drawn('other', start(), script('Add', '=1', 'm'), end(), chain('Start', 'Add', 'End')),
  ...drawn('asks', start(), user('Ask'), end(), chain('Start', 'Ask', 'End')),
  ...drawn('calls', start(), call('Call', 'short'), user('Ask'), end(), chain('Start', 'Call', 'Ask', 'End')),
}

/** A database of its own with these flows, and a folder to archive in. */
async function place() {
  const { database } = await testDatabase()
  const { engine } = engineWith()
  await deploy(database, engine, files)
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-archive-'))
  folders.push(folder)
  const archive = await openArchive(folder)
  const rule = (processKey: string, keepFor: string | null) =>
    inTransaction(database, (tx) => engine.operations.setRetention(tx, { processKey, keepFor }, 'ann', NOON))
  return {
    database,
    engine,
    folder,
    archive,
    rule,
    begin: (key: string, count = 1, now: Instant = NOON) =>
      startAll(
        database,
        engine,
        key,
        Array.from({ length: count }, (_, n) => ({ n })),
        now,
      ),
    retain: async (now: Instant, into: Archive | null = archive) => {
      let gone = 0
      for (let round = await engine.operations.retain(database, into, now); round > 0; ) {
        gone += round
        round = await engine.operations.retain(database, into, now)
      }
      return gone
    },
    complete: async (id: string, now: Instant) => {
      const [task] = (await tasksOf(database, id)).filter(({ status }) => status === 'open')
      const actor = { who: 'bo', groups: [], isAdministrator: true }
      await inTransaction(database, (tx) => engine.tasks.complete(tx, task?.id ?? '', {}, actor, now))
    },
    instances: async () => {
      const rows = await database.selectFrom('process_instance').select('id').orderBy('id').execute()
      return rows.map(({ id }) => id)
    },
    lines: async () => {
      const names = (await readdir(folder)).toSorted()
      const contents = await Promise.all(names.map((name) => readFile(join(folder, name))))
      return contents.flatMap((content) => gunzipSync(content).toString().trimEnd().split('\n')).map(parsed)
    },
  }
}

interface Line {
  readonly process: { readonly key: string; readonly version: number }
  readonly instance: {
    readonly id: string
    readonly status: string
    readonly variables: object
    readonly ended_at: string
  }
  readonly events: readonly { readonly kind: string; readonly element: string; readonly at: string }[]
  readonly tasks: readonly {
    readonly element: string
    readonly completed_by: string | null
    readonly created_at: string
  }[]
  readonly incidents: readonly object[]
}
const parsed = (line: string) => JSON.parse(line) as Line

const MARCH_2 = at('2026-03-02T12:00:00Z')
const APRIL = at('2026-04-15T00:00:00Z')

test('without a rule everything is kept for ever', async () => {
  const { begin, retain, instances } = await place()
  await begin('short', 3)
  expect(await retain(at('2036-01-01T00:00:00Z'))).toBe(0)
  expect(await instances()).toHaveLength(3)
})

test('ended instances go when their time is over, to the instant; running ones stay', async () => {
  const { begin, retain, rule, instances, lines } = await place()
  await rule('short', 'P1D')
  await begin('short', 2)
  const [asked] = await begin('asks')
  await rule('asks', 'PT1S')
  expect(await retain(MARCH_2)).toBe(0)
  expect(await retain(at('2026-03-02T12:00:00.001Z'))).toBe(2)
  expect(await instances()).toEqual([asked])
  expect((await lines()).map(({ process }) => process.key)).toEqual(['short', 'short'])
})

test('the rule of a process goes before the one for all; a rule that is taken away keeps for ever', async () => {
  const { begin, retain, rule, instances } = await place()
  await rule('', 'P1D')
  await rule('short', 'P1Y')
  const [kept] = await begin('short')
  await begin('other')
  expect(await retain(APRIL)).toBe(1)
  expect(await instances()).toEqual([kept])
  await rule('', null)
  await rule('short', null)
  await begin('other')
  expect(await retain(at('2030-01-01T00:00:00Z'))).toBe(0)
  expect(await rule('short', 'two years')).toMatchObject({
    refusal: { code: 'engine.bad-retention', text: 'two years' },
  })
  expect(await rule('short', 'PT0S')).toMatchObject({ ok: false })
})

test('what goes is whole in the archive and nowhere else any more', async () => {
  const { begin, retain, rule, lines, complete, database } = await place()
  await rule('', 'P1D')
  const [id = ''] = await begin('asks')
  await complete(id, NOON)
  await retain(APRIL)
  const [line, ...others] = await lines()
  expect(others).toEqual([])
  expect(line).toMatchObject({
    process: { key: 'asks', version: 1 },
    instance: { id, status: 'completed', variables: { n: 0 }, ended_at: '2026-03-01T12:00:00.000Z' },
    tasks: [{ element: 'Ask', completed_by: 'bo', created_at: '2026-03-01T12:00:00.000Z' }],
    incidents: [],
  })
  expect(line?.events.map(({ kind, element, at: when }) => `${kind} ${element} ${when.slice(0, 10)}`)).toEqual([
    'passed Start 2026-03-01',
    'entered Ask 2026-03-01',
    'left Ask 2026-03-01',
    'passed End 2026-03-01',
  ])
  for (const table of ['process_instance', 'process_event', 'user_task', 'incident'] as const) {
    expect(await database.selectFrom(table).selectAll().execute()).toEqual([])
  }
})

test('what was called goes with what called it, and not before', async () => {
  const { begin, retain, rule, complete, instances, lines } = await place()
  await rule('', 'P1D')
  const [id = ''] = await begin('calls')
  expect(await retain(APRIL)).toBe(0)
  expect(await instances()).toHaveLength(2)
  await complete(id, APRIL)
  expect(await retain(at('2026-05-01T00:00:00Z'))).toBe(2)
  expect((await lines()).map(({ process }) => process.key).toSorted()).toEqual(['calls', 'short'])
})

test('nothing is deleted that was not archived; cut off after it, the same is archived again under the same name', async () => {
  const { begin, retain, rule, archive, instances, folder, lines } = await place()
  await rule('', 'P1D')
  const ids = await begin('short', 5)
  const full: Archive = { write: () => Promise.reject(new Error('no space left')) }
  await expect(retain(APRIL, full)).rejects.toThrow('no space left')
  expect(await instances()).toEqual(ids.toSorted())
  const cutOff: Archive = {
    write: async (name, content) => {
      await archive.write(name, content)
      throw new Error('killed')
    },
  }
  await expect(retain(APRIL, cutOff)).rejects.toThrow('killed')
  expect(await instances()).toHaveLength(5)
  expect(await retain(APRIL)).toBe(5)
  expect(await readdir(folder)).toHaveLength(1)
  expect((await lines()).map(({ instance }) => instance.id).toSorted()).toEqual(ids.toSorted())
})

test('more than a batch, by two servers at once: each instance is archived once', async () => {
  const { begin, retain, rule, instances, lines } = await place()
  await rule('', 'P1D')
  const ids = await begin('short', 2_500)
  const gone = await Promise.all([retain(APRIL), retain(APRIL)])
  expect(gone[0] + gone[1]).toBe(2_500)
  expect(await instances()).toEqual([])
  expect((await lines()).map(({ instance }) => instance.id).toSorted()).toEqual(ids.toSorted())
})

test('months of the history that are over and empty are dropped; others and this month stay', async () => {
  const { database, begin, retain, rule } = await place()
  await rule('other', 'P1D')
  for (const month of ['2026-03-10', '2026-04-10'] as const) await makePartitions(database, at(`${month}T00:00:00Z`))
  await begin('other', 1, at('2026-03-10T00:00:00Z'))
  await begin('short', 1, at('2026-04-10T00:00:00Z'))
  const partitions = async () => {
    const { rows } = await sql<{
      name: string
    }>`select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'process_event'::regclass order by relname`.execute(database)
    return rows.map(({ name }) => name.replace('process_event_', ''))
  }
  expect(await partitions()).toEqual(['2026_03', '2026_04', '2026_05', '2026_06', 'default'])
  await retain(at('2026-05-20T00:00:00Z'))
  expect(await partitions()).toEqual(['2026_04', '2026_05', '2026_06', 'default'])
})
