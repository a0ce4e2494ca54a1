import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  endEvent,
  flows,
  gateway,
  processAround,
  processFile,
  ruleTask,
  serviceTask,
  startEvent,
  userTask,
} from '../../test/bpmn-text.ts'
import { testDatabase } from '../../test/database.ts'
import { tableOf } from '../../test/dmn-text.ts'
import {
  actor,
  at,
  deploy,
  eachJob,
  engineWith,
  historyOf,
  incidentsOf,
  instanceOf,
  NOON,
  start,
  tasksOf,
} from '../../test/engine.ts'
import { newId } from '../platform/ids.ts'
import { inTransaction } from '../platform/transaction.ts'
import type { Job } from './jobs/job.ts'

const { database } = await testDatabase()
const LATER = at('2026-03-02T08:30:00Z')

/** Work that fails while its case is not mended, and counts how often it was asked and for whom. */
function fragile() {
  const asked: (readonly Job[])[] = []
  let mended = false
  const { engine, told } = engineWith({
    work: async (_, jobs) => {
      asked.push(jobs)
      return jobs.map((job) =>
        mended || job.variables['odd'] !== true
          ? { variables: { done: true } }
          : { failure: { code: 'work.odd', message: { en: 'It is odd.', 'zh-CN': '它很奇怪。' } } },
      )
    },
    other: eachJob(() => ({ variables: { other: 1 } })),
  })
  return { engine, told, asked, mend: () => (mended = true) }
}

test('a straight run is one row of history a visit, and nothing is left open', async () => {
  const { engine, asked } = fragile()
  await deploy(database, engine, {
    's.bpmn': processFile(
      's',
      startEvent(),
      serviceTask('Work', 'work'),
      ruleTask('Judge', 'judge-id', 'verdict'),
      gateway('G', 'No'),
      endEvent('Yes'),
      endEvent('No'),
      flows('Start', 'Work', 'Judge', 'G', '=verdict = "big"', 'Yes'),
      flows('G', 'No'),
    ),
    's.dmn': tableOf('FIRST', [
      ['> 5', '"big"'],
      ['-', '"small"'],
    ]),
  })
  const ids = await start(database, engine, 's', [{ n: 9 }, { n: 1 }, { n: 7 }])
  const [first = '', second = ''] = ids
  expect(await historyOf(database, first)).toBe('passed Start, passed Work, passed Judge, passed G, passed Yes')
  expect(await historyOf(database, second)).toBe('passed Start, passed Work, passed Judge, passed G, passed No')
  expect(await instanceOf(database, first)).toMatchObject({
    status: 'completed',
    started_at: NOON,
    ended_at: NOON,
    last_event: 5,
    state: null,
    variables: { n: 9, done: true, verdict: 'big' },
  })
  const judged = await database
    .selectFrom('process_event')
    .select('data')
    .where('instance_id', '=', first)
    .where('element', '=', 'Judge')
    .executeTakeFirstOrThrow()
  expect(judged.data).toEqual({
    decision: expect.any(String),
    inputs: { n: 9 },
    fired: [{ table: 'judge-id', rules: [1] }],
    flows: 'Judge-G',
  })
  // One call for all of them, in the order in which they were given.
  expect(asked.map((jobs) => jobs.map(({ instanceId }) => instanceId))).toEqual([ids])
  expect(asked[0]?.map(({ effectKey }) => effectKey)).toEqual(ids.map((id) => `${id}/2`))
})

test('an instance goes on under the version that it began with; decisions take the latest', async () => {
  const { engine } = fragile()
  const version = (task: string) =>
    processFile(
      'v',
      startEvent(),
      userTask('Ask'),
      ruleTask('Judge', 'judge-id', 'verdict'),
      task,
      endEvent(),
      flows('Start', 'Ask', 'Judge', 'Next', 'End'),
    )
  await deploy(database, engine, {
    'v.bpmn': version(serviceTask('Next', 'work')),
    'v.dmn': tableOf('FIRST', [['-', '"old"']]),
  })
  const [old = ''] = await start(database, engine, 'v', [{ n: 1 }])
  await deploy(database, engine, {
    'v.bpmn': version(serviceTask('Next', 'other')),
    'v.dmn': tableOf('FIRST', [['-', '"new"']]),
  })
  const [fresh = ''] = await start(database, engine, 'v', [{ n: 1 }])
  for (const id of [old, fresh]) {
    const [task] = await tasksOf(database, id)
    await inTransaction(database, (tx) => engine.tasks.complete(tx, task?.id ?? '', {}, actor('ann'), LATER))
  }
  expect((await instanceOf(database, old)).variables).toEqual({ n: 1, verdict: 'new', done: true })
  expect((await instanceOf(database, fresh)).variables).toEqual({ n: 1, verdict: 'new', other: 1 })
  // Another server, which has compiled nothing yet, reads the same versions.
  const history = await fragile().engine.history(database, old)
  expect(history?.process.version).toBe(1)
})

