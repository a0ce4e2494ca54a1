import { expect, test } from 'vitest'
import {
  boundary,
  call,
  catching,
  chain,
  conditional,
  end,
  nonInterrupting,
  parallel,
  signal,
  start as startEvent,
  throwing,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, instanceOf, NOON, start, tasksOf } from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'

const { database } = await testDatabase()
const { engine } = engineWith()
const LATER = at('2026-03-01T12:30:00Z')

const broadcast = (name: string, variables = {}) =>
  inTransaction(database, (tx) => engine.broadcastSignal(tx, name, variables, NOON))
const waiting = (id: string, name: string) =>
  drawn(id, startEvent(), catching('Wait', signal(name)), end(), chain('Start', 'Wait', 'End'))
const runningOf = async (process: string) =>
  (
    await database
      .selectFrom('process_instance')
      .innerJoin('definition', 'definition.id', 'process_instance.definition_id')
      .select(['process_instance.id', 'process_instance.variables'])
      .where('definition.key', '=', process)
      .execute()
  ).map(({ variables }) => variables)

async function drain(): Promise<void> {
  while ((await engine.deliverSignals(database, LATER)) > 0);
}

test('a signal reaches everybody who waits and begins every process that it begins; who comes later does not hear it', async () => {
  await deploy(database, engine, waiting('one', 'fire'))
  await deploy(database, engine, waiting('two', 'fire'))
  await deploy(
    database,
    engine,
    drawn('three', startEvent('Start', signal('fire')), user('Look'), end(), chain('Start', 'Look', 'End')),
  )
  const ids = [...(await start(database, engine, 'one', [{}, {}])), ...(await start(database, engine, 'two', [{}]))]
  expect(await broadcast('fire', { where: 'hall' })).toEqual({ ok: true, value: { reached: 4 } })
  const [late = ''] = await start(database, engine, 'one', [{}])
  await drain()
  for (const id of ids) {
    expect(await instanceOf(database, id)).toMatchObject({ status: 'completed', variables: { where: 'hall' } })
  }
  expect((await instanceOf(database, late)).status).toBe('active')
  expect(await runningOf('three')).toEqual([{ where: 'hall' }])
  const left = await database.selectFrom('signal').select('id').execute()
  expect(left).toEqual([])
})

test('a flow throws a signal to others and to itself', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'thrower',
      startEvent(),
      user('Work'),
      boundary('Heard', 'Work', signal('ring'), nonInterrupting),
      user('Note'),
      boundary('Told', 'Work', signal('start ringing'), nonInterrupting),
      throwing('Ring', signal('ring')),
      end(),
      chain('Start', 'Work', 'End'),
      chain('Heard', 'Note'),
      chain('Told', 'Ring'),
    ),
  )
  const ids = await start(database, engine, 'thrower', [{}, {}])
  await broadcast('start ringing')
  await drain()
  // Each of the two rang, and each heard both.
  for (const id of ids) {
    const notes = (await tasksOf(database, id)).filter(({ element }) => element === 'Note')
    expect(notes).toHaveLength(2)
  }
})

test('of a tree of instances, each that waits hears it', async () => {
  await deploy(database, engine, {
    ...waiting('inner', 'tree'),
    ...drawn(
      'outer',
      startEvent(),
      parallel('Fork'),
      call('One', 'inner'),
      call('Two', 'inner'),
      catching('Wait', signal('tree')),
      end(),
      chain('Start', 'Fork', 'One', 'End'),
      chain('Fork', 'Two', 'End'),
      chain('Fork', 'Wait', 'End'),
    ),
  })
  const [id = ''] = await start(database, engine, 'outer', [{}])
  await broadcast('tree')
  await drain()
  expect((await instanceOf(database, id)).status).toBe('completed')
})

test('many servers deliver each signal once', async () => {
  await deploy(
    database,
    engine,
    drawn('once', startEvent('Start', signal('once')), user('Look'), end(), chain('Start', 'Look', 'End')),
  )
  for (let n = 0; n < 20; n += 1) await broadcast('once', { n })
  await Promise.all(Array.from({ length: 6 }, () => drain()))
  const seen = (await runningOf('once')).map((variables) => (variables as { n: number }).n)
  expect(seen.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, n) => n))
})

test('variables that make a condition true begin the process that waits for it', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'heat',
      startEvent('Start', conditional('=temperature > 30')),
      user('Cool'),
      end(),
      chain('Start', 'Cool', 'End'),
    ),
  )
  const evaluate = (variables: Record<string, unknown>) =>
    inTransaction(database, (tx) => engine.evaluateConditions(tx, variables, NOON))
  expect(await evaluate({ temperature: 20 })).toEqual({ ok: true, value: { instanceIds: [] } })
  const begun = await evaluate({ temperature: 31 })
  expect(begun.ok && begun.value.instanceIds).toHaveLength(1)
  expect(await runningOf('heat')).toEqual([{ temperature: 31 }])
})
