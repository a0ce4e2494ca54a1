import { expect, test } from 'vitest'
import { approval, boundary, chain, end, start, timer, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { actor, at, NOON } from '../../../test/engine.ts'
import { given, outcomeOf, taskDesk } from '../../../test/task-desk.ts'
import { fireTimers } from '../timers/fire-timers.ts'

const { database } = await testDatabase()
const desk = taskDesk(database)

const simple = [start(), user('T'), end(), chain('Start', 'T', 'End')]
const oneTask = async () => {
  const id = await desk.open({}, ...simple)
  const [task = ''] = await desk.openOf(id)
  return { id, task }
}
const counted = (answers: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(answers, (answer) => answer)].map(([answer, all]) => [answer, all.length]))

test('of twenty who claim at once one has it, and each of the others is told who and since when', async () => {
  const { id, task } = await oneTask()
  const people = Array.from({ length: 20 }, (_, number) => `p${number}`)
  const answers = await Promise.all(people.map((who) => desk.claim(task, who)))
  expect(counted(answers.map(outcomeOf))).toEqual({ done: 1, 'tasks.taken': 19 })
  const winner = people[answers.findIndex(({ ok }) => ok)]
  for (const answer of answers) {
    if (!answer.ok) expect(answer.refusal).toEqual({ code: 'tasks.taken', by: winner, since: NOON })
  }
  expect(await desk.rowOf(task)).toMatchObject({ assignee: winner, claimed_at: NOON, version: 1 })
  expect(await desk.notesOf(id)).toEqual([{ claimed: true, by: winner }])
})

test('whoever claims what is theirs already has it, and nothing is written twice', async () => {
  const { id, task } = await oneTask()
  expect([await desk.claim(task, 'ann'), await desk.claim(task, 'ann')].map(outcomeOf)).toEqual(['done', 'done'])
  expect(await desk.notesOf(id)).toHaveLength(1)
})

test('one claims while another completes: never both', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { id, task } = await oneTask()
    const claims = () => desk.claim(task, 'ann')
    const completes = () => desk.complete(task, 'bob')
    const calls = round % 2 === 0 ? [claims(), completes()] : [completes(), claims()].toReversed()
    const [claimed, completed] = await Promise.all(calls)
    const both = [claimed, completed].map((answer) => (answer === undefined ? '' : outcomeOf(answer)))
    expect([['done', 'tasks.taken'].join(), ['tasks.not-open', 'done'].join()]).toContain(both.join())
    expect(await desk.openOf(id)).toEqual(both[0] === 'done' ? [task] : [])
  }
})

test('one completes while the time is up: one of both happens, and who comes too late is told what did', async () => {
  const timed = [
    start(),
    user('T'),
    boundary('Late', 'T', timer('duration', 'PT1H')),
    end('Done'),
    end('Over'),
    chain('Start', 'T', 'Done'),
    chain('Late', 'Over'),
  ]
  const now = at('2026-03-01T13:00:00Z')
  for (let round = 0; round < 8; round += 1) {
    const id = await desk.open({}, ...timed)
    const [task = ''] = await desk.openOf(id)
    const complete = () => desk.complete(task, 'ann')
    const fire = () => fireTimers(desk.engine.setup, database, now, 1_000)
    const [first, second] = round % 2 === 0 ? [complete(), fire()] : [fire(), complete()]
    const answers = await Promise.all([first, second])
    const completed = answers.find((answer) => typeof answer === 'object')
    await fireTimers(desk.engine.setup, database, now, 1_000)
    const ends = await database
      .selectFrom('process_event')
      .select('element')
      .where('instance_id', '=', id)
      .where('element', 'in', ['Done', 'Over'])
      .execute()
    expect(ends).toEqual([{ element: completed?.ok ? 'Done' : 'Over' }])
    if (completed !== undefined && !completed.ok) {
      expect(completed.refusal).toEqual({ code: 'tasks.not-open', closedAt: now, by: null, how: 'interrupted' })
    }
  }
})

