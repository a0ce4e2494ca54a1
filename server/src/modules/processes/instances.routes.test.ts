import { addHours } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  boundary,
  call,
  catching,
  chain,
  conditional,
  end,
  input,
  message,
  nonInterrupting,
  receive,
  script,
  service,
  signal,
  start,
  sub,
  timer,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, NOON, tasksOf } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { operator } from '../../../test/operator.ts'
import { only } from '../../../test/workplace.ts'

const line = (...inner: readonly string[]) => [start(), ...inner, end()]
const shop = await operator({
  ...drawn('ask', ...line(user('Ask')), chain('Start', 'Ask', 'End')),
  ...drawn('add', ...line(script('Add', '=a + b', 'sum')), chain('Start', 'Add', 'End')),
  ...drawn('byMessage', start('Start', message('begin')), end(), chain('Start', 'End')),
  ...drawn(
    'scoped',
    ...line(sub('Sub', input('inner', '=1'), start('In'), user('Ask'), end('Out'), chain('In', 'Ask', 'Out'))),
    boundary('Much', 'Sub', conditional('=n > 5'), nonInterrupting),
    user('Look'),
    end('Looked'),
    chain('Much', 'Look', 'Looked'),
    chain('Start', 'Sub', 'End'),
  ),
  ...drawn(
    'waits',
    ...line(user('Ask'), receive('Paid', 'paid', '=order'), service('Work', 'waits-work')),
    boundary('Late', 'Ask', timer('duration', 'PT1H'), nonInterrupting),
    boundary('Told', 'Ask', message('told', '=order'), nonInterrupting),
    boundary('All', 'Ask', signal('all'), nonInterrupting),
    ...['Late', 'Told', 'All'].map((id) => user(`${id}Task`) + end(`${id}End`) + chain(id, `${id}Task`, `${id}End`)),
    chain('Start', 'Ask', 'Paid', 'Work', 'End'),
  ),
  ...drawn('works', ...line(service('Work', 'plain-work')), chain('Start', 'Work', 'End')),
  ...drawn('calls', ...line(call('Call', 'ask')), chain('Start', 'Call', 'End')),
  ...drawn('waitsForIt', ...line(catching('It', message('it', '=order'))), chain('Start', 'It', 'End')),
})
const { program, person, startOne, standsAt, database, clock } = shop

test('an instance is started by the API and told as it stands', async () => {
  const id = await startOne('ask', { n: 1 }, 'K1')
  const found = valueOf(await program.getInstance({ params: { id } }))
  expect(found).toMatchObject({
    id,
    processKey: 'ask',
    version: 1,
    businessKey: 'K1',
    status: 'active',
    startedAt: NOON,
  })
  expect(found).toMatchObject({ variables: { n: 1 }, called: [], openIncidents: 0 })
  expect(found.visits).toEqual([
    {
      key: 2,
      element: 'Ask',
      name: { en: 'Ask', 'zh-CN': 'Ask' },
      scope: 0,
      since: NOON,
      waitsFor: 'user-task',
      variables: null,
    },
  ])
  const { items } = valueOf(await program.listInstances({ query: { businessKey: 'K1' } }))
  expect(items.map((one) => one.id)).toEqual([id])
})

test('one that goes straight through is there with its result and its whole history', async () => {
  const id = await startOne('add', { a: 2, b: 3 })
  const found = valueOf(await program.getInstance({ params: { id } }))
  expect(found).toMatchObject({ status: 'completed', endedAt: NOON, visits: [], variables: { sum: 5 } })
  const first = valueOf(await program.listInstanceEvents({ params: { id }, query: { limit: 2 } }))
  const rest = valueOf(await program.listInstanceEvents({ params: { id }, query: { cursor: first.next ?? '' } }))
  expect([...first.items, ...rest.items].map(({ kind, element }) => `${kind} ${element}`)).toEqual([
    'passed Start',
    'passed Add',
    'passed End',
  ])
})

