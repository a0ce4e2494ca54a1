import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  boundary,
  start as bpmnStart,
  chain,
  documentXml,
  end,
  error,
  process,
  service,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import {
  endEvent,
  flows,
  gateway,
  processAround,
  processFile,
  serviceTask,
  startEvent,
} from '../../../test/bpmn-text.ts'
import { testDatabase } from '../../../test/database.ts'
import { deploy, eachJob, engineWith, historyOf, incidentsOf, instanceOf, start } from '../../../test/engine.ts'
import { Trouble } from '../../platform/trouble.ts'
import type { JobHandler } from './job.ts'

const { database } = await testDatabase()
await sql`create table done (number integer primary key)`.execute(database)

const doneNumbers = async () =>
  (await sql<{ number: number }>`select number from done order by number`.execute(database)).rows.map(
    ({ number }) => number,
  )

/** Starts a case a number, whose work is done by this handler. */
async function work(handler: JobHandler, numbers: readonly number[]) {
  await sql`truncate done`.execute(database)
  const { engine, told } = engineWith({ work: handler })
  await deploy(database, engine, { 'w.bpmn': processAround('w', serviceTask('T', 'work')) })
  const ids = await start(
    database,
    engine,
    'w',
    numbers.map((number) => ({ number })),
  )
  return { ids, told }
}

const numberOf = (job: Parameters<JobHandler>[1][number]) => job.variables['number'] as number

/** Writes down every number, all with one statement; `odd` is what it cannot do. */
const writing =
  (odd: (number: number) => void): JobHandler =>
  async (tx, jobs) => {
    const numbers = jobs.map(numberOf)
    await sql`insert into done select unnest(${numbers}::integer[])`.execute(tx)
    for (const number of numbers) odd(number)
    return numbers.map((number) => ({ variables: { position: numbers.indexOf(number) } }))
  }

const oneTo = (last: number) => Array.from({ length: last }, (_, position) => position + 1)

