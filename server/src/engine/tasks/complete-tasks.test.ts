import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  approval,
  chain,
  end,
  formOf,
  parallel,
  service,
  start,
  taskListeners,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { actor, deploy, eachJob, instanceOf, NOON } from '../../../test/engine.ts'
import { given, outcomeOf, taskDesk } from '../../../test/task-desk.ts'
import { inTransaction } from '../../platform/transaction.ts'

const { database } = await testDatabase()
const ann = actor('ann', 'agents')
let transactions = 0
const desk = taskDesk(database, {
  file: async (_tx, jobs) => {
    transactions += 1
    return jobs.map(() => ({ variables: { filed: true } }))
  },
  'say-no': eachJob(() => ({ variables: { denied: true } })),
})

const open = async (assignment: Parameters<typeof user>[1] = {}, ...pieces: Parameters<typeof user>[2][]) => {
  const parts = [start(), user('T', assignment, ...pieces), service('File', 'file'), end()]
  const id = await desk.open({}, ...parts, chain('Start', 'T', 'File', 'End'))
  return { id, task: (await desk.openOf(id))[0] ?? '' }
}
const complete = (tasks: readonly string[], values: (position: number) => object = () => ({}), by = ann) =>
  desk.engine.tasks.completeMany(
    database,
    tasks.map((id, position) => ({ id, values: values(position) as Readonly<Record<string, unknown>> })),
    by,
    () => NOON,
  )
const words = (answers: Awaited<ReturnType<typeof complete>>) => answers.map(outcomeOf)

test('many are completed together, in the order of the answers, and their flows go on', async () => {
  const many = await Promise.all(Array.from({ length: 30 }, () => open()))
  transactions = 0
  const answers = await complete(
    many.map(({ task }) => task),
    (position) => ({ note: `n${position}` }),
  )
  expect(answers.map((answer) => given(answer).taskId)).toEqual(many.map(({ task }) => task))
  expect(transactions).toBe(1)
  for (const [position, { id, task }] of many.entries()) {
    expect(await instanceOf(database, id)).toMatchObject({
      status: 'completed',
      variables: { note: `n${position}`, filed: true },
    })
    expect(await desk.rowOf(task)).toMatchObject({ status: 'completed', completed_by: 'ann' })
  }
})

test('each is answered by itself: what one is refused for holds up no other', async () => {
  const fine = await open({ candidateGroups: 'agents' })
  const taken = await open({ assignee: 'bob' })
  const foreign = await open({ candidateGroups: 'finance' })
  const delegated = await open({ assignee: 'cid' })
  given(await desk.delegate(delegated.task, 'ann', actor('cid', 'agents')))
  const ended = await open()
  given(await desk.complete(ended.task, 'root'))
  const tasks = [fine, taken, foreign, delegated, ended].map(({ task }) => task)
  const answers = await complete([...tasks, 'nonsense', fine.task], () => ({ note: 'so' }))
  expect(words(answers)).toEqual([
    'done',
    'tasks.taken',
    'tasks.not-candidate',
    'done',
    'tasks.not-open',
    'tasks.not-found',
    'tasks.not-open',
  ])
  expect(given(answers[3] ?? { ok: false, refusal: { code: '' } })).toMatchObject({ resolved: true })
  expect(await desk.rowOf(delegated.task)).toMatchObject({ status: 'open', assignee: 'cid', draft: { note: 'so' } })
})

test('one that breaks off is thrown when all others are done', async () => {
  const many = await Promise.all(Array.from({ length: 5 }, () => open()))
  const broken = many[2]?.id ?? ''
  await sql`update process_instance set state = '{"elements": 7}' where id = ${broken}`.execute(database)
  await expect(complete(many.map(({ task }) => task))).rejects.toThrow()
  const states = await Promise.all(many.map(async ({ id }) => (await instanceOf(database, id)).status))
  expect(states).toEqual(['completed', 'completed', 'active', 'completed', 'completed'])
})

test('two tasks of one instance, and two votes of one approval, are each counted', async () => {
  const both = await desk.open(
    {},
    start(),
    parallel('Fork'),
    user('A'),
    user('B'),
    parallel('Join'),
    end(),
    [chain('Start', 'Fork', 'A', 'Join', 'End'), chain('Fork', 'B', 'Join')].join(''),
  )
  expect(words(await complete(await desk.openOf(both)))).toEqual(['done', 'done'])
  expect((await instanceOf(database, both)).status).toBe('completed')
  const vote = await desk.open(
    { approvers: ['ann', 'bob'] },
    start(),
    user('V', {}, approval({ policy: 'all', approvers: '=approvers' })),
    end(),
    chain('Start', 'V', 'End'),
  )
  const yes = () => ({ decision: 'approve' })
  expect(words(await complete(await desk.openOf(vote), yes))).toEqual(['done', 'tasks.taken'])
  expect(words(await complete(await desk.openOf(vote), yes, actor('bob', 'agents')))).toEqual(['done'])
  expect((await instanceOf(database, vote)).status).toBe('completed')
})

test('a form that is filled in wrongly is refused with its fields', async () => {
  const fields = [{ type: 'number', id: 'n', key: 'n', label: 'n', validate: { required: true } }]
  const schema = JSON.stringify({ type: 'default', id: 'counted', schemaVersion: 18, components: fields })
  await deploy(database, desk.engine, { 'counted.form': schema })
  const [right, wrong] = [await open({}, formOf({ formId: 'counted' })), await open({}, formOf({ formId: 'counted' }))]
  const answers = await complete([right.task, wrong.task], (position) => ({ n: position === 0 ? 7 : 'seven' }))
  expect(words(answers)).toEqual(['done', 'tasks.values-wrong'])
})

test('what a listener says no to stays open, and is asked about once', async () => {
  const { id, task } = await open({}, taskListeners(['completing', 'say-no']))
  expect(words(await complete([task]))).toEqual(['tasks.denied'])
  expect(await desk.openOf(id)).toEqual([task])
})

test('whoever works on one of them is waited for, and it is done by whoever was first', async () => {
  const [one, other] = [await open(), await open()]
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let answers: Promise<Awaited<ReturnType<typeof complete>>> = Promise.resolve([])
  await inTransaction(database, async (tx) => {
    given(await desk.engine.tasks.complete(tx, one.task, {}, ann, NOON))
    answers = complete([one.task, other.task])
    // The free one is done while the other is held.
    while ((await desk.rowOf(other.task)).status === 'open') await new Promise((resolve) => setTimeout(resolve, 5))
    release()
    await held
  })
  expect(words(await answers)).toEqual(['tasks.not-open', 'done'])
})