test('a start that is asked again under its key starts nothing', async () => {
  const body = { idempotencyKey: 'once', variables: { a: 1, b: 1 } }
  const answers = await Promise.all([1, 2, 3, 4].map(() => program.startInstance({ params: { key: 'add' }, body })))
  const [first] = answers.map(valueOf)
  expect(new Set(answers.map((answer) => valueOf(answer).id)).size).toBe(1)
  expect(answers.filter((answer) => valueOf(answer).isNew)).toHaveLength(1)
  expect(codeOf(await program.startInstance({ params: { key: 'ask' }, body }))).toBe('engine.start-key-used')
  clock.set(addHours(NOON, 24 * 8))
  await shop.engine.operations.retain(database, null, clock.now())
  expect(valueOf(await program.startInstance({ params: { key: 'add' }, body })).id).not.toBe(first?.id)
  clock.set(NOON)
})

test('what cannot be started is refused with the reason', async () => {
  const begin = (key: string, body: object = {}) => program.startInstance({ params: { key }, body })
  expect(codeOf(await begin('nothing'))).toBe('engine.process-not-found')
  expect(codeOf(await begin('ask', { version: 9 }))).toBe('engine.process-not-found')
  expect(codeOf(await begin('byMessage'))).toBe('engine.no-plain-start')
  expect(codeOf(await begin('ask', { variables: { blob: 'x'.repeat(4_200_000) } }))).toBe('engine.payload-too-large')
})

test('lists are filtered by process, version, status, place, incident and time, a page at a time', async () => {
  await deploy(database, shop.engine, drawn('listed', ...line(user('A')), chain('Start', 'A', 'End')))
  const first = [await startOne('listed'), await startOne('listed')]
  await deploy(database, shop.engine, drawn('listed', ...line(user('B')), chain('Start', 'B', 'End')))
  clock.set(addHours(NOON, 1))
  const second = await startOne('listed')
  const third = valueOf(await program.startInstance({ params: { key: 'listed' }, body: { version: 1 } })).id
  clock.set(NOON)
  const ids = async (query: object) =>
    valueOf(await program.listInstances({ query: { process: 'listed', ...query } }))
      .items.map(({ id }) => id)
      .toSorted()
  expect(await ids({})).toEqual([...first, second, third].toSorted())
  expect(await ids({ version: 2 })).toEqual([second])
  expect(await ids({ element: 'A' })).toEqual([...first, third].toSorted())
  expect(await ids({ startedFrom: '2026-03-01T12:30:00Z' })).toEqual([second, third].toSorted())
  expect(await ids({ startedBefore: '2026-03-01T12:30:00Z' })).toEqual(first.toSorted())
  expect(await ids({ stopped: 'true' })).toEqual([])
  await program.suspendInstance({ params: { id: second } })
  await program.cancelInstance({ params: { id: third }, body: {} })
  expect(await ids({ status: 'suspended' })).toEqual([second])
  expect(await ids({ status: 'active' })).toEqual(first.toSorted())
  expect(await ids({ status: 'terminated' })).toEqual([third])
  const page = valueOf(await program.listInstances({ query: { process: 'listed', limit: 3 } }))
  const rest = valueOf(await program.listInstances({ query: { process: 'listed', cursor: page.next ?? '' } }))
  expect([page.items.length, rest.items.length, rest.next]).toEqual([3, 1, null])
})

test('variables are written where they are known, or at the visit itself; conditions look again', async () => {
  const id = await startOne('scoped', { n: 1 })
  const write = (body: { variables: Record<string, number>; scope?: number; isLocal?: boolean }) =>
    program.setInstanceVariables({ params: { id }, body })
  const ask = async () => valueOf(await program.getInstance({ params: { id } }))
  const scope = (await ask()).visits.find(({ element }) => element === 'Ask')?.key ?? 0
  valueOf(await write({ variables: { inner: 2, n: 3 }, scope }))
  valueOf(await write({ variables: { own: 4 }, scope, isLocal: true }))
  const after = await ask()
  expect(after.variables).toEqual({ n: 3 })
  expect(after.visits.map(({ element, variables }) => [element, variables])).toEqual([
    ['Sub', { inner: 2 }],
    ['Ask', { own: 4 }],
  ])
  valueOf(await write({ variables: { n: 6 } }))
  expect(await standsAt(id)).toEqual(['Sub', 'Ask', 'Look'])
  expect(codeOf(await write({ variables: { n: 6 }, scope: 99 }))).toBe('engine.visit-not-active')
})