test('one odd case among a thousand becomes an incident; the others are done', async () => {
  const { ids, told } = await work(
    writing((number) => {
      if (number === 700) throw new Error('expected a number other than 700, got 700')
    }),
    oneTo(1000),
  )
  expect(await doneNumbers()).toEqual(oneTo(1000).filter((number) => number !== 700))
  const odd = ids[699] ?? ''
  expect(await incidentsOf(database, odd)).toMatchObject([
    {
      code: 'engine.work-failed',
      message: {
        en: 'A fault of the program broke off the work “work”: expected a number other than 700, got 700',
        'zh-CN': '程序故障中断了工作“work”：expected a number other than 700, got 700',
      },
    },
  ])
  expect((await instanceOf(database, odd)).status).toBe('active')
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from process_instance where status = 'completed'`.execute(database)
  expect(rows).toEqual([{ n: 999 }])
  expect(told).toMatchObject([{ work: 'work', effectKey: `${odd}/2`, err: expect.any(Error) }])
})

test('a statement that the database refuses for one case is as little trouble', async () => {
  const { ids } = await work(
    writing(() => undefined),
    [1, 2, 2, 3],
  )
  expect(await doneNumbers()).toEqual([1, 2, 3])
  const found = await Promise.all(ids.map((id) => incidentsOf(database, id)))
  expect(found.map((incidents) => incidents.map(({ code }) => code))).toEqual([[], [], ['engine.work-failed'], []])
})

test('what an odd case wrote before it failed is undone, and the others are done in the order given', async () => {
  const order: number[][] = []
  const { ids } = await work(async (tx, jobs, now) => {
    const answers = await writing((number) => {
      if (number % 3 === 0) throw new Error('three')
    })(tx, jobs, now)
    order.push(jobs.map(numberOf))
    return answers
  }, oneTo(7))
  expect(order.flat()).toEqual([1, 2, 4, 5, 7])
  expect(await doneNumbers()).toEqual([1, 2, 4, 5, 7])
  expect(ids).toHaveLength(7)
})

test('a handler that answers for too few is at fault for each, and none is taken for done', async () => {
  const { ids } = await work(async () => [], [1, 2])
  for (const id of ids) expect(await incidentsOf(database, id)).toMatchObject([{ code: 'engine.work-failed' }])
})

test.each([
  ['trouble around us', new Trouble('database.lost', { en: 'Lost.', 'zh-CN': '丢失。' })],
  ['a deadlock, which is tried again whole', Object.assign(new Error('deadlock detected'), { code: '40P01' })],
  ['a full disk', Object.assign(new Error('No space left on device'), { code: '53100' })],
])('%s is nobody’s incident: it ends the transaction', async (_, trouble) => {
  const before = await sql`select count(*) from incident`.execute(database)
  await expect(work(() => Promise.reject(trouble), [1, 2])).rejects.toThrow(trouble.message)
  expect((await sql`select count(*) from incident`.execute(database)).rows).toEqual(before.rows)
})

test('work that brings more than a step may bring is an incident, and what it brought is not kept', async () => {
  const large = eachJob(({ variables }) => ({ variables: { text: 'x'.repeat(variables['length'] as number) } }))
  const { engine } = engineWith({ large })
  await deploy(database, engine, { 'large.bpmn': processAround('large', serviceTask('T', 'large')) })
  const [id = '', other = ''] = await start(database, engine, 'large', [{ length: 5_000_000 }, { length: 1_000 }])
  expect((await incidentsOf(database, id)).map(({ code }) => code)).toEqual(['engine.payload-too-large'])
  expect(Object.keys((await instanceOf(database, id)).variables as object)).toEqual(['length'])
  expect((await instanceOf(database, other)).status).toBe('completed')
})

test('an instance that grows beyond what one may hold stops a few steps later', async () => {
  let asked = 0
  const { engine } = engineWith({
    grow: eachJob(() => {
      asked += 1
      return { variables: { [`text${asked}`]: 'x'.repeat(4_000_000) } }
    }),
  })
  const grow = serviceTask('T', 'grow')
  const again = gateway('G', 'End')
  const drawn = [startEvent(), grow, again, endEvent(), flows('Start', 'T', 'G', 'End'), flows('G', '=1 < 2', 'T')]
  await deploy(database, engine, { 'grow.bpmn': processFile('grow', ...drawn) })
  const [id = ''] = await start(database, engine, 'grow', [{}])
  expect([asked, (await incidentsOf(database, id)).map(({ code }) => code)]).toEqual([7, ['engine.instance-too-large']])
})

test('what business refuses goes where the model catches it; a failure never does, and a refusal that nothing catches stops', async () => {
  const cause = { code: 'w.too-many', message: { en: 'Too many.', 'zh-CN': '太多。' } }
  const { engine } = engineWith({
    work: eachJob((job) => (numberOf(job) === 1 ? { failure: cause, isRefused: true } : { failure: cause })),
  })
  const drawn = (id: string, ...more: readonly string[]) =>
    documentXml(process(id, bpmnStart(), service('T', 'work'), end(), chain('Start', 'T', 'End'), ...more))
  const catching = [
    boundary('Refused', 'T', error()),
    user('Person'),
    end('Settled'),
    chain('Refused', 'Person', 'Settled'),
  ]
  await deploy(database, engine, { 'c.bpmn': drawn('c', ...catching), 'n.bpmn': drawn('n') })
  const [refused = '', failed = ''] = await start(database, engine, 'c', [{ number: 1 }, { number: 2 }])
  const [uncaught = ''] = await start(database, engine, 'n', [{ number: 1 }])
  expect(await incidentsOf(database, refused)).toEqual([])
  expect(await historyOf(database, refused)).toMatch(/thrown T.*entered Person/)
  expect(await instanceOf(database, refused)).toMatchObject({
    variables: { refusal: { code: 'w.too-many', en: 'Too many.', zh: '太多。' } },
  })
  for (const id of [failed, uncaught]) {
    expect(await incidentsOf(database, id)).toMatchObject([{ element: 'T', code: 'w.too-many' }])
    expect(await historyOf(database, id)).not.toContain('thrown')
  }
})
