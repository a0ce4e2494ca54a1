import { expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { engineWith, jobOf, NOON } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import { only } from '../../../test/workplace.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { openProviders, settleWarehouses, warehouseTask } from './index.ts'

const { engine } = engineWith()
const place = await apiProgram(
  ({ database }) =>
    openProviders({
      database,
      clock: { now: () => NOON },
      log: { error: () => undefined, warn: () => undefined },
      providers: [],
      settlers: { warehouse: settleWarehouses(engine) },
      hearers: {},
    }).routes,
)
const { program, database } = place
const lines = [{ product: 'KETTLE-17', units: 1 }]
const callsAbout = async (subject: string) => valueOf(await program.listProviderCalls({ query: { subject } })).items
const messagesTo = (key: string) =>
  database.selectFrom('message').select(['name', 'variables']).where('correlation_key', '=', key).execute()

test('a warehouse is asked once under a key, and its end is told to whoever waits with the subject', async () => {
  const subject = newId(NOON)
  const items = [{ key: 'w1', action: 'announce-return' as const, subject, reference: 'RT1', lines }]
  const first = valueOf(await program.askWarehouses({ body: { items } })).items
  const second = valueOf(await program.askWarehouses({ body: { items } })).items
  expect([wordsOf(first), wordsOf(second)]).toEqual([['done'], ['repeated']])
  const call = only(await callsAbout(subject))
  expect(call).toMatchObject({ status: 'manual', action: 'announce-return', port: 'warehouse' })
  await program.settleProviderCalls({
    body: { items: [{ key: 's', id: call.id, outcome: 'done', reference: 'WMS-7' }] },
  })
  expect(only(await messagesTo(subject))).toMatchObject({
    name: 'warehouse-done',
    variables: { warehouse: { call: call.id, action: 'announce-return', reference: 'WMS-7' } },
  })
})

test('a flow asks once however often its step is run, and hears what is wrong with its variables', async () => {
  const subject = newId(NOON)
  const sound = jobOf({ warehouse: { provider: 'wms', subject, reference: 'O1', lines } })
  const run = (...jobs: (typeof sound)[]) =>
    inTransaction(database, (tx) => warehouseTask('ship-order')(tx, jobs, NOON))
  const [one, odd, none] = await run(
    sound,
    jobOf({ warehouse: { provider: 'wms', subject: 'x', reference: 'O1', lines } }),
    jobOf({}),
  )
  const [again] = await run(sound)
  const call = only(await callsAbout(subject))
  expect(one).toEqual({ variables: { warehouseCall: call.id } })
  expect(again).toEqual(one)
  expect(call).toMatchObject({ status: 'waiting', action: 'ship-order', provider: 'wms' })
  expect(odd).toMatchObject({
    failure: { code: 'warehouse.not-asked', message: { en: expect.stringContaining('warehouse.subject') } },
  })
  expect(none).toMatchObject({ failure: { code: 'warehouse.not-asked' } })
})