test('a canceled instance is over with all that it called, and says who did it and why', async () => {
  const id = await startOne('calls')
  const [called] = valueOf(await program.getInstance({ params: { id } })).called
  const inner = called?.instanceId ?? ''
  expect(await standsAt(inner)).toEqual(['Ask'])
  valueOf(await person.cancelInstance({ params: { id }, body: { reason: 'The customer called.' } }))
  const ended = valueOf(await program.getInstance({ params: { id } }))
  expect(ended).toMatchObject({ status: 'terminated', canceledBy: '林晓', cancelReason: 'The customer called.' })
  expect(valueOf(await program.getInstance({ params: { id: inner } })).status).toBe('terminated')
  expect((await tasksOf(database, inner)).map(({ status }) => status)).toEqual(['canceled'])
  expect(codeOf(await program.cancelInstance({ params: { id }, body: {} }))).toBe('engine.instance-ended')
  const nobody = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
  expect(codeOf(await program.cancelInstance({ params: { id: nobody }, body: {} }))).toBe('engine.instance-not-found')
})

test('modification ends a visit here and begins an element there, or changes nothing', async () => {
  const id = await startOne('waits', { order: '1' })
  const modify = (body: object) => program.modifyInstance({ params: { id }, body })
  expect(codeOf(await modify({ terminate: [2], activate: [{ element: 'Nowhere' }] }))).toBe('engine.cannot-begin-there')
  expect(codeOf(await modify({ terminate: [77] }))).toBe('engine.visit-not-active')
  expect(codeOf(await modify({ activate: [{ element: 'Late' }] }))).toBe('engine.cannot-begin-there')
  expect(await standsAt(id)).toEqual(['Ask'])
  valueOf(await modify({ terminate: [2], activate: [{ element: 'Work', variables: { n: 9 } }] }))
  expect(await standsAt(id)).toEqual(['Work'])
  expect(await database.selectFrom('timer').selectAll().where('instance_id', '=', id).execute()).toEqual([])
  expect(valueOf(await program.getInstance({ params: { id } })).variables).toEqual({ order: '1', n: 9 })
})

test('nothing of a suspended instance moves; what fell due is caught up when it is resumed', async () => {
  const id = await startOne('waits', { order: 'S1' })
  const worker = await startOne('works')
  valueOf(await person.suspendInstance({ params: { id } }))
  valueOf(await person.suspendInstance({ params: { id: worker } }))
  valueOf(await person.suspendInstance({ params: { id } }))
  expect(valueOf(await program.getInstance({ params: { id } }))).toMatchObject({
    status: 'suspended',
    suspendedBy: '林晓',
  })
  clock.set(addHours(NOON, 2))
  expect(await shop.fire()).toBe(0)
  expect(
    valueOf(await program.publishMessage({ body: { name: 'told', correlationKey: 'S1', timeToLive: 'P1D' } }))
      .correlated,
  ).toEqual([])
  expect(valueOf(await program.broadcastSignal({ body: { name: 'all' } })).reached).toBe(0)
  expect(await shop.take('plain-work')).toEqual([])
  const task = only((await tasksOf(database, id)).filter(({ status }) => status === 'open'))
  expect(task.suspended).toBe(true)
  expect(await standsAt(id)).toEqual(['Ask'])

  valueOf(await program.resumeInstance({ params: { id } }))
  valueOf(await program.resumeInstance({ params: { id: worker } }))
  expect(await shop.fire()).toBe(1)
  await shop.engine.correlateMessages(database, clock.now())
  await shop.engine.deliverSignals(database, clock.now())
  expect((await standsAt(id)).toSorted()).toEqual(['Ask', 'LateTask', 'ToldTask'])
  shop.desk.hear('')
  expect(await shop.take('plain-work')).toHaveLength(1)
  const { items } = valueOf(await program.listInstanceEvents({ params: { id: worker }, query: {} }))
  expect(items.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
    '1 passed',
    '2 entered',
    '3 suspended',
    '4 resumed',
  ])
  expect((await tasksOf(database, id)).every(({ suspended }) => !suspended)).toBe(true)
  clock.set(NOON)
})