test('a task waits for a person; what they submit goes on with the case', async () => {
  const { engine } = fragile()
  await deploy(database, engine, { 'u.bpmn': processAround('u', userTask('T')) })
  const [id = ''] = await start(database, engine, 'u', [{ n: 1 }])
  expect(await historyOf(database, id)).toBe('passed Start, entered T')
  expect(await instanceOf(database, id)).toMatchObject({ status: 'active', ended_at: null, last_event: 2 })
  const [task] = await tasksOf(database, id)
  expect(task).toMatchObject({ status: 'open', element: 'T', candidate_groups: ['agents'], created_at: NOON })
  const done = await inTransaction(database, (tx) =>
    engine.tasks.complete(tx, task?.id ?? '', { ok: true }, actor('ann'), LATER),
  )
  expect(done).toMatchObject({ ok: true, value: { instanceId: id, standing: 'done' } })
  expect(await tasksOf(database, id)).toMatchObject([
    { status: 'completed', completed_at: LATER, completed_by: 'ann', submitted: { ok: true } },
  ])
  expect(await historyOf(database, id)).toBe('passed Start, entered T, left T, passed End')
  expect(await instanceOf(database, id)).toMatchObject({
    status: 'completed',
    ended_at: LATER,
    variables: { n: 1, ok: true },
  })
})

test('of two people who complete a task at once one wins, and the other is told when it was closed', async () => {
  const { engine } = fragile()
  await deploy(database, engine, { 'u.bpmn': processAround('u', userTask('T')) })
  for (let round = 0; round < 10; round += 1) {
    const [id = ''] = await start(database, engine, 'u', [{}])
    const [task] = await tasksOf(database, id)
    const complete = (by: string) =>
      inTransaction(database, (tx) => engine.tasks.complete(tx, task?.id ?? '', { by }, actor(by), LATER))
    const answers = await Promise.all([complete('ann'), complete('bob')])
    const winner = answers.findIndex((answer) => answer.ok)
    expect(answers[1 - winner]).toEqual({
      ok: false,
      refusal: { code: 'tasks.not-open', closedAt: LATER, by: ['ann', 'bob'][winner], how: 'completed' },
    })
    expect((await instanceOf(database, id)).variables).toEqual({ by: ['ann', 'bob'][winner] })
  }
  const nobody = await inTransaction(database, (tx) => engine.tasks.complete(tx, newId(NOON), {}, actor('ann'), LATER))
  expect(nobody).toEqual({ ok: false, refusal: { code: 'tasks.not-found' } })
})

test('work that fails is an incident in the same transaction; tried again, it goes on under the same key', async () => {
  const { engine, asked, mend } = fragile()
  await deploy(database, engine, { 'w.bpmn': processAround('w', serviceTask('T', 'work')) })
  const [odd = '', plain = ''] = await start(database, engine, 'w', [{ odd: true }, {}])
  expect((await instanceOf(database, plain)).status).toBe('completed')
  expect(await historyOf(database, odd)).toBe('passed Start, stopped T')
  const [incident] = await incidentsOf(database, odd)
  expect(incident).toMatchObject({
    element: 'T',
    code: 'work.odd',
    message: { en: 'It is odd.', 'zh-CN': '它很奇怪。' },
    created_at: NOON,
    resolved_at: null,
  })
  const retry = () => inTransaction(database, (tx) => engine.retryIncident(tx, incident?.id ?? '', 'ann', LATER))
  expect(await retry()).toEqual({ ok: true, value: { instanceId: odd } })
  const [resolved, again] = await incidentsOf(database, odd)
  expect([resolved?.resolved_by, again?.resolved_at]).toEqual(['ann', null])
  expect(await retry()).toEqual({ ok: false, refusal: { code: 'engine.incident-resolved' } })
  mend()
  await inTransaction(database, (tx) => engine.retryIncident(tx, again?.id ?? '', 'bob', LATER))
  expect(await historyOf(database, odd)).toBe(
    'passed Start, stopped T, retried T, stopped T, retried T, left T, passed End',
  )
  expect(await instanceOf(database, odd)).toMatchObject({ status: 'completed', variables: { odd: true, done: true } })
  const keys = asked.flat().flatMap((job) => (job.instanceId === odd ? [job.effectKey] : []))
  expect(keys).toEqual([`${odd}/2`, `${odd}/2`, `${odd}/2`])
  expect(await inTransaction(database, (tx) => engine.retryIncident(tx, newId(NOON), 'ann', LATER))).toEqual({
    ok: false,
    refusal: { code: 'engine.incident-not-found' },
  })
})

test('what an expression names and nobody knows is an incident', async () => {
  const { engine } = fragile()
  await deploy(database, engine, {
    'x-decision.bpmn': processAround('x-decision', ruleTask('T', '=name', 'verdict')),
    'x-form.bpmn': processAround('x-form', userTask('T', '=name')),
  })
  const found: unknown[] = []
  for (const process of ['x-decision', 'x-form']) {
    const [id = ''] = await start(database, engine, process, [{ name: 'nobody' }])
    found.push(
      (await incidentsOf(database, id)).map(({ code }) => code),
      await tasksOf(database, id),
    )
    expect(await historyOf(database, id)).toBe('passed Start, stopped T')
  }
  expect(found).toEqual([['engine.decision-not-deployed'], [], ['engine.form-not-deployed'], []])
})

