import type { Client } from '@aftersale/contract'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endEvent, flows, processFile, startEvent, userTask } from '../test/bpmn-text.ts'
import { caseType } from '../test/case-place.ts'
import { company } from '../test/company.ts'
import { testDatabase } from '../test/database.ts'
import { deploy, engineWith } from '../test/engine.ts'
import { codeOf, testServer, valueOf } from '../test/http-server.ts'
import { caseRoutes, projectCases } from './modules/cases/index.ts'
import { type ClockSetup, followFlows } from './modules/clocks/index.ts'
import { conversationRoutes } from './modules/conversations/index.ts'
import { taskRoutes } from './modules/processes/index.ts'

const made = await testDatabase()
const { database } = made
const clocks: ClockSetup = { engine: { calendars: (tx) => engine.calendars(tx) } }
const { engine } = engineWith({}, [projectCases, followFlows(clocks)])
const parts = { database, engine }
const server = await testServer(made, {
  routes: [...caseRoutes(parts), ...conversationRoutes(parts), ...taskRoutes(parts)],
})
const { admin, worker, signIn, assign } = await company(server)
await deploy(database, engine, {
  'talk.bpmn': processFile(
    'talk',
    startEvent(),
    userTask('T').replace('"agents"', '"service-agents"'),
    endEvent(),
    flows('Start', 'T', 'End'),
  ),
})
const document = caseType('talk', { process: 'talk' })
valueOf(await admin.putCaseTypes({ body: { items: [{ key: 'talk', document: document as never }] } }))

let asked = 0
const open = async (source: string, by = admin) => {
  const key = `c${(asked += 1)}`
  const [outcome] = valueOf(
    await by.openCases({ body: { items: [{ key, type: 'talk', source, title: source }] } }),
  ).items
  if (!outcome?.done) throw new Error(JSON.stringify(outcome?.refusal))
  const row = await database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.root_id')
    .select('user_task.id as task')
    .where('service_case.id', '=', outcome.done.id)
    .executeTakeFirstOrThrow()
  return { id: outcome.done.id, task: row.task }
}
const north = await open('north-shop')
const south = await open('south-shop')
const shopless = await open('web')

const listed = async (client: Client) =>
  valueOf(await client.listCases({ query: {} }))
    .items.map(({ source }) => source)
    .sort()
const work = async (client: Client, whose: 'all' | 'claimable' | 'mine' = 'all') =>
  valueOf(await client.listWork({ query: { whose } }))
    .items.map(({ id }) => id)
    .sort()
const ids = (...ones: { task: string }[]) => ones.map(({ task }) => task).sort()

test('who works in a unit sees its cases and tasks, and nothing that is another’s, at any door', async () => {
  const agent = await worker('agent', 'north')
  expect(await listed(agent)).toEqual(['north-shop'])
  expect(await work(agent)).toEqual(ids(north))
  expect(await work(agent, 'claimable')).toEqual(ids(north))
  expect(valueOf(await agent.listTasks({ query: {} })).items.map(({ id }) => id)).toEqual([north.task])
  const params = { id: south.id }
  const answers = [
    await agent.getCase({ params }),
    await agent.listEntries({ params, query: {} }),
    await agent.writeEntry({ params, body: { key: 'w', kind: 'note', text: 'x' } }),
    await agent.listWatchers({ params }),
    await agent.changeWatchers({ params, body: { add: ['agent@north.example.com'] } }),
    await agent.listLinks({ params }),
    await agent.getCaseClocks({ params }),
    await agent.listDuplicates({ params }),
    await agent.mergeCase({ params: { id: north.id }, body: { into: south.id, reason: null } }),
  ]
  expect(answers.map(codeOf)).toEqual(Array(answers.length).fill('cases.not-found'))
  const task = { id: south.task }
  const tasks = [
    await agent.getTask({ params: task }),
    await agent.claimTask({ params: task }),
    await agent.completeTask({ params: task, body: { values: {} } }),
    await agent.copyTask({ params: task, body: { to: ['agent@north.example.com'] } }),
  ]
  expect(tasks.map(codeOf)).toEqual(Array(tasks.length).fill('tasks.not-found'))
  const many = valueOf(await agent.completeTasks({ body: { tasks: [{ id: south.task, values: {} }] } }))
  expect(many.items).toMatchObject([{ refusal: { code: 'tasks.not-found' } }])
  const changed = valueOf(await agent.changeCases({ body: { items: [{ key: 'x', case: south.id, title: 'mine' }] } }))
  expect(changed.items).toMatchObject([{ refusal: { code: 'cases.not-found' } }])
  const told = valueOf(await agent.reportCaseNews({ body: { items: [{ key: 'x', case: south.id, news: 'asked' }] } }))
  expect(told.items).toMatchObject([{ refusal: { code: 'cases.not-found' } }])
})

