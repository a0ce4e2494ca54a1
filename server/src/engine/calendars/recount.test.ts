import { isoOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  end,
  start as startEvent,
  timer,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { calendarFile, workdays } from '../../../test/calendars.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { actor, at, deploy, engineWith, historyOf, instanceOf, start, tasksOf } from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { fireStartTimers } from '../timers/fire-start-timers.ts'
import { fireTimers } from '../timers/fire-timers.ts'
import { recountOutdated } from './recount.ts'

const { database } = await testDatabase()
const { engine } = engineWith()

// Monday 2026-03-02, 09:00 in Shanghai.
const MONDAY = at('2026-03-02T01:00:00Z')
const LATER = at('2026-03-02T02:00:00Z')

const calendars = (file: Readonly<Record<string, string>>) => deploy(database, engine, file, MONDAY)
const recount = (most = 1_000) => recountOutdated(engine.setup, database, LATER, most)
const fire = (now: string) => fireTimers(engine.setup, database, at(now), 1_000)

async function recountAll(most?: number): Promise<number> {
  let done = 0
  for (let more = 1; more > 0; done += more) more = await recount(most)
  return done
}

const dueOf = async (id: string) =>
  (await database.selectFrom('timer').select('due_at').where('instance_id', '=', id).orderBy('due_at').execute()).map(
    ({ due_at }) => isoOf(due_at).slice(5, 16),
  )

/** A task that is due, and a deadline on it, both after so many hours of this calendar. */
const task = (id: string, hours: string, name: string) =>
  drawn(
    id,
    startEvent(),
    user('Answer', { dueDate: hours, calendar: name }),
    boundary('Late', 'Answer', timer('duration', hours, { calendar: name })),
    end(),
    end('Chased'),
    chain('Start', 'Answer', 'End'),
    chain('Late', 'Chased'),
  )

test('a holiday that is added moves what is due: deadlines and tasks, and the history says so', async () => {
  await calendars({ ...calendarFile('desk', workdays('09:00', '17:00')), ...task('ask', 'PT10H', 'desk') })
  const [id = ''] = await start(database, engine, 'ask', [{}], MONDAY)
  const before = await tasksOf(database, id)
  expect([await dueOf(id), before[0]?.due_at]).toEqual([['03-03T03:00'], at('2026-03-03T03:00:00Z')])
  expect(await recount()).toBe(0)
  await calendars(calendarFile('desk', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  expect(await recountAll()).toBe(1)
  const [after] = await tasksOf(database, id)
  expect([await dueOf(id), after?.due_at]).toEqual([['03-04T03:00'], at('2026-03-04T03:00:00Z')])
  expect(await historyOf(database, id)).toContain('recounted Late, recounted Answer')
  const events = database.selectFrom('process_event').select('data').where('kind', '=', 'recounted')
  expect((await events.where('instance_id', '=', id).execute())[0]?.data).toEqual({
    what: 'timer',
    calendar: 'desk',
    from: '2026-03-03T03:00:00.000Z',
    to: '2026-03-04T03:00:00.000Z',
  })
})

test('a date that a person gave a task stays, and a change that moves nothing disturbs nobody', async () => {
  await calendars({ ...calendarFile('quiet', workdays('09:00', '17:00')), ...task('quietly', 'PT2H', 'quiet') })
  const ids = await start(database, engine, 'quietly', [{}, {}], MONDAY)
  const [one, other] = await Promise.all(ids.map(async (id) => (await tasksOf(database, id))[0]))
  const dueAt = at('2026-03-20T01:00:00Z')
  await inTransaction(database, (tx) => engine.tasks.change(tx, one?.id ?? '', { dueAt }, actor('ann'), MONDAY))
  await calendars(calendarFile('quiet', workdays('09:00', '18:00')))
  await recountAll()
  const after = await Promise.all(ids.map(async (id) => (await tasksOf(database, id))[0]))
  expect(after.map((row) => row?.due_at)).toEqual([dueAt, other?.due_at])
  expect(after[1]?.version).toBe(other?.version)
  expect(await historyOf(database, ids[1] ?? '')).not.toContain('recounted')
  expect(await recount()).toBe(0)
})

test('nothing fires by a calendar that has been replaced, even where nobody has counted anew yet', async () => {
  await calendars({ ...calendarFile('slow', workdays('09:00', '17:00')), ...task('slowly', 'PT2H', 'slow') })
  const ids = await start(database, engine, 'slowly', [{}, {}], MONDAY)
  await calendars(calendarFile('slow', workdays('13:00', '17:00')))
  await fire('2026-03-02T03:00:00Z')
  for (const id of ids)
    expect([(await instanceOf(database, id)).status, await dueOf(id)]).toEqual(['active', ['03-02T07:00']]) // 15:00
  await calendars(calendarFile('slow', workdays('08:00', '17:00')))
  await fire('2026-03-02T07:00:00Z')
  for (const id of ids) expect((await instanceOf(database, id)).status).toBe('completed')
})

test('a calendar that makes a deadline past makes it due at once', async () => {
  await calendars({ ...calendarFile('early', workdays('13:00', '17:00')), ...task('earlier', 'PT2H', 'early') })
  const [id = ''] = await start(database, engine, 'earlier', [{}], MONDAY)
  await calendars(calendarFile('early', workdays('09:00', '17:00')))
  await recountAll()
  expect(await dueOf(id)).toEqual(['03-02T03:00'])
  await fire('2026-03-02T05:00:00Z')
  expect((await instanceOf(database, id)).status).toBe('completed')
})

test('a process that begins by a calendar begins by what it has become', async () => {
  const file = drawn(
    'opens',
    startEvent('Start', timer('cycle', 'R/P1D', { calendar: 'shop' })),
    end(),
    chain('Start', 'End'),
  )
  await calendars({ ...calendarFile('shop', workdays('09:00', '17:00')), ...file })
  const starts = database.selectFrom('start_timer').select('due_at').where('process_key', '=', 'opens')
  const due = async () => (await starts.execute()).map(({ due_at }) => isoOf(due_at).slice(5, 16))
  expect(await due()).toEqual(['03-03T01:00'])
  const fireAt = (now: string) => fireStartTimers(engine.setup, database, at(now))
  const count = async () => {
    const query = database.selectFrom('process_instance').innerJoin('definition', 'definition.id', 'definition_id')
    return (await query.select('process_instance.id').where('key', '=', 'opens').execute()).length
  }
  await calendars(calendarFile('shop', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  await fireAt('2026-03-03T01:00:00Z')
  expect([await due(), await count()]).toEqual([['03-04T01:00'], 0])
  await calendars(calendarFile('shop', workdays('09:00', '17:00'), { holidays: ['2026-03-03', '2026-03-04'] }))
  await recountAll()
  expect(await due()).toEqual(['03-05T01:00'])
  await fireAt('2026-03-05T01:00:00Z')
  expect([await due(), await count()]).toEqual([['03-06T01:00'], 1])
})

test('what is suspended stands in nobody’s way, and is counted anew when it goes on', async () => {
  await calendars({ ...calendarFile('rests', workdays('09:00', '17:00')), ...task('rest', 'PT10H', 'rests') })
  const [id = ''] = await start(database, engine, 'rest', [{}], MONDAY)
  await inTransaction(database, (tx) => engine.operations.suspendInstance(tx, id, 'ann', MONDAY))
  await calendars(calendarFile('rests', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  const [active = ''] = await start(database, engine, 'rest', [{}], MONDAY)
  await calendars(calendarFile('rests', workdays('09:00', '17:00'), { holidays: ['2026-03-03', '2026-03-04'] }))
  expect([await recountAll(1), await dueOf(active), await dueOf(id)]).toEqual([1, ['03-05T03:00'], ['03-03T03:00']])
  await inTransaction(database, (tx) => engine.operations.resumeInstance(tx, id, 'ann', MONDAY))
  expect([await recountAll(), await dueOf(id)]).toEqual([1, ['03-05T03:00']])
})

test('where clocks change, business hours last as long as they really last', async () => {
  const night = { sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] } as const
  const wait = catching('Wait', timer('duration', 'PT28H', { calendar: 'berlin' }))
  await calendars({
    ...calendarFile('berlin', night, { zone: 'Europe/Berlin' }),
    ...drawn('nights', startEvent(), wait, end(), chain('Start', 'Wait', 'End')),
  })
  // In the night to 2026-03-29 an hour is skipped, in that to 2026-10-25 one is shown twice.
  const begin = async (saturday: string) => (await start(database, engine, 'nights', [{}], at(saturday)))[0] ?? ''
  const [spring, autumn] = [await begin('2026-03-27T23:00:00Z'), await begin('2026-10-23T22:00:00Z')]
  expect([await dueOf(spring), await dueOf(autumn)]).toEqual([['03-29T03:00'], ['10-25T02:00']])
  const later = { sat: [['02:00', '24:00']], sun: [['00:00', '24:00']] } as const
  await calendars(calendarFile('berlin', later, { zone: 'Europe/Berlin' }))
  await recountAll()
  // Two hours of Saturday less: 05:00 of summer time becomes 07:00, and 03:00 of winter time 05:00.
  expect([await dueOf(spring), await dueOf(autumn)]).toEqual([['03-29T05:00'], ['10-25T04:00']])
})

test('several servers at once count each instance anew once, in batches, and wait for nobody', async () => {
  await calendars({ ...calendarFile('many', workdays('09:00', '17:00')), ...task('manifold', 'PT10H', 'many') })
  const ids = await start(
    database,
    engine,
    'manifold',
    Array.from({ length: 60 }, () => ({})),
    MONDAY,
  )
  await calendars(calendarFile('many', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  const held = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const holding = database.transaction().execute(async (tx) => {
    await tx
      .selectFrom('process_instance')
      .select('id')
      .where('id', '=', ids[7] ?? '')
      .forUpdate()
      .execute()
    locked.resolve()
    await held.promise
  })
  await locked.promise
  const done = await Promise.all([1, 2, 3, 4].map(() => recountAll(7)))
  expect(done.reduce((sum, one) => sum + one)).toBe(59)
  held.resolve()
  await holding
  expect(await recountAll(7)).toBe(1)
  const events = database.selectFrom('process_event').select('instance_id').where('kind', '=', 'recounted')
  const recounted = await events.where('element', '=', 'Late').where('instance_id', 'in', ids).execute()
  expect(recounted).toHaveLength(60)
  for (const id of ids) expect(await dueOf(id)).toEqual(['03-04T03:00'])
})

test('a case that cannot be counted anew holds no other one up, and is told', async () => {
  const odd = new Set<string>()
  const broken = engineWith({}, [
    async (_, outcomes) => {
      if (outcomes.some(({ instanceId }) => odd.has(instanceId))) throw new Error('a module cannot take it in')
    },
  ]).engine
  await calendars({ ...calendarFile('odd', workdays('09:00', '17:00')), ...task('oddly', 'PT10H', 'odd') })
  const ids = await start(
    database,
    engine,
    'oddly',
    Array.from({ length: 20 }, () => ({})),
    MONDAY,
  )
  odd.add(ids[3] ?? '')
  await calendars(calendarFile('odd', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  await expect(recountOutdated(broken.setup, database, LATER, 100)).rejects.toThrow('a module cannot take it in')
  const due = await Promise.all(ids.map(async (id) => (await dueOf(id))[0]))
  expect(due.map((one, position) => one === (position === 3 ? '03-03T03:00' : '03-04T03:00'))).not.toContain(false)
  expect(await recountAll()).toBe(1)
})

test('whoever asks for it has a calendar counted anew a page at a time, whatever was counted already', async () => {
  await calendars({ ...calendarFile('asked', workdays('09:00', '17:00')), ...task('asks', 'PT10H', 'asked') })
  await start(database, engine, 'asks', [{}, {}, {}], MONDAY)
  await calendars(calendarFile('asked', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  const ask = (after: string | null) =>
    engine.operations.recountCalendar(database, { calendar: 'asked', after, limit: 2 }, LATER)
  const first = await ask(null)
  expect(first).toMatchObject({ instances: 2, moved: 4 })
  expect(await ask(first.next)).toEqual({ instances: 1, moved: 2, next: null })
  expect(await ask(null)).toMatchObject({ instances: 2, moved: 0 })
  expect(await recount()).toBe(0)
})

test('moved to a version that names another calendar, a deadline counts on that one; a task stays as it was opened', async () => {
  await calendars({
    ...calendarFile('old', workdays('09:00', '17:00')),
    ...calendarFile('new', workdays('12:00', '17:00')),
    ...task('moves', 'PT2H', 'old'),
  })
  const [id = ''] = await start(database, engine, 'moves', [{}], MONDAY)
  await calendars(task('moves', 'PT2H', 'new'))
  const order = { processKey: 'moves', toVersion: 2, mapping: {}, isDryRun: false, by: 'ann', after: null, limit: 10 }
  const chosen = { version: null, instanceIds: [id], elements: null }
  const moved = await engine.operations.migrate(database, { ...order, chosen }, MONDAY)
  expect(moved).toMatchObject({ ok: true, value: { fates: [{ outcome: 'moves' }] } })
  const due = async () => [await dueOf(id), isoOf((await tasksOf(database, id))[0]?.due_at ?? MONDAY).slice(5, 16)]
  expect(await due()).toEqual([['03-02T06:00'], '03-02T03:00'])
  const uses = database.selectFrom('calendar_use').select('calendar').where('instance_id', '=', id).orderBy('calendar')
  expect((await uses.execute()).map((use) => use.calendar)).toEqual(['new', 'old'])
  await calendars(calendarFile('old', workdays('10:00', '17:00')))
  await recountAll()
  expect(await due()).toEqual([['03-02T06:00'], '03-02T04:00'])
})

test('an instance that ends is counted on nothing any more', async () => {
  await calendars({ ...calendarFile('gone', workdays('09:00', '17:00')), ...task('goes', 'PT10H', 'gone') })
  const ids = await start(database, engine, 'goes', [{}, {}], MONDAY)
  const uses = async () => {
    const rows = await database
      .selectFrom('calendar_use')
      .select('instance_id')
      .where('calendar', '=', 'gone')
      .execute()
    return rows.length
  }
  expect(await uses()).toBe(2)
  const [row] = await tasksOf(database, ids[0] ?? '')
  await inTransaction(database, (tx) => engine.tasks.complete(tx, row?.id ?? '', {}, actor('ann'), MONDAY))
  expect(await uses()).toBe(1)
  await inTransaction(database, (tx) =>
    engine.operations.cancelInstance(tx, ids[1] ?? '', { by: 'ann', reason: null }, MONDAY),
  )
  expect(await uses()).toBe(0)
})
