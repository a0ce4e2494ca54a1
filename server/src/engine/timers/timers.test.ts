import { expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  end,
  nonInterrupting,
  start as startEvent,
  timer,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { actor, at, deploy, engineWith, historyOf, instanceOf, NOON, start, tasksOf } from '../../../test/engine.ts'
import { fireStartTimers } from './fire-start-timers.ts'
import { fireTimers } from './fire-timers.ts'

const { database } = await testDatabase()
const { engine } = engineWith()

const fire = (now: string, most = 1_000) => fireTimers(engine.setup, database, at(now), most)
const timersOf = (id: string) =>
  database.selectFrom('timer').select(['event', 'due_at']).where('instance_id', '=', id).orderBy('due_at').execute()
const startsOf = async (process: string) =>
  (
    await database
      .selectFrom('process_instance')
      .innerJoin('definition', 'definition.id', 'process_instance.definition_id')
      .select(['process_instance.started_at', 'definition.version'])
      .where('definition.key', '=', process)
      .orderBy('process_instance.id')
      .execute()
  ).map(({ started_at, version }) => `v${version} ${new Date(started_at).toISOString().slice(0, 16)}`)

test('a timer fires when its time has come, not before, and once', async () => {
  await deploy(
    database,
    engine,
    drawn('wait', startEvent(), catching('Wait', timer('duration', 'PT1H')), end(), chain('Start', 'Wait', 'End')),
  )
  const [id = ''] = await start(database, engine, 'wait', [{}])
  expect(await timersOf(id)).toEqual([{ event: 'Wait', due_at: at('2026-03-01T13:00:00Z') }])
  expect(await fire('2026-03-01T12:59:59.999Z')).toBe(0)
  expect(await fire('2026-03-01T13:00:00Z')).toBe(1)
  expect(await fire('2026-03-01T13:00:00Z')).toBe(0)
  expect(await instanceOf(database, id)).toMatchObject({ status: 'completed', ended_at: at('2026-03-01T13:00:00Z') })
  expect(await timersOf(id)).toEqual([])
})

test('an instance that ends takes its timers away', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'early',
      startEvent(),
      user('Work'),
      boundary('Late', 'Work', timer('duration', 'PT1H'), nonInterrupting),
      end(),
      chain('Start', 'Work', 'End'),
      chain('Late', 'End'),
    ),
  )
  const [id = ''] = await start(database, engine, 'early', [{}])
  const [task] = await tasksOf(database, id)
  await database.transaction().execute((tx) => engine.tasks.complete(tx, task?.id ?? '', {}, actor('ann'), NOON))
  expect(await timersOf(id)).toEqual([])
})

test('a cycle fires as often as it says, at the planned times, and catches up after a time in which nobody looked', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'remind',
      startEvent(),
      user('Work'),
      boundary('Remind', 'Work', timer('cycle', 'R3/PT10M'), nonInterrupting),
      end('Reminded'),
      end(),
      chain('Start', 'Work', 'End'),
      chain('Remind', 'Reminded'),
    ),
  )
  const [id = ''] = await start(database, engine, 'remind', [{}])
  const reminded = async () => (await historyOf(database, id)).split('passed Reminded').length - 1
  await fire('2026-03-01T12:10:30Z')
  expect([await reminded(), await timersOf(id)]).toEqual([1, [{ event: 'Remind', due_at: at('2026-03-01T12:20:00Z') }]])
  while ((await fire('2026-03-01T18:00:00Z')) > 0);
  expect([await reminded(), await timersOf(id)]).toEqual([3, []])
})

test('many servers fire each timer once', async () => {
  await deploy(
    database,
    engine,
    drawn('many', startEvent(), catching('Wait', timer('duration', 'PT1M')), end(), chain('Start', 'Wait', 'End')),
  )
  const variables = Array.from({ length: 300 }, () => ({}))
  const ids = await start(database, engine, 'many', variables)
  const drain = async () => {
    let fired = 0
    for (let more = 1; more > 0; fired += more) more = await fire('2026-03-01T12:01:00Z', 20)
    return fired
  }
  const fired = await Promise.all(Array.from({ length: 4 }, drain))
  expect(fired.reduce((sum, one) => sum + one)).toBe(300)
  const ended = await Promise.all(ids.map(async (id) => (await instanceOf(database, id)).status))
  expect(new Set(ended)).toEqual(new Set(['completed']))
})

test('a process begins by the clock, from its deployment on; a new version takes the old one’s place', async () => {
  const file = (value: string, type: 'cycle' | 'date' = 'cycle') =>
    drawn('daily', startEvent('Start', timer(type, value)), user('Work'), end(), chain('Start', 'Work', 'End'))
  const fireStarts = (now: string) => fireStartTimers(engine.setup, database, at(now))
  await deploy(database, engine, file('R/PT1H'))
  expect(await fireStarts('2026-03-01T12:30:00Z')).toBe(0)
  expect(await fireStarts('2026-03-01T13:00:00Z')).toBe(1)
  expect(await fireStarts('2026-03-01T13:00:00Z')).toBe(0)
  await deploy(database, engine, file('2026-03-01T20:00:00+08:00', 'date'), at('2026-03-01T13:30:00Z'))
  expect(await fireStarts('2026-03-01T15:00:00Z')).toBe(1)
  expect(await fireStarts('2026-03-02T15:00:00Z')).toBe(0)
  expect(await startsOf('daily')).toEqual(['v1 2026-03-01T13:00', 'v2 2026-03-01T15:00'])
})

test('a case that breaks its transaction off holds no other one up; the others fire, and it is told', async () => {
  const odd = new Set<string>()
  const broken = engineWith({}, [
    async (_, outcomes) => {
      if (outcomes.some(({ instanceId }) => odd.has(instanceId))) throw new Error('a module cannot take it in')
    },
  ]).engine
  await deploy(
    database,
    broken,
    drawn('odd', startEvent(), catching('Wait', timer('duration', 'PT1M')), end(), chain('Start', 'Wait', 'End')),
  )
  const variables = Array.from({ length: 50 }, () => ({}))
  const ids = await start(database, broken, 'odd', variables)
  odd.add(ids[17] ?? '')
  const firing = fireTimers(broken.setup, database, at('2026-03-01T12:01:00Z'), 1_000)
  await expect(firing).rejects.toThrow('a module cannot take it in')
  const states = await Promise.all(ids.map(async (id) => (await instanceOf(database, id)).status))
  expect(states.filter((status) => status === 'active')).toHaveLength(1)
  expect(states[17]).toBe('active')
})
