import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endEvent, flows, processFile, startEvent, userTask } from '../../../../test/bpmn-text.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { deploy as deployFiles, NOON } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { request } from '../../../../test/shop.ts'
import { settableClock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { takeUpAll } from '../../cases/index.ts'
import { automationLoop } from '../automation-loop.ts'
import { automationRoutes } from '../automations.routes.ts'
import { Automations } from '../documents/automations.ts'
import { carryOut } from '../doing/carry-out.ts'
import { lockPendingRuns } from '../runs/run.store.ts'
import { takeChanges } from './change.store.ts'

const place = await casePlace(({ database, engine }) => automationRoutes({ database, engine, allowPrivate: false }))
const { database, engine, program, type, open } = place
const clock = settableClock(NOON)
const automations = new Automations()
const told: unknown[] = []
const log = { error: (facts: unknown) => void told.push(facts) }
const loop = automationLoop({ database, engine, automations, clock, log })
await deployFiles(database, engine, {
  'return.bpmn': processFile('return', startEvent(), userTask('T'), endEvent(), flows('Start', 'T', 'End')),
})
await type('matter', { process: 'talk' })
await type('short')

async function put(key: string, more: object): Promise<void> {
  const document = {
    key,
    name: { en: key, 'zh-CN': key },
    do: [{ action: 'publish', message: 'told' }],
    ...more,
  } as never
  const items = valueOf(await program.putAutomations({ body: { items: [{ key: newKey(), document }] } })).items
  expect(items.flatMap(({ refusal }) => refusal ?? [])).toEqual([])
}
async function look(): Promise<void> {
  while ((await loop.round(true)) > 0);
}
const runsOf = async (automation: string) =>
  valueOf(await program.listAutomationRuns({ query: { automation, limit: 200 } })).items
const opened = async (item: object) => (await open(item))[0]?.done?.id ?? ''

test('what a flow and what a person in a form brings about is noticed like what the API does', async () => {
  await put('closed', { trigger: { kind: 'change', record: 'case' }, when: 'case.state = "closed"' })
  const short = await opened({ type: 'short' })
  const matter = await opened({ type: 'matter' })
  await look()
  expect((await runsOf('closed')).map(({ recordId }) => recordId)).toEqual([short])
  const [task] = await database.selectFrom('user_task').selectAll().execute()
  valueOf(await program.completeTask({ params: { id: task?.id ?? '' }, body: { values: {} } }))
  await look()
  expect((await runsOf('closed')).map(({ recordId }) => recordId)).toEqual([matter, short])
})

test('cases of imported requests are noticed where an automation wants them', async () => {
  await put('imported', {
    trigger: { kind: 'change', record: 'case', type: 'return' },
    when: 'case.product = "EAR-01"',
  })
  await request(database, { product: 'EAR-01' }, { product: 'EAR-02' })
  await takeUpAll(database, engine, { source: 'shop', now: () => NOON })
  await look()
  expect(await runsOf('imported')).toMatchObject([
    { status: 'done', results: [{ action: 'publish', outcome: 'done' }] },
  ])
})

test('ten thousand changes of one transaction are each looked at, and done where they count', async () => {
  await put('tenth', {
    trigger: { kind: 'change', record: 'case', type: 'matter' },
    when: 'case.title = "turn 49" and case.channel = "mass"',
  })
  await open(...Array.from({ length: 200 }, () => ({ type: 'matter', channel: 'mass' })))
  await look()
  await inTransaction(database, async (tx) => {
    for (let turn = 0; turn < 50; turn += 1)
      await sql`update service_case set title = ${`turn ${turn}`} where channel = 'mass'`.execute(tx)
  })
  expect(await sql`select from record_change`.execute(database)).toMatchObject({ rows: { length: 10_000 } })
  await look()
  const { rows } = await sql<{ runs: number; records: number }>`
    select count(*) as runs, count(distinct record_id) as records from automation_run
    where automation = 'tenth' and status = 'done'`.execute(database)
  expect(rows).toEqual([{ runs: 200, records: 200 }])
})

test('killed while it takes changes, and while it does what they ask for, it goes on where it was, and does it once', async () => {
  await put('once', {
    trigger: { kind: 'change', record: 'case', type: 'short' },
    when: 'case.title = "once"',
    do: [
      { action: 'open-case', type: 'short', title: '"made"' },
      { action: 'publish', message: 'told' },
    ],
  })
  await opened({ type: 'short', title: 'once' })
  const killed = new Error('killed')
  const taking = inTransaction(database, async (tx) => {
    expect((await takeChanges(tx, 100)).length).toBeGreaterThan(0)
    throw killed
  })
  await expect(taking).rejects.toBe(killed)
  // Changes have become runs, which nobody has done yet.
  await sql`create function refuse_end() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`.execute(
    database,
  )
  await sql`create trigger refuse_end before update on automation_run for each row execute function refuse_end()`.execute(
    database,
  )
  await expect(look()).rejects.toThrow('killed')
  await sql`drop trigger refuse_end on automation_run`.execute(database)
  const doing = inTransaction(database, async (tx) => {
    const runs = await lockPendingRuns(tx, 10, null)
    expect(runs.map(({ automation }) => automation)).toContain('once')
    await carryOut(tx, { engine, automations }, runs, NOON)
    throw killed
  })
  await expect(doing).rejects.toBe(killed)
  const madeNow = () => sql`select from service_case where title = 'made'`.execute(database)
  expect((await madeNow()).rows).toHaveLength(0)
  await look()
  await look()
  expect((await madeNow()).rows).toHaveLength(1)
  expect(await runsOf('once')).toMatchObject([{ status: 'done' }])
})

test('one that cannot be carried out holds up no other, is failed, and is done when somebody has mended it', async () => {
  await put('some', {
    trigger: { kind: 'change', record: 'case', type: 'short' },
    when: 'starts with(case.title, "some")',
  })
  for (const title of ['some 1', 'some 2', 'some 3']) await opened({ type: 'short', title })
  await sql`create function odd_message() returns trigger language plpgsql as $$
    begin if exists (select from automation_run where new.message_id like 'automation ' || id || '/%' and facts #>> '{after,title}' = 'some 2')
      then raise exception 'odd'; end if; return new; end $$`.execute(database)
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where column_name = 'message_id' and table_schema = 'public'`.execute(database)
  for (const { name } of tables.rows)
    await sql`create trigger odd_message before insert on ${sql.table(name)} for each row execute function odd_message()`.execute(
      database,
    )
  await look()
  const runs = await runsOf('some')
  expect(runs.map(({ status }) => status).sort()).toEqual(['done', 'done', 'failed'])
  const failed = runs.find(({ status }) => status === 'failed')
  expect(failed?.trouble?.words.en).toContain('odd')
  for (const { name } of tables.rows) await sql`drop trigger odd_message on ${sql.table(name)}`.execute(database)
  valueOf(await program.retryAutomationRuns({ body: { items: [{ key: newKey(), run: failed?.id ?? '' }] } }))
  await look()
  expect((await runsOf('some')).map(({ status }) => status)).toEqual(['done', 'done', 'done'])
})
