import { type Client, permissionNames, type Route } from '@aftersale/contract'
import { expect, test } from 'vitest'
import {
  catching,
  chain,
  end,
  input,
  message,
  multi,
  parallel,
  rule,
  script,
  service,
  start,
  user,
} from '../../packages/process/test/bpmn-xml.ts'
import { caseType, newKey } from '../test/case-place.ts'
import { company } from '../test/company.ts'
import { testDatabase } from '../test/database.ts'
import { dmnFile } from '../test/dmn-text.ts'
import { drawn } from '../test/drawn.ts'
import { deploy, eachJob, engineWith, NOON } from '../test/engine.ts'
import { codeOf, testServer, valueOf } from '../test/http-server.ts'
import { JobDesk } from './engine/index.ts'
import { openAutomations } from './modules/automations/index.ts'
import { caseRoutes, projectCases } from './modules/cases/index.ts'
import { conversationRoutes } from './modules/conversations/index.ts'
import { printRoutes } from './modules/printing/index.ts'
import { incidentRoutes, instanceRoutes, jobRoutes, taskRoutes } from './modules/processes/index.ts'
import { settableClock } from './platform/clock.ts'

/** Texts and numbers that only the groups of finance may see, and that stand in every place a flow can put them. */
const BANK = 'MARKED-6222'
const OLD_BANK = 'MARKED-0001'
const WORTH = 918_273
const MARKS = [BANK, OLD_BANK, String(WORTH), String(WORTH * 2), 'MARKED']

const made = await testDatabase()
const { database } = made
const handlers = {
  broken: eachJob(({ variables }) => {
    const { bank } = variables['request'] as { bank: string }
    return { failure: { code: 'bank.down', message: { en: `No ${bank} here.`, 'zh-CN': `没有 ${bank}。` } } }
  }),
}
const { engine, told } = engineWith(handlers, [projectCases])
const parts = { database, engine }
const log = { error: (facts: unknown) => void told.push(facts), warn: (facts: unknown) => void told.push(facts) }
const clock = settableClock(NOON)
const desk = new JobDesk({ setup: engine.setup, database, clock, log })
const automations = openAutomations({ database, engine, clock, log, env: {} })
const own = [
  ...caseRoutes(parts),
  ...conversationRoutes(parts),
  ...taskRoutes(parts),
  ...instanceRoutes(parts),
  ...incidentRoutes(parts),
  ...jobRoutes({ desk, ...parts }),
  ...automations.routes,
  ...printRoutes({ ...parts, zone: 'Asia/Shanghai' }),
]
const server = await testServer(made, { routes: own })
const { admin, worker } = await company(server)

const TABLE = dmnFile(`
  <inputData id="d" name="request"><variable name="request"/></inputData>
  <decision id="weigh" name="Weigh"><variable name="weigh"/>
    <informationRequirement><requiredInput href="#d"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression typeRef="string"><text>request.bank</text></inputExpression></input>
      <input><inputExpression typeRef="number"><text>request.worth</text></inputExpression></input>
      <output name="result"/>
      <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>&gt; 5</text></inputEntry><outputEntry><text>"at " + request.bank</text></outputEntry></rule>
    </decisionTable>
  </decision>`)
const textfield = (key: string, more: object = {}) => ({ type: 'textfield', id: `F_${key}`, key, label: key, ...more })
const FORM = JSON.stringify({
  type: 'default',
  id: 'claim-form',
  schemaVersion: 18,
  components: [
    textfield('account'),
    textfield('request.note'),
    textfield('request.level'),
    { type: 'group', id: 'G', path: 'request', components: [textfield('bank', { validate: { required: true } })] },
    textfield('answer'),
  ],
})
await deploy(database, engine, {
  ...drawn(
    'claim',
    start(),
    rule('Weigh', 'weigh', 'weighed'),
    script('Copy', '=request.worth', 'copied'),
    script('Double', '=copied * 2', 'doubled'),
    script('Whole', '=request', 'asked'),
    script('Listed', '=[request.bank, "plain"]', 'listed'),
    parallel('P'),
    user(
      'T',
      { candidateGroups: 'service-agents', formId: 'claim-form' },
      input('account', '=request.bank'),
      multi({ collection: '=[request.worth]', element: 'one' }),
    ),
    user('Plain', { candidateGroups: 'service-agents' }),
    service('Pay', 'pay', input('to', '=asked.bank')),
    service('Broken', 'broken'),
    catching('Heard', message('heard', '=request.bank')),
    end('E1'),
    end('E2'),
    end('E3'),
    end('E4'),
    end('E5'),
    chain('Start', 'Weigh', 'Copy', 'Double', 'Whole', 'Listed', 'P', 'T', 'E1'),
    chain('P', 'Pay', 'E2'),
    chain('P', 'Broken', 'E3'),
    chain('P', 'Heard', 'E4'),
    chain('P', 'Plain', 'E5'),
  ),
  'weigh.dmn': TABLE,
  'claim.form': FORM,
})

