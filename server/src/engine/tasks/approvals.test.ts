import { expect, test } from 'vitest'
import { approval, chain, end, start, taskListeners, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { actor, eachJob, instanceOf } from '../../../test/engine.ts'
import { given, outcomeOf, taskDesk } from '../../../test/task-desk.ts'

const { database } = await testDatabase()
const desk = taskDesk(database)

const approvalBy = (policy: string, ratio?: string) => {
  const settings = { policy, approvers: '=approvers', ...(ratio !== undefined && { ratio }) }
  return desk.open(
    { approvers: ['a', 'b', 'c'] },
    start(),
    user('T', {}, approval(settings)),
    end(),
    chain('Start', 'T', 'End'),
  )
}
const rowsOf = async (id: string) => {
  const tasks = await Promise.all((await desk.openOf(id)).map((task) => desk.rowOf(task)))
  return tasks.map(({ signer }) => signer ?? '')
}
const partOf = async (id: string, who: string): Promise<string> => {
  for (const task of await desk.openOf(id)) if ((await desk.rowOf(task)).signer === who) return task
  throw new Error(`expected ${who} to be asked, found ${await rowsOf(id)}`)
}
const sign = async (id: string, words: string) => {
  const [who = '', what = ''] = words.split(' ')
  return desk.complete(await partOf(id, who), who, { decision: what === 'yes' ? 'approve' : 'refuse' })
}

test.each([
  ['any', undefined, ['a', 'b', 'c'], ['b yes'], true],
  ['any', undefined, ['a', 'b', 'c'], ['b no'], false],
  ['all', undefined, ['a', 'b', 'c'], ['b yes', 'a yes', 'c yes'], true],
  ['all', undefined, ['a', 'b', 'c'], ['b yes', 'a no'], false],
  ['ordered', undefined, ['a'], ['a yes', 'b yes', 'c yes'], true],
  ['ordered', undefined, ['a'], ['a yes', 'b no'], false],
  ['ratio', '0.6', ['a', 'b', 'c'], ['c yes', 'a yes'], true],
  ['ratio', '0.6', ['a', 'b', 'c'], ['c no', 'a yes', 'b yes'], true],
  ['ratio', '0.6', ['a', 'b', 'c'], ['c no', 'a no'], false],
] as const)('%s %s asks %j first; %j comes to %s', async (policy, ratio, asked, answers, approved) => {
  const id = await approvalBy(policy, ratio)
  expect(await rowsOf(id)).toEqual(asked)
  for (const words of answers) {
    expect((await instanceOf(database, id)).status).toBe('active')
    given(await sign(id, words))
  }
  const instance = await instanceOf(database, id)
  expect([instance.status, instance.variables]).toEqual(['completed', expect.objectContaining({ approved })])
  const rest = await database
    .selectFrom('user_task')
    .select(['signer', 'cancel_why', 'canceled_by'])
    .where('instance_id', '=', id)
    .where('status', '=', 'canceled')
    .execute()
  const last = answers.at(-1)?.split(' ')[0]
  for (const row of rest) expect(row).toMatchObject({ cancel_why: 'decided', canceled_by: last })
})

test('whose part is decided by others is told that it was, and by whom', async () => {
  const id = await approvalBy('any')
  const mine = await partOf(id, 'a')
  given(await sign(id, 'b yes'))
  const late = await desk.complete(mine, 'a', { decision: 'approve' })
  expect(late).toMatchObject({ refusal: { code: 'tasks.not-open', by: 'b', how: 'decided' } })
})

test('an added approver adds another, before one who has not answered and at the end', async () => {
  const id = await approvalBy('ordered')
  expect(given(await desk.addApprover(await partOf(id, 'a'), 'x', 'a', 'b')).approver).toBe('x')
  given(await sign(id, 'a yes'))
  expect(await rowsOf(id)).toEqual(['x'])
  given(await desk.addApprover(await partOf(id, 'x'), 'y', 'x'))
  for (const words of ['x yes', 'b yes', 'c yes']) given(await sign(id, words))
  expect(await rowsOf(id)).toEqual(['y'])
  given(await sign(id, 'y yes'))
  expect((await instanceOf(database, id)).status).toBe('completed')
})

test.each([
  ['somebody who is no approver', 'zoe', 'x', null, 'tasks.not-approver'],
  ['one who is asked already', 'a', 'b', null, 'tasks.already-approver'],
  ['before nobody', 'a', 'x', 'nobody', 'tasks.not-approver'],
] as const)('%s adds nobody', async (_, by, added, before, code) => {
  const id = await approvalBy('all')
  expect(outcomeOf(await desk.addApprover(await partOf(id, 'a'), added, actor(by, 'g'), before))).toBe(code)
})

test("an approver's part is handed over to one who is none yet, and is not claimed, released or delegated", async () => {
  const id = await approvalBy('all')
  const part = await partOf(id, 'a')
  const answers = [
    await desk.claim(part, 'x'),
    await desk.release(part, 'a'),
    await desk.delegate(part, 'x', 'a'),
    await desk.assign(part, 'b', 'a'),
  ]
  expect(answers.map(outcomeOf)).toEqual([
    'tasks.is-approval',
    'tasks.is-approval',
    'tasks.is-approval',
    'tasks.already-approver',
  ])
  const handed = given(await desk.assign(part, 'x', 'a'))
  expect(handed).toMatchObject({ assignee: 'x', taskId: await partOf(id, 'x') })
  expect(outcomeOf(await desk.complete(part, 'a', { decision: 'approve' }))).toBe('tasks.not-open')
  for (const words of ['x yes', 'b yes', 'c yes']) given(await sign(id, words))
  expect((await instanceOf(database, id)).variables).toMatchObject({ approved: true })
})

test('nobody signs for somebody else', async () => {
  const id = await approvalBy('all')
  const answer = await desk.complete(await partOf(id, 'a'), 'b', { decision: 'approve' })
  expect(answer).toMatchObject({ refusal: { code: 'tasks.taken', by: 'a' } })
})

test('a listener that says no to the deciding answer leaves somebody to answer', async () => {
  const listening = taskDesk(database, { 'say-no': eachJob(() => ({ variables: { denied: true } })) })
  const settings = { policy: 'all', approvers: '=approvers' }
  const id = await listening.open(
    { approvers: ['a'] },
    start(),
    user('T', {}, approval(settings), taskListeners(['completing', 'say-no'])),
    end(),
    chain('Start', 'T', 'End'),
  )
  const [part = ''] = await listening.openOf(id)
  const answer = await listening.complete(part, 'a', { decision: 'approve' })
  expect([outcomeOf(answer), await listening.openOf(id)]).toEqual(['tasks.denied', [part]])
})
