import { expect, test } from 'vitest'
import {
  chain,
  dataStore,
  end,
  reads,
  script,
  start as startEvent,
  user,
  writes,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { deploy, engineWith, instanceOf, NOON, start } from '../../../test/engine.ts'

const { database } = await testDatabase()
const { engine } = engineWith()

const rows = () => database.selectFrom('data_store').selectAll().orderBy('name').execute()

test('a data store outlives the instance that wrote it; the next one reads it', async () => {
  const counting = drawn(
    'counting',
    dataStore('Stock', 'stock'),
    startEvent(),
    script(
      'Count',
      '=if have = null then 1 else have + 1',
      'counted',
      reads('Stock', 'have'),
      writes('counted', 'Stock'),
    ),
    end(),
    chain('Start', 'Count', 'End'),
  )
  await deploy(database, engine, counting)
  const ids = await start(database, engine, 'counting', [{}, {}])
  const [next = ''] = await start(database, engine, 'counting', [{}])
  const counted = await Promise.all([...ids, next].map((id) => instanceOf(database, id)))
  expect(counted.map(({ variables }) => (variables as { counted: number }).counted)).toEqual([1, 2, 3])
  expect(await rows()).toMatchObject([{ name: 'stock', value: 3, written_by: next }])
})

test('a transaction that fails leaves the store as it was', async () => {
  const before = await rows()
  await expect(
    database.transaction().execute(async (tx) => {
      const given = { id: '0190f3a2-0000-7000-8000-000000000001', businessKey: 'x', variables: {} }
      await engine.startInstances(tx, 'counting', [given], NOON)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await rows()).toEqual(before)
})

test('two stores written by many at once in any order are written by all', async () => {
  const both = (id: string, first: string, second: string) =>
    drawn(
      id,
      dataStore('A', 'a'),
      dataStore('B', 'b'),
      startEvent(),
      script('One', '=n', 'one', writes('one', first)),
      script('Two', '=n', 'two', writes('two', second)),
      user('Rest'),
      end(),
      chain('Start', 'One', 'Two', 'Rest', 'End'),
    )
  await deploy(database, engine, { ...both('ab', 'A', 'B'), ...both('ba', 'B', 'A') })
  const runs = Array.from({ length: 12 }, (_, n) => start(database, engine, n % 2 === 0 ? 'ab' : 'ba', [{ n }]))
  await Promise.all(runs)
  const values = new Map((await rows()).map(({ name, value }) => [name, value]))
  expect(values.get('a')).toBe(values.get('b'))
})
