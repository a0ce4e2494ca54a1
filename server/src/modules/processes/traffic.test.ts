import { addHours } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { chain, end, service, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { eachJob, NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { operator } from '../../../test/operator.ts'
import { only } from '../../../test/workplace.ts'

const broken = { code: 'carrier.down', message: { en: 'The carrier is down.', 'zh-CN': '承运商故障。' } }
const flow = drawn('parcel', start(), user('Ask'), service('Ship', 'ship'), end(), chain('Start', 'Ask', 'Ship', 'End'))
const ship = eachJob(({ variables }) => (variables['fails'] === 'yes' ? { failure: broken } : { variables: {} }))
const { program, person, startOne, clock } = await operator(flow, { ship })

const HOUR = 3_600_000
const trafficOf = async (query: { version?: number; days?: number } = {}) =>
  new Map(
    valueOf(await program.getTraffic({ params: { key: 'parcel' }, query })).elements.map((one) => [one.element, one]),
  )

const finishAsk = async (instanceId: string) => {
  const { visits } = valueOf(await program.getInstance({ params: { id: instanceId } }))
  const { key } = only(visits)
  const body = { terminate: [key], activate: [{ element: 'Ship' }] }
  valueOf(await person.modifyInstance({ params: { id: instanceId }, body }))
}

test('what stands, what stopped and what passed is told for each element, with how long', async () => {
  const first = await startOne('parcel')
  const second = await startOne('parcel', { fails: 'yes' })
  clock.set(addHours(NOON, 2))
  await startOne('parcel')
  expect((await trafficOf()).get('Ask')).toEqual({
    element: 'Ask',
    waiting: { instances: 3, medianSince: NOON, longestSince: NOON },
    incidents: 0,
    passed: null,
  })
  expect((await trafficOf()).get('Start')).toMatchObject({ waiting: null, passed: { count: 3, medianStay: 0 } })
  clock.set(addHours(NOON, 4))
  await finishAsk(first)
  await finishAsk(second)
  const after = await trafficOf()
  expect(after.get('Ask')?.waiting).toEqual({
    instances: 1,
    medianSince: addHours(NOON, 2),
    longestSince: addHours(NOON, 2),
  })
  expect(after.get('Ship')).toMatchObject({ waiting: { instances: 1 }, incidents: 1, passed: { count: 1 } })
  expect(after.get('End')).toMatchObject({ waiting: null, incidents: 0, passed: { count: 1 } })
})

test('a stay is counted from when it was entered, and only within the days asked about', async () => {
  const before = (await trafficOf()).get('Ship')?.passed?.count ?? 0
  const stopped = only(valueOf(await program.listIncidents({ query: { process: 'parcel', element: 'Ship' } })).items)
  clock.set(addHours(NOON, 10))
  valueOf(await person.skipIncident({ params: { id: stopped.id }, body: {} }))
  const { passed } = (await trafficOf()).get('Ship') ?? {}
  expect(passed).toEqual({ count: before + 1, medianStay: 3 * 3600, longestStay: (6 * HOUR) / 1_000 })
  clock.set(addHours(NOON, 24 * 40))
  expect((await trafficOf({ days: 30 })).get('Ship')).toBeUndefined()
  expect((await trafficOf({ days: 90 })).get('Ship')?.passed?.count).toBe(before + 1)
})

test('one version can be asked about alone', async () => {
  expect((await trafficOf({ version: 1 })).get('Ask')?.waiting?.instances).toBe(1)
  expect(codeOf(await program.getTraffic({ params: { key: 'parcel' }, query: { version: 9 } }))).toBe(
    'engine.process-not-found',
  )
  expect(codeOf(await program.getTraffic({ params: { key: 'nothing' }, query: {} }))).toBe('engine.process-not-found')
})

test('those who stand somewhere are listed with their visits, page by page', async () => {
  await startOne('parcel')
  const query = { element: 'Ask', limit: 1 }
  const first = valueOf(await program.listStanders({ params: { key: 'parcel' }, query }))
  expect(first.items).toEqual([
    {
      instanceId: expect.any(String),
      version: 1,
      visits: [expect.any(Number)],
      since: addHours(NOON, 2),
      caseNumber: null,
    },
  ])
  const more = { ...query, cursor: first.next ?? '' }
  const second = valueOf(await program.listStanders({ params: { key: 'parcel' }, query: more }))
  expect(only(second.items).instanceId).not.toBe(only(first.items).instanceId)
  expect(second.next).toBeNull()
  const none = valueOf(await program.listStanders({ params: { key: 'parcel' }, query: { element: 'End' } }))
  expect(none.items).toEqual([])
})