test('work that nothing here does inside the transaction waits for a worker', async () => {
  const { engine } = fragile()
  await deploy(database, engine, { 'job.bpmn': processAround('job', serviceTask('T', '=name')) })
  const [id = ''] = await start(database, engine, 'job', [{ name: 'print' }])
  expect(await historyOf(database, id)).toBe('passed Start, entered T')
  const jobs = await database.selectFrom('job').selectAll().where('instance_id', '=', id).execute()
  expect(jobs).toMatchObject([
    {
      element: 'T',
      visit: 2,
      part: '',
      type: 'print',
      retries: 3,
      process_key: 'job',
      root_id: id,
      locked_until: null,
    },
  ])
})

test('a flow that turns in a circle of tasks is stopped, and holds nobody else up', async () => {
  const { engine } = fragile()
  await deploy(database, engine, {
    'loop.bpmn': processFile(
      'loop',
      startEvent(),
      serviceTask('T', 'work'),
      gateway('G', 'End'),
      endEvent(),
      flows('Start', 'T', 'G', 'End'),
      flows('G', '=again', 'T'),
    ),
  })
  const [turning = '', straight = ''] = await start(database, engine, 'loop', [{ again: true }, { again: false }])
  expect((await instanceOf(database, straight)).status).toBe('completed')
  expect(await incidentsOf(database, turning)).toMatchObject([{ code: 'engine.endless-loop', element: 'T' }])
})

test('a transaction that fails leaves nothing', async () => {
  const { engine } = fragile()
  await deploy(database, engine, {
    'w.bpmn': processAround('w', serviceTask('T', 'work')),
    'u.bpmn': processAround('u', userTask('T')),
  })
  const counts = async () => {
    const rows = await sql<{
      n: number
    }>`select (select count(*) from process_instance)::int + (select count(*) from process_event)::int
      + (select count(*) from user_task)::int + (select count(*) from incident)::int as n`.execute(database)
    return rows.rows[0]?.n
  }
  const before = await counts()
  const starts = ['w', 'u'].map((process) => ({ process, id: newId(NOON), businessKey: 'x', variables: { odd: true } }))
  await expect(
    inTransaction(database, async (tx) => {
      for (const one of starts) await engine.startInstances(tx, one.process, [one], NOON)
      throw new Error('the caller thinks better of it')
    }),
  ).rejects.toThrow('the caller thinks better of it')
  expect(await counts()).toBe(before)
})

test('listeners hear of every instance that moved, in its transaction, and can undo it all', async () => {
  const heard: string[][] = []
  const { engine } = engineWith({ work: eachJob(() => ({ variables: { done: true } })) }, [
    async (_, outcomes) => {
      heard.push(outcomes.map(({ status, variables }) => `${status} ${JSON.stringify(variables)}`))
      if (outcomes.some(({ variables }) => variables['refuse'] === true)) throw new Error('the listener objects')
    },
  ])
  await deploy(database, engine, {
    'w.bpmn': processAround('w', serviceTask('T', 'work')),
    'x-form.bpmn': processAround('x-form', userTask('T', '=name')),
    'u.bpmn': processAround('u', userTask('T')),
  })
  for (const process of ['w', 'x-form', 'u']) await start(database, engine, process, [{ name: 'nobody' }])
  expect(heard).toEqual([
    ['completed {"name":"nobody","done":true}'],
    ['stopped {"name":"nobody"}'],
    ['waiting {"name":"nobody"}'],
  ])
  await expect(start(database, engine, 'w', [{ refuse: true }])).rejects.toThrow('the listener objects')
})

test('to start what is not deployed is a defect of the caller', async () => {
  const { engine } = fragile()
  await expect(start(database, engine, 'nothing', [{}])).rejects.toThrow('expected the process nothing to be deployed')
})

test('dates, exact numbers and text in other scripts survive the database', async () => {
  const { engine } = engineWith({
    work: eachJob(() => ({
      variables: {
        day: '2026-03-01',
        third: 1 / 3,
        big: 12345678901234567000,
        text: '退货 😀',
        list: [1, null, { a: true }],
      },
    })),
  })
  await deploy(database, engine, {
    'd.bpmn': processFile(
      'd',
      startEvent(),
      serviceTask('T', 'work'),
      userTask('U'),
      gateway('G', 'No'),
      endEvent('Yes'),
      endEvent('No'),
      flows(
        'Start',
        'T',
        'U',
        'G',
        '=date(day) = date("2026-03-01") and third * 3 > 0.99 and big > 1e18 and text = "退货 😀"',
        'Yes',
      ),
      flows('G', 'No'),
    ),
  })
  const [id = ''] = await start(database, engine, 'd', [{}])
  const [task] = await tasksOf(database, id)
  await inTransaction(database, (tx) => engine.tasks.complete(tx, task?.id ?? '', {}, actor('ann'), LATER))
  expect(await historyOf(database, id)).toContain('passed Yes')
})
