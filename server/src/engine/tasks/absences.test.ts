import { expect, test } from 'vitest'
import { approval, chain, end, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { actor, at, NOON } from '../../../test/engine.ts'
import { given, outcomeOf, taskDesk } from '../../../test/task-desk.ts'

const { database } = await testDatabase()
const desk = taskDesk(database)
const { tasks } = desk.engine

/** `ann → bob` from the day before until the day after, by an administrator. */
async function away(rule: string, by = actor('root')) {
  const [person = '', deputy = ''] = rule.split(' → ')
  const times = { startsAt: at('2026-02-28T00:00:00Z'), endsAt: at('2026-03-02T00:00:00Z') }
  return desk.inTx((tx) => tasks.addAbsence(tx, { person, deputy, processKey: null, ...times }, by, NOON))
}
const back = (id: string, who: string) => desk.inTx((tx) => tasks.endAbsence(tx, id, actor(who, 'g'), NOON))
const assigneesOf = async (id: string) =>
  (await Promise.all((await desk.openOf(id)).map((task) => desk.rowOf(task)))).map(({ assignee }) => assignee)
const taskOf = (assignee: string) => desk.open({}, start(), user('T', { assignee }), end(), chain('Start', 'T', 'End'))

test('a new task of somebody who is away is their deputy’s, and the history says so; when they are back it is their own', async () => {
  const rule = given(await away('a1 → a2'))
  given(await away('a2 → a3'))
  const id = await taskOf('a1')
  expect(await assigneesOf(id)).toEqual(['a3'])
  expect(await desk.notesOf(id)).toEqual([{ redirected: 'a3', from: 'a1' }])
  expect(await desk.rowOf((await desk.openOf(id))[0] ?? '')).toMatchObject({ claimed_at: null, owner: null })
  given(await back(rule.id, 'a1'))
  expect(await assigneesOf(await taskOf('a1'))).toEqual(['a1'])
})

test('tasks that were there before stay, and what is handed over goes to the deputy', async () => {
  const before = await taskOf('b1')
  given(await away('b1 → b2'))
  expect(await assigneesOf(before)).toEqual(['b1'])
  const other = await taskOf('z')
  const [task = ''] = await desk.openOf(other)
  expect(given(await desk.assign(task, 'b1', 'z')).assignee).toBe('b2')
})

test('an approver’s deputy is asked when the turn comes; one who is an approver already is not asked twice', async () => {
  const ordered = approval({ policy: 'ordered', approvers: '=approvers' })
  const open = (approvers: readonly string[]) =>
    desk.open({ approvers }, start(), user('T', {}, ordered), end(), chain('Start', 'T', 'End'))
  const id = await open(['c0', 'c1'])
  given(await away('c1 → c2'))
  given(await desk.complete((await desk.openOf(id))[0] ?? '', 'c0', { decision: 'approve' }))
  expect(await assigneesOf(id)).toEqual(['c2'])
  expect(await assigneesOf(await open(['c1', 'c2']))).toEqual(['c1'])
})

test('a rule is made by its person or an administrator, and ended by them', async () => {
  expect(outcomeOf(await away('d1 → d2', actor('d2', 'g')))).toBe('tasks.absence-of-other')
  const rule = given(await away('d1 → d2', actor('d1', 'g')))
  expect(outcomeOf(await back(rule.id, 'd2'))).toBe('tasks.absence-of-other')
  expect(outcomeOf(await back(rule.id, 'd1'))).toBe('done')
  expect(outcomeOf(await back('nonsense', 'd1'))).toBe('tasks.absence-not-found')
  const seen = async (who: string) =>
    (await tasks.absences(database, actor(who, 'g'), NOON)).map(({ deputy }) => deputy)
  given(await away('d1 → d3'))
  expect([await seen('d1'), await seen('d3'), await seen('d4')]).toEqual([['d3'], ['d3'], []])
})

test('of two rules made at once that would go in a circle one stands', async () => {
  const answers = await Promise.all([away('e1 → e2'), away('e2 → e1')])
  expect(answers.map(outcomeOf).toSorted()).toEqual(['done', 'tasks.absence-circle'])
})
