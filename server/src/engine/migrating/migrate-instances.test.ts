import { expect, test } from 'vitest'
import {
  boundary,
  chain,
  documentXml,
  end,
  parallel,
  process,
  service,
  start,
  sub,
  timer,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import {
  at,
  deploy,
  engineWith,
  incidentsOf,
  instanceOf,
  NOON,
  start as startAll,
  tasksOf,
} from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { commandInstance } from '../instances/command-instance.ts'
import type { MigrationOrder } from './order-migration.ts'

const fileOf = (key: string, ...pieces: readonly string[]) => documentXml(process(key, { name: key }, ...pieces))

const order = (processKey: string, more: Partial<MigrationOrder> = {}): MigrationOrder => ({
  processKey,
  toVersion: 2,
  mapping: {},
  chosen: { version: null, instanceIds: null, elements: null },
  isDryRun: false,
  after: null,
  limit: 1_000,
  by: 'ann',
  ...more,
})

async function twoVersions(key: string, one: readonly string[], two: readonly string[], variables: readonly object[]) {
  const { database } = await testDatabase()
  const { engine } = engineWith()
  await deploy(database, engine, { [`${key}.bpmn`]: fileOf(key, ...one) })
  const ids = await startAll(database, engine, key, variables as readonly Record<string, unknown>[])
  await deploy(database, engine, { [`${key}.bpmn`]: fileOf(key, ...two) })
  const migrate = async (more: Partial<MigrationOrder> = {}, now = NOON) => {
    const answer = await engine.operations.migrate(database, order(key, more), now)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  return { database, engine, ids, migrate }
}

const asking = (id: string, ...more: readonly string[]) => [
  start(),
  user(id),
  end(),
  chain('Start', id, 'End'),
  ...more,
]
const late = (host: string) =>
  boundary('Late', host, timer('duration', 'PT1H')) + end('TooLate') + chain('Late', 'TooLate')

test('a dry run tells what would become of each and changes nothing; the run does what it told', async () => {
  const { database, migrate, ids } = await twoVersions('dry', asking('A'), asking('A', late('A')), [{}, {}, {}])
  const told = await migrate({ isDryRun: true })
  expect(told.running).toEqual([{ version: 1, count: 3 }])
  expect(told.fates.map(({ outcome, version }) => [outcome, version])).toEqual(
    Array.from({ length: 3 }, () => ['moves', 1]),
  )
  expect(await database.selectFrom('timer').selectAll().execute()).toEqual([])
  const done = await migrate()
  expect(done.fates).toEqual(told.fates)
  expect(await database.selectFrom('timer').select(['event', 'due_at']).execute()).toEqual(
    ids.map(() => ({ event: 'Late', due_at: at('2026-03-01T13:00:00Z') })),
  )
  const versions = await Promise.all(ids.map((id) => instanceOf(database, id)))
  expect(new Set(versions.map(({ definition_id }) => definition_id)).size).toBe(1)
  expect((await migrate()).running).toEqual([{ version: 2, count: 3 }])
  expect((await migrate()).fates).toEqual([])
})

test('all or nothing: what cannot go over stays exactly as it was, and says why', async () => {
  const branch = (one: string, other: string) => [
    start(),
    parallel('F'),
    user(one),
    user(other),
    end(),
    end('E2'),
    chain('Start', 'F', one, 'End'),
    chain('F', other, 'E2'),
  ]
  const { database, migrate, ids } = await twoVersions('whole', branch('A', 'B'), branch('A', 'C'), [{}])
  const [id = ''] = ids
  const before = await instanceOf(database, id)
  const { fates } = await migrate()
  expect(
    fates.map(({ outcome, problems }) => [outcome, problems.map(({ code, element }) => `${code} ${element}`)]),
  ).toEqual([['cannot', ['process.no-target B']]])
  expect(await instanceOf(database, id)).toEqual(before)
  expect((await migrate({ mapping: { B: 'C' } })).fates[0]?.outcome).toBe('moves')
  expect((await tasksOf(database, id)).map(({ element, status }) => [element, status])).toEqual([
    ['A', 'open'],
    ['C', 'open'],
  ])
})

test('a task that somebody holds goes over with its rows, and is completed in the new version', async () => {
  const inside = [
    start(),
    sub('Sub', start('In'), user('B'), end('Out'), chain('In', 'B', 'Out')),
    service('Then', 'w'),
    end(),
    chain('Start', 'Sub', 'Then', 'End'),
  ]
  const { database, engine, migrate, ids } = await twoVersions('rows', asking('A'), inside, [{ n: 1 }])
  const [id = ''] = ids
  const [task] = await tasksOf(database, id)
  await migrate({ mapping: { A: 'B' } })
  const [after, ...others] = await tasksOf(database, id)
  expect(others).toEqual([])
  expect(after).toMatchObject({ id: task?.id, element: 'B', status: 'open' })
  await inTransaction(database, async (tx) => {
    await engine.tasks.complete(tx, after?.id ?? '', {}, { who: 'bo', groups: [], isAdministrator: true }, NOON)
  })
  const jobs = await database
    .selectFrom('job')
    .select(['element', 'definition_id'])
    .where('instance_id', '=', id)
    .execute()
  expect(jobs).toEqual([{ element: 'Then', definition_id: (await instanceOf(database, id)).definition_id }])
})

test('work that waits and incidents go over: a worker sees the new version, a retry does as it says', async () => {
  const { database, engine, migrate, ids } = await twoVersions(
    'work',
    [start(), service('A', 'w'), end(), chain('Start', 'A', 'End')],
    [start(), service('B', 'w'), end(), chain('Start', 'B', 'End')],
    [{}, {}],
  )
  const [first = '', second = ''] = ids
  await inTransaction(database, async (tx) => {
    const cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }
    await commandInstance({ setup: engine.setup, tx, now: NOON }, second, () => ({
      ok: true,
      value: [{ kind: 'fail', key: 2, cause }],
    }))
  })
  await migrate({ mapping: { A: 'B' } })
  const { definition_id } = await instanceOf(database, first)
  expect(await database.selectFrom('job').select(['instance_id', 'element', 'definition_id']).execute()).toEqual([
    { instance_id: first, element: 'B', definition_id },
  ])
  expect((await incidentsOf(database, second)).map(({ element, resolved_at }) => [element, resolved_at])).toEqual([
    ['B', null],
  ])
})

test('only what is chosen goes over: by version, by id, by where it waits', async () => {
  const either = [start(), parallel('F'), user('A'), end(), chain('Start', 'F', 'A', 'End')]
  const { migrate, ids } = await twoVersions('chosen', either, asking('A'), [{}, {}, {}])
  const moved = async (chosen: Partial<MigrationOrder['chosen']>) =>
    (await migrate({ isDryRun: true, chosen: { version: null, instanceIds: null, elements: null, ...chosen } })).fates
      .length
  expect(await moved({ version: 1 })).toBe(3)
  expect(await moved({ instanceIds: ids.slice(0, 2) })).toBe(2)
  expect(await moved({ elements: ['A'] })).toBe(3)
  expect(await moved({ elements: ['Elsewhere'] })).toBe(0)
})

test('a page at a time, from where the last one ended', async () => {
  const { migrate } = await twoVersions(
    'paged',
    asking('A'),
    asking('A', late('A')),
    Array.from({ length: 7 }, () => ({})),
  )
  const first = await migrate({ limit: 3 })
  const second = await migrate({ limit: 3, after: first.next })
  const third = await migrate({ limit: 3, after: second.next })
  expect([first, second, third].map(({ fates, next }) => [fates.length, next === null])).toEqual([
    [3, false],
    [3, false],
    [1, true],
  ])
})

test('one that somebody works on at the moment goes over after they are done', async () => {
  const { database, migrate, ids } = await twoVersions('busy', asking('A'), asking('A', late('A')), [{}, {}])
  const [held = ''] = ids
  let letGo = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isHeld = () => {}
  const holding = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  const holder = database.transaction().execute(async (tx) => {
    await tx.selectFrom('process_instance').select('id').where('id', '=', held).forUpdate().execute()
    isHeld()
    await released
  })
  await holding
  const migrating = migrate()
  // The other one is through before the held one is let go.
  await expect.poll(async () => (await database.selectFrom('timer').select('event').execute()).length).toBe(1)
  letGo()
  await holder
  expect((await migrating).fates.map(({ outcome }) => outcome)).toEqual(['moves', 'moves'])
})

test('two who migrate the same at once: each instance goes over once', async () => {
  const { database, migrate, ids } = await twoVersions(
    'twice',
    asking('A'),
    asking('A', late('A')),
    Array.from({ length: 30 }, () => ({})),
  )
  await Promise.all([migrate(), migrate()])
  const moved = await database
    .selectFrom('process_event')
    .select('instance_id')
    .where('kind', '=', 'migrated')
    .execute()
  expect(moved.map(({ instance_id }) => instance_id).toSorted()).toEqual(ids.toSorted())
})

test('a mapping that is wrong for the version it leaves moves none', async () => {
  const { database, engine } = await twoVersions('wrong', asking('A'), asking('B'), [{}])
  const asked = order('wrong', { mapping: { A: 'Nowhere' }, chosen: { version: 1, instanceIds: null, elements: null } })
  expect(await engine.operations.migrate(database, asked, NOON)).toMatchObject({
    ok: false,
    refusal: { code: 'engine.mapping-wrong', problems: [{ code: 'process.no-target', element: 'A' }] },
  })
  expect(await engine.operations.migrate(database, { ...asked, toVersion: 9 }, NOON)).toMatchObject({
    refusal: { code: 'engine.version-not-found' },
  })
})
