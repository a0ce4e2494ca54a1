import { expect, test } from 'vitest'
import {
  boundary,
  call,
  chain,
  end,
  error,
  escalation,
  multi,
  nonInterrupting,
  parallel,
  service,
  start as startEvent,
  terminate,
  throwing,
  timer,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import {
  at,
  deploy,
  engineWith,
  historyOf,
  incidentsOf,
  instanceOf,
  NOON,
  start,
  tasksOf,
} from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { fireTimers } from '../timers/fire-timers.ts'
import { commandInstance } from './command-instance.ts'

const { database } = await testDatabase()
const { engine } = engineWith()
const LATER = at('2026-03-01T14:00:00Z')

const calledBy = async (id: string) =>
  (
    await database
      .selectFrom('process_instance')
      .select('id')
      .where('parent_id', '=', id)
      .orderBy('parent_visit')
      .orderBy('id')
      .execute()
  ).map((row) => row.id)

const complete = (id: string) =>
  inTransaction(database, async (tx) => {
    const [task] = await tasksOf(database, id)
    return commandInstance({ setup: engine.setup, tx, now: LATER }, id, () => ({
      ok: true,
      value: [{ kind: 'complete-user-task', key: task?.visit ?? 0, variables: { answer: 42 }, by: 'ann' }],
    }))
  })

const ASKING = drawn('asking', startEvent(), user('Ask'), end(), chain('Start', 'Ask', 'End'))

test('a called process begins with its caller and shares its root; its end brings its variables back', async () => {
  await deploy(database, engine, {
    ...drawn('caller', startEvent(), call('Call', 'asking'), end(), chain('Start', 'Call', 'End')),
    ...ASKING,
  })
  const [id = ''] = await start(database, engine, 'caller', [{ n: 1 }])
  const [called = ''] = await calledBy(id)
  expect(await historyOf(database, id)).toBe('passed Start, entered Call')
  expect(await instanceOf(database, called)).toMatchObject({ root_id: id, parent_visit: 2, variables: { n: 1 } })
  expect((await complete(called)).ok).toBe(true)
  expect(await instanceOf(database, called)).toMatchObject({ status: 'completed', ended_at: LATER })
  expect(await instanceOf(database, id)).toMatchObject({ status: 'completed', variables: { n: 1, answer: 42 } })
})

test('a straight-through call is done in the transaction that begins it', async () => {
  await deploy(database, engine, {
    ...drawn(
      'outer',
      startEvent(),
      call('Call', 'inner', {}, multi({ cardinality: '=3' })),
      end(),
      chain('Start', 'Call', 'End'),
    ),
    ...drawn('inner', startEvent(), end(), chain('Start', 'End')),
  })
  const [id = ''] = await start(database, engine, 'outer', [{}])
  expect((await instanceOf(database, id)).status).toBe('completed')
  const called = await calledBy(id)
  expect(called).toHaveLength(3)
  for (const one of called) expect(await instanceOf(database, one)).toMatchObject({ status: 'completed', root_id: id })
})

test('an error that nobody in the called process catches is caught by its caller; an escalation too, and the called process goes on', async () => {
  await deploy(database, engine, {
    ...drawn(
      'catcher',
      startEvent(),
      call('Call', 'thrower'),
      boundary('Wrong', 'Call', error('E')),
      boundary('Told', 'Call', escalation('X'), nonInterrupting),
      end(),
      end('AfterWrong'),
      end('AfterTold'),
      chain('Start', 'Call', 'End'),
      chain('Wrong', 'AfterWrong'),
      chain('Told', 'AfterTold'),
    ),
    ...drawn(
      'thrower',
      startEvent(),
      throwing('Tell', escalation('X')),
      end('Fail', error('E')),
      chain('Start', 'Tell', 'Fail'),
    ),
  })
  const [id = ''] = await start(database, engine, 'catcher', [{}])
  const history = await historyOf(database, id)
  expect(history).toContain('passed AfterTold')
  expect(history).toContain('passed AfterWrong')
  expect((await instanceOf(database, id)).status).toBe('completed')
  const [called = ''] = await calledBy(id)
  expect((await instanceOf(database, called)).status).toBe('terminated')
})

test('who is interrupted ends what it has called, however deep, with all that waits there', async () => {
  await deploy(database, engine, {
    ...drawn(
      'impatient',
      startEvent(),
      call('Call', 'middle'),
      boundary('Late', 'Call', timer('duration', 'PT1H')),
      end(),
      chain('Start', 'Call', 'End'),
      chain('Late', 'End'),
    ),
    ...drawn('middle', startEvent(), call('Call', 'asking'), end(), chain('Start', 'Call', 'End')),
    ...ASKING,
  })
  const [id = ''] = await start(database, engine, 'impatient', [{}])
  const [middle = ''] = await calledBy(id)
  const [asking = ''] = await calledBy(middle)
  expect(await fireTimers(engine.setup, database, at('2026-03-01T12:59:59Z'), 10)).toBe(0)
  expect(await fireTimers(engine.setup, database, LATER, 10)).toBe(1)
  const states = await Promise.all([id, middle, asking].map((one) => instanceOf(database, one)))
  expect(states.map(({ status }) => status)).toEqual(['completed', 'terminated', 'terminated'])
  expect(await tasksOf(database, asking)).toMatchObject([{ status: 'canceled', canceled_at: LATER, submitted: null }])
  expect((await complete(asking)).ok).toBe(false)
})

test('a called process that somebody cancels stops its caller, which may call it anew', async () => {
  await deploy(database, engine, {
    ...drawn('again', startEvent(), call('Call', 'asking'), end(), chain('Start', 'Call', 'End')),
    ...ASKING,
  })
  const [id = ''] = await start(database, engine, 'again', [{}])
  const [called = ''] = await calledBy(id)
  const cancel = { kind: 'cancel', by: 'bob', reason: 'wrong one' } as const
  await inTransaction(database, (tx) =>
    commandInstance({ setup: engine.setup, tx, now: LATER }, called, () => ({ ok: true, value: [cancel] })),
  )
  expect(await instanceOf(database, called)).toMatchObject({
    status: 'terminated',
    canceled_by: 'bob',
    cancel_reason: 'wrong one',
  })
  const [incident] = await incidentsOf(database, id)
  expect(incident).toMatchObject({ element: 'Call', code: 'engine.called-canceled', resolution: null })
  await inTransaction(database, (tx) => engine.retryIncident(tx, incident?.id ?? '', 'bob', LATER))
  const [, second = ''] = await calledBy(id)
  await complete(second)
  expect((await instanceOf(database, id)).status).toBe('completed')
})

test('a process that is not deployed, and one that calls itself without end, are incidents', async () => {
  await deploy(database, engine, {
    ...drawn('stray', startEvent(), call('Call', '=name'), end(), chain('Start', 'Call', 'End')),
    ...drawn('mirror', startEvent(), call('Call', 'mirror'), end(), chain('Start', 'Call', 'End')),
  })
  const [stray = ''] = await start(database, engine, 'stray', [{ name: 'nobody' }])
  expect(await incidentsOf(database, stray)).toMatchObject([{ code: 'engine.process-not-deployed' }])
  const [mirror = ''] = await start(database, engine, 'mirror', [{}])
  const open = await database
    .selectFrom('incident')
    .innerJoin('process_instance', 'process_instance.id', 'incident.instance_id')
    .select('incident.code')
    .where('process_instance.root_id', '=', mirror)
    .execute()
  expect(open).toEqual([{ code: 'engine.calls-too-deep' }])
})

test('a terminate end event in a called process is its end for the caller', async () => {
  await deploy(database, engine, {
    ...drawn('patient', startEvent(), call('Call', 'hasty'), end(), chain('Start', 'Call', 'End')),
    ...drawn(
      'hasty',
      startEvent(),
      parallel('Fork'),
      service('Work', 'work'),
      end('Stop', terminate()),
      chain('Start', 'Fork', 'Stop'),
      chain('Fork', 'Work'),
    ),
  })
  const [id = ''] = await start(database, engine, 'patient', [{}], NOON)
  const [called = ''] = await calledBy(id)
  expect((await instanceOf(database, called)).status).not.toBe('active')
  expect(await historyOf(database, id)).toBe('passed Start, passed Call, passed End')
})