test('suspending a called instance suspends its callers too, and what is begun there meanwhile', async () => {
  const id = await startOne('calls')
  const inner = valueOf(await program.getInstance({ params: { id } })).called[0]?.instanceId ?? ''
  valueOf(await program.suspendInstance({ params: { id: inner } }))
  expect(valueOf(await program.getInstance({ params: { id } })).status).toBe('suspended')
  valueOf(await program.modifyInstance({ params: { id: inner }, body: { activate: [{ element: 'Ask' }] } }))
  expect((await tasksOf(database, inner)).map(({ suspended }) => suspended)).toEqual([true, true])
  valueOf(await program.resumeInstance({ params: { id } }))
  expect((await tasksOf(database, inner)).map(({ suspended }) => suspended)).toEqual([false, false])
})

test('running instances go over to another version, after a dry run has told what would become of them', async () => {
  await deploy(database, shop.engine, drawn('moved', ...line(user('A'), user('B')), chain('Start', 'A', 'B', 'End')))
  const ids = [await startOne('moved'), await startOne('moved'), await startOne('moved')]
  const [other = ''] = ids
  valueOf(
    await program.modifyInstance({ params: { id: other }, body: { terminate: [2], activate: [{ element: 'B' }] } }),
  )
  await deploy(database, shop.engine, drawn('moved', ...line(user('A'), user('C')), chain('Start', 'A', 'C', 'End')))
  await startOne('moved')
  const migrate = async (body: object) =>
    valueOf(await person.migrateInstances({ params: { key: 'moved' }, body: { toVersion: 2, ...body } }))
  const told = await migrate({})
  expect(told).toMatchObject({
    running: [
      { version: 1, count: 3 },
      { version: 2, count: 1 },
    ],
    moves: 2,
    stays: 0,
    cannot: 1,
  })
  expect(told.reasons).toMatchObject([{ code: 'process.no-target', element: 'B', count: 1, examples: [other] }])
  const done = await migrate({ dryRun: false })
  expect(done.instances.filter(({ outcome }) => outcome === 'moves').map(({ id }) => id)).toEqual(
    ids.filter((id) => id !== other),
  )
  expect(await migrate({ dryRun: false, mapping: { B: 'C' } })).toMatchObject({ moves: 1, cannot: 0, next: null })
  expect(await standsAt(other)).toEqual(['C'])
  const { items } = valueOf(await program.listInstanceEvents({ params: { id: other }, query: {} }))
  expect(items.at(-1)).toMatchObject({ kind: 'migrated', element: '', data: { from: 1, to: 2, by: '林晓' } })
  const wrong = await program.migrateInstances({
    params: { key: 'moved' },
    body: { toVersion: 2, fromVersion: 1, mapping: { A: 'Q' } },
  })
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'engine.mapping-wrong' } })
})

test('a message is published once and told who has it; the same id again is refused', async () => {
  const id = await startOne('waitsForIt', { order: 'M1' })
  const publish = () =>
    program.publishMessage({ body: { name: 'it', correlationKey: 'M1', messageId: 'm-1', variables: { n: 1 } } })
  expect(valueOf(await publish()).correlated).toEqual([{ processKey: 'waitsForIt', instanceId: id }])
  expect(valueOf(await program.getInstance({ params: { id } }))).toMatchObject({
    status: 'completed',
    variables: { n: 1 },
  })
  expect(codeOf(await publish())).toBe('engine.message-published')
  expect(codeOf(await program.publishMessage({ body: { name: 'it', timeToLive: 'soon' } }))).toBe(
    'engine.bad-time-to-live',
  )
})

