import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addHours, isoOf } from '@aftersale/kernel'
import { afterAll, expect, test } from 'vitest'
import { actor, at } from '../test/engine.ts'
import { openAftersale } from './main.ts'
import { openAutomations } from './modules/automations/index.ts'
import { openCases } from './modules/cases/index.ts'
import { clockLoop } from './modules/clocks/index.ts'
import { settableClock } from './platform/clock.ts'
import { newId } from './platform/ids.ts'
import { openLog } from './platform/log.ts'
import { inTransaction } from './platform/transaction.ts'

// Monday 2026-03-02, 08:00 in Shanghai.
const MORNING = at('2026-03-02T00:00:00Z')
const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-automations-'))
const clock = settableClock(MORNING)
const log = openLog({ level: 'error' })
const { database, engine, close } = await openAftersale({ env: {}, dataDir, log, clock })
const { loops, hearClocks } = openAutomations({ database, engine, clock, log, env: {} })
afterAll(async () => {
  await close()
  await rm(dataDir, { recursive: true, force: true })
})

const [loop] = loops
const telling = clockLoop({ database, engine, clock, hear: [hearClocks] })
async function look(): Promise<void> {
  while ((await telling.round(true)) + ((await loop?.round(true)) ?? 0) > 0);
}

let made = 0
async function complaint(customer: string) {
  made += 1
  const item = {
    key: `c${made}`,
    type: 'complaint',
    source: 'shop',
    customer,
    fields: { about: 'service', description: 'Rude' },
  }
  const [one] = await inTransaction(database, (tx) =>
    openCases(tx, engine, [item], { actor: actor('lin@example.com'), now: clock.now() }),
  )
  if (!one?.ok) throw new Error(`expected a complaint to be opened, got ${JSON.stringify(one)}`)
  return one.value.answer.id
}
const caseOf = (id: string) =>
  database.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const notesOf = async (id: string) => {
  const rows = await database.selectFrom('conversation_entry').selectAll().where('case_id', '=', id).execute()
  return rows.filter(({ kind }) => kind === 'note').map(({ template_key }) => template_key)
}

test("a customer's third complaint within 30 days presses, and the first two do not", async () => {
  const ids = [await complaint('C-1'), await complaint('C-1'), await complaint('C-2'), await complaint('C-1')]
  await look()
  const notes = await Promise.all(ids.map(notesOf))
  expect(notes).toEqual([[], [], [], ['note-third-complaint']])
  expect(['high', 'urgent']).toContain((await caseOf(ids[3] ?? '')).priority)
})

test('staff are reminded once of a case in which the customer has said nothing for three days', async () => {
  const id = await complaint('C-3')
  const written = {
    case_id: id,
    kind: 'public' as const,
    direction: 'to-customer' as const,
    author: 'user' as const,
    by_person: 'lin@example.com',
  }
  const entry = {
    ...written,
    id: newId(MORNING),
    by_name: 'Lin',
    text: 'Which day was it?',
    written_at: isoOf(MORNING),
  }
  await database.insertInto('conversation_entry').values(entry).execute()
  for (let day = 0; day <= 6; day += 1) {
    clock.set(addHours(MORNING, 24 * day + 1))
    await look()
  }
  expect((await notesOf(id)).filter((key) => key === 'note-customer-silent')).toHaveLength(1)
})

test('whoever has a case is told before it is late; then it presses more, and store managers and managers watch it', async () => {
  clock.set(MORNING)
  const made = at('2026-03-01T00:00:00Z')
  const staff = [
    { email: 'store-manager@example.com', role: 'store-manager' },
    { email: 'manager@example.com', role: 'manager' },
    { email: 'agent@example.com', role: 'agent' },
  ]
  for (const { email, role } of staff) {
    const id = newId(made)
    const person = { id, name: email, email, role: 'staff', created_at: isoOf(made), updated_at: isoOf(made) } as const
    await database.insertInto('access_user').values(person).execute()
    const assigned = { user_id: id, role, unit: 'company', assigned_at: isoOf(made), assigned_by: 'test' }
    await database.insertInto('person_role').values(assigned).execute()
  }
  const id = await complaint('C-4')
  expect((await caseOf(id)).priority).toBe('normal')
  const due = async (hours: number) => {
    clock.set(addHours(MORNING, hours))
    await look()
    const watchers = await database.selectFrom('case_watcher').select('person').where('case_id', '=', id).execute()
    return { notes: await notesOf(id), watchers: watchers.map(({ person }) => person).toSorted() }
  }
  expect(await due(2)).toEqual({ notes: [], watchers: [] })
  expect((await due(24 * 2 + 6)).notes.toSorted()).toEqual(['note-complaint-breached', 'note-solution-warned'])
  const late = await due(24 * 14)
  expect(late.notes.filter((note) => note !== 'note-customer-silent').toSorted()).toEqual([
    'note-complaint-breached',
    'note-complaint-breached',
    'note-solution-breached',
    'note-solution-warned',
  ])
  expect(late.watchers).toEqual(['manager@example.com', 'store-manager@example.com'])
  expect((await caseOf(id)).priority).toBe('high')
})

test('a parcel from a customer is noted in its case once it is lost, and not before', async () => {
  const now = isoOf(clock.now())
  const case_id = await complaint('C-5')
  const [request_id, return_id, id] = [newId(clock.now()), newId(clock.now()), newId(clock.now())]
  const request = {
    id: request_id,
    source: 'shop',
    record_key: newId(clock.now()),
    content_key: newId(clock.now()),
    case_id,
  }
  const wanted = { product: 'lamp', units: 1, currency: 'CNY', requested_at: now, details: '{}' }
  await database
    .insertInto('return_request')
    .values({ ...request, ...wanted })
    .execute()
  const back = {
    id: return_id,
    number: 'R-5',
    kind: 'return' as const,
    source: 'shop',
    currency: 'CNY',
    request_id,
    requested_at: now,
  }
  await database.insertInto('goods_return').values(back).execute()
  const way = {
    carrier: 'shunfeng',
    tracking_number: 'SF5',
    provider: 'manual',
    status: 'in-transit' as const,
    registered_at: now,
  }
  await database
    .insertInto('parcel')
    .values({ id, direction: 'return', return_id, ...way })
    .execute()
  await look()
  expect(await notesOf(case_id)).toEqual([])
  await database.updateTable('parcel').set({ lost_at: now }).where('id', '=', id).execute()
  await look()
  expect(await notesOf(case_id)).toEqual(['note-parcel-lost'])
})

test('imported requests are noticed by nobody: the pack wants complaints and parcels', async () => {
  const watched = await database.selectFrom('automation_watch').selectAll().orderBy('record').execute()
  expect(watched).toEqual([
    { record: 'case', kind: 'complaint' },
    { record: 'parcel', kind: '' },
  ])
})
