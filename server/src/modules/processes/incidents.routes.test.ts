import { addHours } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { chain, end, parallel, script, service, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { eachJob, NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { operator } from '../../../test/operator.ts'
import { only } from '../../../test/workplace.ts'

const broken = { code: 'carrier.down', message: { en: 'The carrier is down.', 'zh-CN': '承运商故障。' } }
const line = (id: string) => drawn(id, start(), service('Ship', 'ship'), end(), chain('Start', 'Ship', 'End'))
/** Ships where there is an address. */
const ship = eachJob(({ variables }) =>
  typeof variables['address'] === 'string' ? { variables: { label: 'SF1' } } : { failure: broken },
)
const shop = await operator(
  {
    ...line('one'),
    ...line('many'),
    ...drawn(
      'two',
      start(),
      parallel('Fork'),
      service('Ship', 'ship'),
      user('Wait'),
      parallel('Join'),
      end(),
      chain('Start', 'Fork', 'Ship', 'Join', 'End'),
      chain('Fork', 'Wait', 'Join'),
    ),
    ...drawn(
      'undecided',
      start(),
      script('Sum', '=1', 'n'),
      service('Ship', 'ship'),
      end(),
      chain('Start', 'Sum', 'Ship', 'End'),
    ),
  },
  { ship },
)
const { program, person, startOne, standsAt, clock } = shop

const openOf = async (instance: string) => valueOf(await program.listIncidents({ query: { instance } })).items
const incidentOf = async (instance: string) => only(await openOf(instance))
const statusOf = async (id: string) => valueOf(await program.getInstance({ params: { id } })).status

test('what stops is an incident at once, with element, cause and variables', async () => {
  const id = await startOne('one', { n: 7 }, 'K7')
  const incident = await incidentOf(id)
  expect(incident).toMatchObject({
    process: { key: 'one', version: 1 },
    instanceId: id,
    businessKey: 'K7',
    element: 'Ship',
    code: broken.code,
    message: broken.message,
    openedAt: NOON,
    resolvedAt: null,
    resolution: null,
  })
  const detail = valueOf(await program.getIncident({ params: { id: incident.id } }))
  expect(detail.variables).toEqual({ n: 7 })
  expect(valueOf(await program.getInstance({ params: { id } })).openIncidents).toBe(1)
})

test('a retry with edited variables goes on; the incident stays, with who resolved it and how', async () => {
  const id = await startOne('one')
  const { id: incident } = await incidentOf(id)
  valueOf(await person.retryIncident({ params: { id: incident }, body: { variables: { address: 'Road 1' } } }))
  expect(valueOf(await program.getInstance({ params: { id } }))).toMatchObject({
    status: 'completed',
    variables: { address: 'Road 1', label: 'SF1' },
  })
  const after = valueOf(await program.getIncident({ params: { id: incident } }))
  expect(after).toMatchObject({ resolvedAt: NOON, resolvedBy: '林晓', resolution: 'edited', variables: null })
  expect(codeOf(await program.retryIncident({ params: { id: incident }, body: {} }))).toBe('engine.incident-resolved')
})

test('variables edited at the element itself are seen there alone', async () => {
  const id = await startOne('one')
  const body = { variables: { address: 'Road 1' }, isLocal: true }
  valueOf(await person.retryIncident({ params: { id: (await incidentOf(id)).id }, body }))
  expect(valueOf(await program.getInstance({ params: { id } })).variables).toEqual({ label: 'SF1' })
})

test('a retry that fails again is another incident; the first is told as retried', async () => {
  const id = await startOne('one')
  const first = await incidentOf(id)
  valueOf(await program.retryIncident({ params: { id: first.id }, body: {} }))
  const second = await incidentOf(id)
  expect(second.id).not.toBe(first.id)
  expect(valueOf(await program.getIncident({ params: { id: first.id } })).resolution).toBe('retried')
})

test('a skipped step counts as done with the results given', async () => {
  const id = await startOne('one')
  valueOf(
    await person.skipIncident({ params: { id: (await incidentOf(id)).id }, body: { variables: { label: 'hand' } } }),
  )
  expect(valueOf(await program.getInstance({ params: { id } }))).toMatchObject({
    status: 'completed',
    variables: { label: 'hand' },
  })
})

test('canceling the element ends its branch, the others go on', async () => {
  const id = await startOne('two')
  const { id: incident } = await incidentOf(id)
  valueOf(await person.cancelIncident({ params: { id: incident } }))
  expect(await standsAt(id)).toEqual(['Wait'])
  expect(valueOf(await program.getIncident({ params: { id: incident } }))).toMatchObject({
    resolution: 'canceled',
    resolvedBy: '林晓',
  })
})

test('a modification or a cancellation resolves the incidents of what it ends', async () => {
  const [one, other] = [await startOne('two'), await startOne('two')]
  const incident = await incidentOf(one)
  valueOf(await person.modifyInstance({ params: { id: one }, body: { terminate: [incident.visit] } }))
  expect(valueOf(await program.getIncident({ params: { id: incident.id } }))).toMatchObject({
    resolution: 'modified',
    resolvedBy: '林晓',
  })
  const second = await incidentOf(other)
  valueOf(await person.cancelInstance({ params: { id: other }, body: {} }))
  expect(valueOf(await program.getIncident({ params: { id: second.id } }))).toMatchObject({
    resolution: 'canceled',
    resolvedBy: '林晓',
  })
  expect(codeOf(await program.retryIncident({ params: { id: second.id }, body: {} }))).toBe('engine.incident-resolved')
})

test('of two who resolve it at once one does, and the other is told', async () => {
  const id = await startOne('one')
  const { id: incident } = await incidentOf(id)
  const skip = () => program.skipIncident({ params: { id: incident }, body: {} })
  const answers = await Promise.all([skip(), skip(), skip()])
  expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, false, true])
  expect(answers.flatMap((answer) => codeOf(answer) ?? [])).toEqual([
    'engine.incident-resolved',
    'engine.incident-resolved',
  ])
  expect(await statusOf(id)).toBe('completed')
})