const field = (name: string, kind: object = { type: 'text' }) => ({ name, label: { en: name, 'zh-CN': name }, kind })
const FINANCE = { see: ['finance'], change: ['finance'] }
const placeholders = ['request.bank', 'request.worth', 'copied', 'doubled', 'asked.bank', 'weighed', 'request.note']
const print = `${placeholders.map((one) => `{{ ${one} }}`).join('\n\n')}\n\n@each {{ fields }}\n| |\n|---|\n| {{ item.value }} |`
const document = caseType('claim', {
  process: 'claim',
  fields: [field('bank'), field('worth', { type: 'number' }), field('note'), field('level')],
  permissions: {
    open: [],
    see: [],
    fields: { bank: FINANCE, worth: FINANCE, level: { change: ['finance'] } },
  },
  print: { en: print, 'zh-CN': print },
})
const put = async (by: Client, given: object) =>
  valueOf(await by.putCaseTypes({ body: { items: [{ key: newKey(), document: given as never }] } })).items[0]
expect((await put(admin, document))?.done).not.toBeNull()
const watching = {
  key: 'watching',
  name: { en: 'Watching', 'zh-CN': '关注' },
  trigger: { kind: 'change', record: 'case', type: 'claim' },
  do: [{ action: 'change-case', fields: { note: '"seen " + case.fields.level' } }],
}
const deployed = valueOf(
  await admin.putAutomations({ body: { items: [{ key: newKey(), document: watching as never }] } }),
)
expect(deployed.items[0]?.refusal).toBeNull()

const FIELDS = { bank: OLD_BANK, worth: WORTH, note: 'plain words', level: 'gold' }
const open = async (by: Client, fields: object = FIELDS) =>
  valueOf(
    await by.openCases({
      body: { items: [{ key: newKey(), type: 'claim', source: 'north-shop', fields: fields as never }] },
    }),
  ).items[0]
const change = async (by: Client, of: string, fields: object) =>
  valueOf(await by.changeCases({ body: { items: [{ key: newKey(), case: of, fields: fields as never }] } })).items[0]

const id = (await open(admin))?.done?.id ?? ''
expect((await change(admin, id, { bank: BANK }))?.done?.changed).toBe(true)
for (const loop of automations.loops) while ((await loop.round(true)) > 0);
const { instance_id: instance } = await database
  .selectFrom('service_case')
  .select('instance_id')
  .where('id', '=', id)
  .executeTakeFirstOrThrow()
const tasks = await database.selectFrom('user_task').selectAll().where('instance_id', '=', instance).execute()
const taskOf = (element: string) => tasks.find((one) => one.element === element)?.id ?? ''
const incident = await database.selectFrom('incident').select('id').executeTakeFirstOrThrow()
const jobs = await database.selectFrom('job').select('id').execute()
const ids = [id, instance, incident.id, ...tasks.map((one) => one.id), ...jobs.map((one) => one.id)]

/** Everything that there is to permit, and in none of the groups of finance. */
const grants = Object.fromEntries(permissionNames.map((name) => [name, 'all']))
const many = { key: 'much', name: { en: 'Much', 'zh-CN': '多' }, groups: ['service-agents'], grants }
const roles = [many, { ...many, key: 'much-and-finance', groups: ['service-agents', 'finance'] }]
valueOf(await admin.putRoles({ body: { items: roles.map((one) => ({ key: newKey(), document: one as never })) } }))
const keyWith = async (role: string) =>
  valueOf(await admin.createApiKey({ body: { name: role, roles: [{ role, unit: 'company' }] } })).key
const limited = await keyWith('much')
const full = await keyWith('much-and-finance')

async function textsOf(key: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const looks = own.map(({ route }): Route => route).filter((route) => route.method === 'GET' && !route.stream)
  for (const route of looks) {
    const paths = route.path.includes('{id}') ? ids.map((one) => route.path.replace('{id}', one)) : [route.path]
    for (const path of paths) {
      if (path.includes('{')) continue
      const answer = await fetch(`${server.url}${path}`, { headers: { 'x-api-key': key } })
      expect(answer.status, path).toBeLessThan(500)
      texts.set(`${route.id} ${ids.indexOf(path.split('/')[3] ?? '')}`, await answer.text())
    }
  }
  const activated = await server
    .program(key)
    .activateJobs({ body: { types: ['pay'], worker: 'w', maxJobs: 5, lockSeconds: 1, waitSeconds: 0 } })
  texts.set('activateJobs', JSON.stringify(valueOf(activated)))
  for (const { id: job, fence } of valueOf(activated).jobs) {
    valueOf(await server.program(key).releaseJob({ params: { id: job }, body: { fence } }))
  }
  return texts
}