test('a signal reaches everybody who waits for it, by the time that the call is answered', async () => {
  const ids = [await startOne('waits', { order: 'G1' }), await startOne('waits', { order: 'G2' })]
  expect(valueOf(await program.broadcastSignal({ body: { name: 'all' } })).reached).toBeGreaterThanOrEqual(2)
  for (const id of ids) expect(await standsAt(id)).toContain('AllTask')
})

test('a message begins a process, a condition too', async () => {
  await deploy(
    database,
    shop.engine,
    drawn('onStock', start('Start', conditional('=stock < 5')), user('Buy'), end(), chain('Start', 'Buy', 'End')),
  )
  const begun = valueOf(await program.publishMessage({ body: { name: 'begin' } })).correlated
  expect(begun.map(({ processKey }) => processKey)).toEqual(['byMessage'])
  const { instanceIds } = valueOf(await program.evaluateConditions({ body: { variables: { stock: 3 } } }))
  expect(await standsAt(only(instanceIds))).toEqual(['Buy'])
  expect(valueOf(await program.evaluateConditions({ body: { variables: { stock: 7 } } })).instanceIds).toEqual([])
})

test('files are deployed together or not at all, with every reason', async () => {
  const file = (key: string) =>
    Object.entries(drawn(key, ...line(user('A')), chain('Start', 'A', 'End'))).map(([name, content]) => ({
      name,
      content,
    }))
  const broken = [
    { name: 'b.bpmn', content: '<nothing/>' },
    { name: 'c.txt', content: 'x' },
  ]
  const refused = await person.deploy({ body: { resources: [...file('whole'), ...broken] } })
  if (refused.ok) throw new Error('expected a refusal')
  expect(refused.refusal.code).toBe('engine.not-deployable')
  expect(JSON.stringify(refused.refusal)).toMatch(/b\.bpmn.*c\.txt/)
  expect(codeOf(await program.listVersions({ params: { key: 'whole' } }))).toBe('engine.process-not-found')
  const made = valueOf(await person.deploy({ body: { resources: file('whole') } }))
  expect(made.items).toEqual([{ kind: 'process', key: 'whole', version: 1, isNew: true }])
  expect(valueOf(await program.deploy({ body: { resources: file('whole') } })).items[0]?.isNew).toBe(false)
  const { items } = valueOf(await program.listVersions({ params: { key: 'whole' } }))
  expect(items).toMatchObject([
    { version: 1, deployedBy: '林晓', resource: 'whole.bpmn', running: 0, deployedAt: NOON },
  ])
  const version = valueOf(await program.getVersion({ params: { key: 'whole', version: '1' } }))
  expect(version).toMatchObject({ xml: file('whole')[0]?.content, starts: [] })
  expect(codeOf(await program.getVersion({ params: { key: 'whole', version: '2' } }))).toBe('engine.version-not-found')
  expect(valueOf(await program.listProcesses({})).items.map(({ key }) => key)).toContain('whole')
})

test('a version says what begins it', async () => {
  const when = start('When', timer('cycle', 'R/PT1H'))
  await deploy(
    database,
    shop.engine,
    drawn('begun', when, start('Start', message('go')), end(), chain('When', 'End'), chain('Start', 'End')),
  )
  const { starts } = valueOf(await program.getVersion({ params: { key: 'begun', version: '1' } }))
  expect(starts).toEqual([
    { event: 'Start', kind: 'message', name: 'go', dueAt: null },
    { event: 'When', kind: 'timer', name: null, dueAt: at('2026-03-01T13:00:00Z') },
  ])
})