test('cases of shops of no unit are of the one at the top, and all below it is in its range', async () => {
  const top = await worker('agent', 'company')
  expect(await listed(top)).toEqual(['north-shop', 'south-shop', 'web'])
  expect(await work(top, 'claimable')).toEqual(ids(north, south, shopless))
})

test('a case follows its shop to another unit', async () => {
  const agent = await worker('agent', 'south')
  const put = (name: string, sources: string[], key: string) =>
    admin.putOrganisationUnits({
      body: { items: [{ key, unit: name, name: { en: name, 'zh-CN': name }, parent: 'company', sources }] },
    })
  await put('south', ['south-shop', 'web'], 'more')
  expect(await listed(agent)).toEqual(['south-shop', 'web'])
  await put('south', ['south-shop'], 'less')
  expect(await listed(agent)).toEqual(['south-shop'])
})

test('one’s own are what one opened, watches, has or had a task in, wherever it is', async () => {
  const engineer = await worker('engineer', 'north')
  expect(await listed(engineer)).toEqual([])
  const assigned = await admin.assignTask({ params: { id: south.task }, body: { to: 'engineer@north.example.com' } })
  expect(assigned.ok).toBe(true)
  expect(await listed(engineer)).toEqual(['south-shop'])
  expect(await work(engineer, 'mine')).toEqual([south.task])
  valueOf(await engineer.getCase({ params: { id: south.id } }))
  valueOf(await engineer.completeTask({ params: { id: south.task }, body: { values: {} } }))
  expect(await listed(engineer)).toEqual(['south-shop'])
  valueOf(await admin.changeWatchers({ params: { id: shopless.id }, body: { add: ['engineer@north.example.com'] } }))
  expect(await listed(engineer)).toEqual(['south-shop', 'web'])
})

test('the work list tells customers by name to whoever may see them, and by number to others', async () => {
  const { id, task } = north
  await sql`update service_case set customer = 'c-named' where id = ${id}`.execute(database)
  await sql`insert into customer (id, source, number, kind, name, phones, mails, addresses, fields, search_text, terms,
      version, changed_at, changed_by)
    values (${id}, 'north-shop', 'c-named', 'consumer', '王芳', '{}', '{}', '[]', '{}', '', '{}', 1, now(), 'test')`.execute(
    database,
  )
  const told = async (client: Client) => {
    const { items } = valueOf(await client.listWork({ query: { whose: 'all' } }))
    return items.find((one) => one.id === task)?.case
  }
  for (const client of [admin, await worker('agent', 'north')]) {
    expect(await told(client)).toMatchObject({ customer: 'c-named', customerName: '王芳' })
  }
  const clerk = await worker('warehouse', 'north')
  expect(await told(clerk)).toMatchObject({ customer: 'c-named', customerName: null })
})

test('who may give others’ tasks does so in their range', async () => {
  const fresh = await open('south-shop')
  const manager = await worker('store-manager', 'north')
  const give = (task: string) => manager.assignTask({ params: { id: task }, body: { to: 'agent@north.example.com' } })
  expect((await give(north.task)).ok).toBe(true)
  expect(codeOf(await give(fresh.task))).toBe('tasks.not-found')
})

test('who has several roles sees what any of them shows; whoever has none sees all', async () => {
  const both = await worker('agent', 'north')
  await assign('agent@north.example.com', 'finance', 'south')
  expect(new Set(await listed(both))).toEqual(new Set(['north-shop', 'south-shop']))
  const nobody = await signIn('plain@example.com')
  expect(new Set(await listed(nobody))).toEqual(new Set(['north-shop', 'south-shop', 'web']))
})