test('one takes the step back while another claims the next: either it is back, or claimed, and the loser hears which', async () => {
  for (let round = 0; round < 12; round += 1) {
    const id = await desk.open({}, start(), user('A'), user('B'), end(), chain('Start', 'A', 'B', 'End'))
    const [first = ''] = await desk.openOf(id)
    given(await desk.complete(first, 'ann'))
    const [next = ''] = await desk.openOf(id)
    const withdraw = () => desk.withdraw(first, 'ann')
    const claim = () => desk.claim(next, 'bob')
    const race = round % 2 === 0 ? [withdraw(), claim()] : [claim(), withdraw()].toReversed()
    const [withdrawn, claimed] = (await Promise.all(race)).map((answer) => (answer.ok ? 'done' : answer.refusal))
    if (withdrawn === 'done') {
      expect(claimed).toEqual({ code: 'tasks.not-open', closedAt: NOON, by: 'ann', how: 'withdrawn' })
    } else {
      expect(claimed).toBe('done')
      expect(withdrawn).toEqual({ code: 'tasks.cannot-withdraw', why: 'touched', by: 'bob', at: NOON })
    }
    const [open = ''] = await desk.openOf(id)
    expect((await desk.rowOf(open)).element).toBe(withdrawn === 'done' ? 'A' : 'B')
  }
})

test('the last signature and one more approver at once: the approval waits for the one added, or is over before', async () => {
  const all = approval({ policy: 'all', approvers: '=approvers' })
  for (let round = 0; round < 8; round += 1) {
    const id = await desk.open({ approvers: ['ann'] }, start(), user('T', {}, all), end(), chain('Start', 'T', 'End'))
    const [part = ''] = await desk.openOf(id)
    const sign = () => desk.complete(part, 'ann', { decision: 'approve' })
    const add = () => desk.addApprover(part, 'bob', 'ann')
    const race = round % 2 === 0 ? [sign(), add()] : [add(), sign()].toReversed()
    const [signed, added] = (await Promise.all(race)).map(outcomeOf)
    expect(signed).toBe('done')
    const open = await Promise.all((await desk.openOf(id)).map((task) => desk.rowOf(task)))
    expect(open.map(({ assignee }) => assignee)).toEqual(added === 'done' ? ['bob'] : [])
    if (added !== 'done') expect(added).toBe('tasks.not-open')
  }
})

test('two hand it over to different people: one after the other, and whoever had lost it is told who has it', async () => {
  const { task } = await oneTask()
  given(await desk.claim(task, actor('ann', 'g')))
  const answers = await Promise.all(['bob', 'cid'].map((to) => desk.assign(task, to, actor('ann', 'g'))))
  expect(counted(answers.map(outcomeOf))).toEqual({ done: 1, 'tasks.taken': 1 })
})

test('nothing is done with a task while its flow is suspended', async () => {
  const { id, task } = await oneTask()
  await database
    .updateTable('process_instance')
    .set({ suspended_at: '2026-03-01T12:00:00Z' })
    .where('id', '=', id)
    .execute()
  expect(outcomeOf(await desk.claim(task, 'ann'))).toBe('tasks.suspended')
})

test('a case that is cancelled meanwhile takes the task along: whoever is late is told who cancelled it', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id, task } = await oneTask()
    const why = { by: 'root', reason: null }
    const cancel = () => desk.inTx((tx) => desk.engine.operations.cancelInstance(tx, id, why, NOON))
    const complete = () => desk.complete(task, 'ann')
    const race = round % 2 === 0 ? [complete(), cancel()] : [cancel(), complete()].toReversed()
    const [completed, canceled] = await Promise.all(race)
    expect([completed?.ok, canceled?.ok].filter(Boolean)).toHaveLength(1)
    if (completed !== undefined && !completed.ok) {
      expect(completed.refusal).toEqual({
        code: 'tasks.not-open',
        closedAt: NOON,
        by: 'root',
        how: 'instance-canceled',
      })
    }
  }
})