test('an incident of a suspended instance waits until it is resumed', async () => {
  const id = await startOne('one')
  const { id: incident } = await incidentOf(id)
  valueOf(await program.suspendInstance({ params: { id } }))
  expect(codeOf(await program.retryIncident({ params: { id: incident }, body: {} }))).toBe('engine.instance-suspended')
})

test('incidents are found by process, element, code and age, a page at a time', async () => {
  const list = async (query: object) =>
    valueOf(await program.listIncidents({ query: { process: 'undecided', ...query } }))
  const first = await startOne('undecided')
  clock.set(addHours(NOON, 3))
  const second = await startOne('undecided')
  clock.set(NOON)
  const instances = async (query: object) => (await list(query)).items.map(({ instanceId }) => instanceId)
  expect(await instances({})).toEqual([first, second])
  expect(await instances({ openedBefore: '2026-03-01T13:00:00Z' })).toEqual([first])
  expect(await instances({ element: 'Sum' })).toEqual([])
  expect(await instances({ element: 'Ship', code: broken.code, version: 1 })).toEqual([first, second])
  expect(await instances({ state: 'resolved' })).toEqual([])
  const page = await list({ limit: 1 })
  expect((await list({ limit: 1, cursor: page.next ?? '' })).items.map(({ instanceId }) => instanceId)).toEqual([
    second,
  ])
})

test('after a fix many are retried at once: each has its answer, and asked again only the rest is left', async () => {
  const ids: string[] = []
  for (let n = 0; n < 12; n += 1) ids.push(await startOne('many', { n }))
  const [ended = ''] = ids
  valueOf(await program.suspendInstance({ params: { id: ended } }))
  const body = { action: 'retry' as const, process: 'many', code: broken.code, variables: { address: 'Road 1' } }
  const first = valueOf(await person.resolveIncidents({ body: { ...body, limit: 5 } }))
  expect(first.items).toHaveLength(5)
  expect(first.items[0]).toMatchObject({ instanceId: null, error: { code: 'engine.instance-suspended' } })
  const rest = valueOf(await person.resolveIncidents({ body: { ...body, cursor: first.next ?? '' } }))
  expect([rest.items.length, rest.next]).toEqual([7, null])
  expect(await Promise.all(ids.map(statusOf))).toEqual(['suspended', ...ids.slice(1).map(() => 'completed')])
  const again = valueOf(await person.resolveIncidents({ body }))
  expect(again.items.map(({ error }) => error?.code)).toEqual(['engine.instance-suspended'])
})