test('a hidden field is in no answer of any route, wherever its flow has put it', async () => {
  const [seen, hidden] = [await textsOf(full), await textsOf(limited)]
  const telling = [...seen].filter(([, text]) => MARKS.some((mark) => text.includes(mark))).map(([name]) => name)
  const places = new Set(telling.map((name) => name.split(' ')[0]))
  expect([...places].sort()).toEqual([
    'activateJobs',
    'getCase',
    'getIncident',
    'getInstance',
    'getTask',
    'listAutomationRuns',
    'listCases',
    'listIncidentGroups',
    'listIncidents',
    'listInstanceEvents',
    'listTasks',
    'printCase',
  ])
  const leaks = [...hidden].flatMap(([name, text]) =>
    MARKS.flatMap((mark) =>
      text.includes(mark) ? [`${name} ${text.slice(Math.max(0, text.indexOf(mark) - 80)).slice(0, 160)}`] : [],
    ),
  )
  expect(leaks).toEqual([])
  const detail = hidden.get('getCase 0') ?? ''
  for (const shown of ['gold', 'among others by fields that you do not see']) expect(detail).toContain(shown)
})

const agent = await worker('agent', 'north')
const finance = await worker('finance', 'north')

test('what is hidden is absent and what is not stays: in the case, its task and its form', async () => {
  const detail = valueOf(await agent.getCase({ params: { id } }))
  expect(detail.fields).toEqual({ note: 'seen gold', level: 'gold' })
  expect(valueOf(await finance.getCase({ params: { id } })).fields).toMatchObject({ bank: BANK, worth: WORTH })
  const { form } = valueOf(await agent.getTask({ params: { id: taskOf('T') } }))
  expect(form?.rights).toEqual({ account: 'hidden', 'request.bank': 'hidden', 'request.level': 'readonly' })
  expect(JSON.stringify(form?.schema)).not.toMatch(/account|bank/)
  expect(form?.data).toEqual({ request: { note: 'seen gold', level: 'gold' } })
})

test('nobody writes what is hidden from them or not theirs: by opening, change, split, task, variable or job', async () => {
  const refusedWith = (names: string) => ({
    refusal: {
      code: 'cases.fields-not-yours',
      message: `You can’t edit these fields: ${names}. Nothing was changed.`,
    },
  })
  expect(await open(agent)).toMatchObject(refusedWith('bank, worth, level'))
  expect(await open(agent, { note: 'mine' })).toMatchObject({ refusal: null })
  expect(await open(server.program(full))).toMatchObject({ refusal: null })

  expect(await change(agent, id, { bank: BANK })).toMatchObject(refusedWith('bank'))
  expect(await change(agent, id, { level: 'silver', note: 'x' })).toMatchObject(refusedWith('level'))
  expect(await change(agent, id, { level: 'gold', note: 'by the agent' })).toMatchObject({ refusal: null })
  expect(valueOf(await finance.getCase({ params: { id } })).fields).toMatchObject({ bank: BANK, note: 'by the agent' })

  const entry = valueOf(
    await agent.writeEntry({ params: { id }, body: { key: newKey(), kind: 'note', text: 'apart' } }),
  )
  const split = (fields?: object) =>
    agent.splitCase({
      params: { id },
      body: { key: newKey(), entries: [entry.id], ...(fields && { fields: fields as never }) },
    })
  expect(codeOf(await split({ bank: 'x' }))).toBe('cases.fields-not-yours')
  const { id: copy } = valueOf(await split({ note: 'split off' }))
  expect(valueOf(await finance.getCase({ params: { id: copy } })).fields).toEqual({
    ...FIELDS,
    bank: BANK,
    note: 'split off',
  })

  const much = server.program(limited)
  const params = { id: instance }
  const request = { bank: 'x' }
  const written = [
    await much.setInstanceVariables({ params, body: { variables: { request } } }),
    await much.setInstanceVariables({ params, body: { variables: { copied: 1 } } }),
    await much.modifyInstance({ params, body: { activate: [{ element: 'Pay', variables: { request } }] } }),
    await much.retryIncident({ params: { id: incident.id }, body: { variables: { request } } }),
    await much.skipIncident({ params: { id: incident.id }, body: { variables: { request } } }),
    await much.resolveIncidents({ body: { action: 'retry', variables: { request } } }),
    await agent.completeTask({ params: { id: taskOf('Plain') }, body: { values: { request } } }),
  ]
  expect(written.map(codeOf)).toEqual(Array(written.length).fill('cases.fields-not-yours'))
  expect((await much.setInstanceVariables({ params, body: { variables: { other: 1, fields: {} } } })).ok).toBe(true)
  const activated = valueOf(
    await much.activateJobs({ body: { types: ['pay'], worker: 'w', maxJobs: 1, lockSeconds: 9, waitSeconds: 0 } }),
  )
  const [job] = activated.jobs
  const body = { fence: job?.fence ?? 0, variables: { request } }
  expect(codeOf(await much.completeJob({ params: { id: job?.id ?? '' }, body }))).toBe('cases.fields-not-yours')
  const reported = await much.completeJobs({ body: { jobs: [{ id: job?.id ?? '', ...body }] } })
  expect(valueOf(reported).answers).toMatchObject([{ accepted: false, error: { code: 'cases.fields-not-yours' } }])
})