test('pages are full whatever is left out, and a key’s roles narrow what its maker sees', async () => {
  for (let at = 0; at < 5; at += 1) {
    await open('south-shop')
    await open('north-shop')
  }
  const roles = [{ role: 'auditor', unit: 'north' }]
  const made2 = valueOf(await admin.createApiKey({ body: { name: 'all', roles } }))
  expect(valueOf(await server.program(made2.key).listCases({ query: { limit: 3 } })).items).toHaveLength(3)
  const narrow = valueOf(
    await admin.createApiKey({ body: { name: 'north', roles: [{ role: 'agent', unit: 'north' }] } }),
  )
  const program = server.program(narrow.key)
  const page = valueOf(await program.listCases({ query: { limit: 4 } }))
  expect(page.items.map(({ source }) => source)).toEqual(Array(4).fill('north-shop'))
  const rest = valueOf(await program.listCases({ query: { limit: 4, cursor: page.next ?? '' } }))
  expect(rest.items.map(({ source }) => source)).toEqual(['north-shop', 'north-shop'])
  expect(rest.next).toBeNull()
})

const conditional = async (key: string, grants: object, groups: string[] = []) => {
  const role = { key, name: { en: key, 'zh-CN': key }, groups, grants }
  valueOf(await admin.putRoles({ body: { items: [{ key, document: role as never }] } }))
}
const openAs = async (source: string, title: string, channel: string) => {
  const item = { key: `${source} ${title} ${channel}`, type: 'talk', source, title, channel }
  const id = valueOf(await admin.openCases({ body: { items: [item] } })).items[0]?.done?.id ?? ''
  const task = await database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.root_id')
    .select('user_task.id')
    .where('service_case.id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, task: task.id }
}

test('a condition narrows the range of a role: whole pages of cases and tasks, at every door, and what is offered', async () => {
  const matters: { id: string; task: string }[] = []
  for (const n of [1, 2, 3]) {
    matters.push(await openAs('north-shop', `vip ${n}`, 'vip'))
    await openAs('north-shop', `plain ${n}`, 'phone')
    await openAs('south-shop', `other ${n}`, 'vip')
  }
  const vip = { when: 'case.channel = "vip"', range: 'unit-and-below' }
  await conditional('vip-desk', { 'cases.see': vip, 'cases.change': vip, 'tasks.see': vip, 'tasks.do': vip }, [
    'service-agents',
  ])
  const desk = await worker('vip-desk', 'north')
  const page = valueOf(await desk.listCases({ query: { limit: 2 } }))
  const rest = valueOf(await desk.listCases({ query: { limit: 2, cursor: page.next ?? '' } }))
  expect([...page.items, ...rest.items].map(({ title }) => title)).toEqual(['vip 3', 'vip 2', 'vip 1'])
  expect([page.items.length, rest.next]).toEqual([2, null])
  const inShop = { query: { source: 'north-shop' } }
  expect(valueOf(await desk.listCases(inShop)).items.map(({ title }) => title)).toEqual(['vip 3', 'vip 2', 'vip 1'])
  expect(valueOf(await desk.countCases(inShop)).count).toBe(3)
  expect(await work(desk)).toEqual(ids(...matters))
  expect(await work(desk, 'claimable')).toEqual(ids(...matters))
  expect(valueOf(await desk.listTasks({ query: {} })).items).toHaveLength(3)
  expect(codeOf(await desk.getCase({ params: { id: north.id } }))).toBe('cases.not-found')
  expect(codeOf(await desk.completeTask({ params: { id: north.task }, body: { values: {} } }))).toBe('tasks.not-found')

  const [first] = matters
  const id = first?.id ?? ''
  expect((await desk.getCase({ params: { id } })).ok).toBe(true)
  const taken = { key: 'no-vip-any-more', case: id, title: 'vip no more' }
  expect(valueOf(await desk.changeCases({ body: { items: [taken] } })).items).toMatchObject([{ refusal: null }])
  await database.updateTable('service_case').set({ channel: 'phone' }).where('id', '=', id).execute()
  expect(codeOf(await desk.getCase({ params: { id } }))).toBe('cases.not-found')
})

test('a condition beside another grant adds to it; that of a key narrows what its maker sees', async () => {
  await conditional('titled', { 'cases.see': { when: 'case.title = "other 1"', range: 'all' } })
  await worker('titled', 'north')
  const both = await worker('titled', 'south')
  await assign('titled@south.example.com', 'agent', 'north')
  const titles = async (client: Client) =>
    valueOf(await client.listCases({ query: {} })).items.map(({ title }) => title)
  expect(await titles(both)).toEqual(expect.arrayContaining(['other 1', 'vip 2', 'plain 1']))
  expect(await titles(both)).not.toContain('other 2')
  const roles = [{ role: 'titled', unit: 'company' }]
  const narrow = valueOf(await admin.createApiKey({ body: { name: 'titled', roles } }))
  expect(await titles(server.program(narrow.key))).toEqual(['other 1'])
  await conditional('fielded', { 'cases.see': { when: 'request.about = "delivery" or request.about = null' } })
  const fielded = await worker('fielded', 'south')
  expect((await titles(fielded)).length).toBeGreaterThan(2)
})

test('a supplier writes to the company and reads what is said to partners, and answers no customer', async () => {
  const [mine, foreign] = [await open('north-shop'), await open('south-shop')]
  const params = { id: mine.id }
  const [agent, supplier] = [await worker('agent', 'north'), await worker('supplier', 'company')]
  valueOf(await admin.changeWatchers({ params, body: { add: ['supplier@company.example.com'] } }))
  for (const kind of ['public', 'partner', 'note'] as const) {
    valueOf(await agent.writeEntry({ params, body: { key: kind, kind, text: `agent ${kind}` } }))
  }
  for (const direction of ['to-customer', 'from-customer'] as const) {
    const body = { key: direction, kind: 'public' as const, direction, text: 'x' }
    expect(codeOf(await supplier.writeEntry({ params, body }))).toBe('access.not-permitted')
  }
  expect(codeOf(await supplier.draftReply({ params: { ...params, template: 'any' } }))).toBe('access.not-permitted')
  const said = [
    { case: mine.id, kind: 'public' as const },
    { case: mine.id, kind: 'partner' as const },
    { case: foreign.id, kind: 'public' as const },
    { case: foreign.id, kind: 'partner' as const },
    { case: mine.id, kind: 'note' as const },
  ].map((one, at) => ({ ...one, key: `many ${at}`, text: 'supplier' }))
  const codes = async (by: Client, items: typeof said) =>
    valueOf(await by.writeEntries({ body: { items } })).items.map(({ refusal }) => refusal?.code ?? 'done')
  expect(await codes(supplier, said)).toEqual([
    'access.not-permitted',
    'done',
    'cases.not-found',
    'cases.not-found',
    'access.not-permitted',
  ])
  const { items } = valueOf(await supplier.listEntries({ params, query: {} }))
  expect(items.map(({ kind, text, direction }) => [kind, text, direction])).toEqual([
    ['partner', 'supplier', null],
    ['partner', 'agent partner', null],
    ['public', 'agent public', 'to-customer'],
  ])

  await conditional('north-answers', { 'cases.see': 'all', 'cases.reply': 'all', 'cases.answer': 'unit' })
  const clerk = await worker('north-answers', 'north')
  expect(await codes(clerk, said)).toEqual(['done', 'done', 'access.not-permitted', 'done', 'access.not-permitted'])
})

test('whoever does a task without editing cases sets none of its dates, and is not offered to', async () => {
  const params = { id: (await open('north-shop')).task }
  const [agent, supplier] = [await worker('agent', 'north'), await worker('supplier', 'company')]
  const offered = async (by: Client) => valueOf(await by.getTask({ params })).may
  const body = { priority: 80 }
  valueOf(await admin.assignTask({ params, body: { to: 'supplier@company.example.com' } }))
  expect(await offered(supplier)).toContain('complete')
  expect(await offered(supplier)).not.toContain('change')
  expect(codeOf(await supplier.changeTask({ params, body }))).toBe('access.not-permitted')
  valueOf(await admin.assignTask({ params, body: { to: 'agent@north.example.com' } }))
  expect(await offered(agent)).toContain('change')
  valueOf(await agent.changeTask({ params, body }))
  expect(valueOf(await agent.getTask({ params })).priority).toBe(80)

  // Whoever gives tasks to people says by when, without editing the case; who only sees them is offered nothing.
  await conditional('dispatcher', { 'tasks.see': 'all', 'tasks.do': 'all', 'tasks.assign': 'unit' })
  await conditional('onlooker', { 'tasks.see': 'all' })
  const [dispatcher, onlooker] = [await worker('dispatcher', 'north'), await worker('onlooker', 'north')]
  expect(await offered(dispatcher)).toEqual(expect.arrayContaining(['assign', 'release', 'change']))
  valueOf(await dispatcher.changeTask({ params, body: { priority: 90 } }))
  expect(await offered(onlooker)).toEqual([])
})
