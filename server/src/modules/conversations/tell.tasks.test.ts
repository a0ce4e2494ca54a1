import { expect, test } from 'vitest'
import { endEvent, flows, processFile, startEvent } from '../../../test/bpmn-text.ts'
import { conversationPlace } from '../../../test/conversation-place.ts'
import { deploy, incidentsOf, jobOf, NOON, start } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { retryCase } from '../cases/index.ts'
import { conversationTasks } from './tell.tasks.ts'

const tell = (id: string, template: string) =>
  `<bpmn:serviceTask id="${id}" name="Tell"><bpmn:extensionElements><zeebe:taskDefinition type="cases.tell"/>${
    template === '' ? '' : `<zeebe:taskHeaders><zeebe:header key="template" value="${template}"/></zeebe:taskHeaders>`
  }</bpmn:extensionElements></bpmn:serviceTask>`

const flow = (template: string) =>
  processFile('return', startEvent(), tell('Tell', template), endEvent(), flows('Start', 'Tell', 'End'))

const { program, database, engine, open, entriesOf } = await conversationPlace(flow('got-it'))

const put = (key: string, en: string) =>
  program.putMessageTemplate({
    body: { template: { key, name: { en: 'n', 'zh-CN': '名' }, text: { en, 'zh-CN': `${en}。` } }, reason: 'r' },
  })

test('a template that is not there stops the step by name; once it is there the step tells', async () => {
  const [one] = await open({})
  if (one === undefined) throw new Error('expected a case')
  expect(one.status).toBe('stuck')
  expect(await incidentsOf(database, one.instance_id)).toMatchObject([
    { code: 'conversations.template-unknown', message: { en: expect.stringContaining('got-it') } },
  ])
  valueOf(await put('got-it', 'Hello {{ case.number }}'))
  expect(await retryCase(database, engine, { idOrNumber: one.number, by: 'ann', now: NOON })).toMatchObject({
    value: { caseState: 'closed' },
  })
  expect(await entriesOf(one.id)).toMatchObject([
    {
      kind: 'automatic',
      direction: 'to-customer',
      author: 'system',
      by: null,
      text: null,
      texts: { en: `Hello ${one.number}`, 'zh-CN': `Hello ${one.number}。` },
      template: { key: 'got-it', version: 1 },
    },
  ])
})

test('many cases are told at once, each with its own number', async () => {
  const cases = await open(...Array.from({ length: 300 }, () => ({})))
  expect(new Set(cases.map(({ status }) => status))).toEqual(new Set(['closed']))
  const rows = await database
    .selectFrom('conversation_entry')
    .select(['case_id', 'texts'])
    .where(
      'case_id',
      'in',
      cases.map(({ id }) => id),
    )
    .execute()
  expect(new Map(rows.map(({ case_id, texts }) => [case_id, (texts as { en: string }).en]))).toEqual(
    new Map(cases.map(({ id, number }) => [id, `Hello ${number}`])),
  )
})

test('the same effect key tells once, in one call and in another', async () => {
  const [one] = await open({})
  const key = `${one?.instance_id}/77`
  const job = { ...jobOf({ case: { number: 'twice' } }, key), headers: { template: 'got-it' } }
  const work = conversationTasks('Asia/Shanghai')['cases.tell']
  if (work === undefined) throw new Error('expected the work')
  for (const jobs of [[job, job], [job]]) {
    const answers = await inTransaction(database, (tx) => work(tx, jobs, NOON))
    expect(answers).toEqual(jobs.map(() => ({ variables: {} })))
  }
  const told = (await entriesOf(one?.id ?? '')).filter(({ texts }) => texts?.en === 'Hello twice')
  expect(told).toHaveLength(1)
})

test('what belongs to no case, and a message that comes to nothing, are for a person to repair; the others are told', async () => {
  valueOf(await put('blank', '{{ nothing }}'))
  const [one] = await open({})
  const [alone = ''] = await start(database, engine, 'return', [{}])
  expect(await incidentsOf(database, alone)).toMatchObject([{ code: 'conversations.no-case' }])
  const work = conversationTasks('Asia/Shanghai')['cases.tell']
  const jobs = ['', 'blank', 'none', 'got-it'].map((template, n) => ({
    ...jobOf({ case: { number: 'x' } }, `${one?.instance_id}/${90 + n}`),
    headers: template === '' ? ({} as Record<string, string>) : { template },
  }))
  const answers = await inTransaction(database, async (tx) => (await work?.(tx, jobs, NOON)) ?? [])
  expect(answers.map((one) => ('failure' in one ? one.failure.code : 'told'))).toEqual([
    'conversations.template-unnamed',
    'conversations.message-unusable',
    'conversations.template-unknown',
    'told',
  ])
})

test('a flow that the flow of a case calls tells the same customer', async () => {
  const calls = `<bpmn:callActivity id="Call" name="Call"><bpmn:extensionElements>
    <zeebe:calledElement processId="told"/></bpmn:extensionElements></bpmn:callActivity>`
  await deploy(database, engine, {
    'told.bpmn': flow('got-it').replace('id="return"', 'id="told"'),
    'return.bpmn': processFile('return', startEvent(), calls, endEvent(), flows('Start', 'Call', 'End')),
  })
  const [one] = await open({})
  expect(one?.status).toBe('closed')
  expect((await entriesOf(one?.id ?? '')).map(({ texts }) => texts?.en)).toEqual([`Hello ${one?.number}`])
})