test('a task is done without what is hidden, and what is hidden stays', async () => {
  const params = { id: taskOf('T') }
  const many = valueOf(
    await agent.completeTasks({ body: { tasks: [{ id: taskOf('T'), values: { request: { bank: 'x' } } }] } }),
  )
  expect(many.items).toMatchObject([{ refusal: { code: 'tasks.values-wrong' } }])
  for (const values of [{ account: 'x' }, { request: { bank: 'x' } }, { request: { level: 'silver' } }]) {
    expect(codeOf(await agent.completeTask({ params, body: { values } }))).toBe('tasks.values-wrong')
  }
  valueOf(await agent.completeTask({ params, body: { values: { request: { note: 'done' }, answer: 'yes' } } }))
  const { variables } = valueOf(await admin.getInstance({ params: { id: instance } }))
  expect(variables['request']).toMatchObject({ bank: BANK, worth: WORTH, level: 'gold', note: 'done' })
})

test('an automation is not tried by what whoever tries it does not see', async () => {
  const much = server.program(limited)
  const attempt = async (by: Client, draft: object) =>
    by.tryAutomation({ body: { document: { ...watching, ...draft } as never, record: id } })
  expect(codeOf(await attempt(much, { when: 'case.fields.bank = "x"' }))).toBe('cases.fields-not-seen')
  expect(codeOf(await attempt(much, { when: 'count(get entries(after.fields)) > 0' }))).toBe('cases.fields-not-seen')
  const note = (value: string) => ({ do: [{ action: 'change-case', fields: { note: value } }] })
  expect(codeOf(await attempt(much, note('before.fields.worth')))).toBe('cases.fields-not-seen')
  const whole = valueOf(await attempt(much, note('string(case)')))
  expect(JSON.stringify(whole)).not.toContain('MARKED')
  expect((await attempt(much, note('case.fields.level'))).ok).toBe(true)
  expect(JSON.stringify(valueOf(await attempt(admin, note('case.fields.bank'))))).toContain(BANK)
})

test('whoever asks for a type hears what they may not do with its fields', async () => {
  const rightsOf = async (key: string) =>
    valueOf(await server.program(key).getCaseType({ params: { key: 'claim' }, query: {} })).fieldRights
  expect(await rightsOf(limited)).toEqual({ bank: 'hidden', worth: 'hidden', level: 'readonly' })
  expect(await rightsOf(full)).toEqual({})
})

test('rights are of the newest version, for older cases too, and of fields that there are or were', async () => {
  const other = { ...document, key: 'changing', fields: [field('bank')], permissions: { open: [], see: [] } }
  const opened = async () => {
    const item = { key: newKey(), type: 'changing', source: 'north-shop', fields: { bank: 'MARKED-9' } }
    return valueOf(await admin.openCases({ body: { items: [item] } })).items[0]?.done?.id ?? ''
  }
  await put(admin, other)
  const first = await opened()
  const fieldsFor = async (by: Client) => valueOf(await by.getCase({ params: { id: first } })).fields
  expect(await fieldsFor(agent)).toEqual({ bank: 'MARKED-9' })
  const limitedBy = (fields: object) => ({ ...other, permissions: { open: [], see: [], fields } })
  expect((await put(admin, limitedBy({ banc: FINANCE })))?.refusal).toMatchObject({
    code: 'cases.type-wrong',
    fields: [{ path: 'permissions.fields.banc' }],
  })
  await put(admin, limitedBy({ bank: FINANCE }))
  expect(await fieldsFor(agent)).toEqual({})
  expect(await fieldsFor(finance)).toEqual({ bank: 'MARKED-9' })
  expect((await put(admin, { ...limitedBy({ bank: FINANCE }), fields: [field('note')] }))?.refusal).toBeNull()
  const later = { ...limitedBy({ bank: FINANCE }), fields: [field('note'), field('more')] }
  expect((await put(admin, later))?.done).toMatchObject({ version: 4, isNew: true })
  expect(await fieldsFor(agent)).toEqual({})
})
