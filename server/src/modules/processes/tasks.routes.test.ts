import type { Client } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { approval, chain, end, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'
import { plainCase } from '../../../test/plain-case.ts'
import { taskDesk } from '../../../test/task-desk.ts'
import { newId } from '../../platform/ids.ts'
import { absenceRoutes } from './absences.routes.ts'
import { taskRoutes } from './tasks.routes.ts'

const made = await testDatabase()
const { database } = made
const desk = taskDesk(database)
const options = { database, engine: desk.engine }
const server = await testServer(made, { routes: [...taskRoutes(options), ...absenceRoutes(options)] })

const root = server.browser()
const [, token = ''] = ((await server.access.offerSetUp()) ?? '').match(/(.*)/) ?? []
const rootPerson = valueOf(
  await root.setUp({ body: { token, name: 'Root', email: 'root@example.com', password: 'correct horse battery' } }),
)

/** Somebody else who works here, with a key of their own. */
async function staff(name: string): Promise<{ client: Client; email: string; id: string }> {
  const id = newId(server.clock.now())
  const email = `${name}@example.com`
  const at = new Date(server.clock.now()).toISOString()
  const times = { created_at: at, updated_at: at }
  await database
    .insertInto('access_user')
    .values({ id, name, email, role: 'staff', ...times })
    .execute()
  const { key } = valueOf(await root.createApiKey({ body: { name } }))
  const query = database.updateTable('access_api_key').set({ user_id: id })
  await query.where('name', '=', name).execute()
  return { client: server.program(key), email, id }
}
const ann = await staff('ann')
const bob = await staff('bob')

const open = async (assignment: Parameters<typeof user>[1] = {}, ...pieces: readonly string[]) => {
  const id = await desk.open(
    { approvers: [ann.email, bob.email] },
    start(),
    user('T', assignment, ...pieces),
    end(),
    chain('Start', 'T', 'End'),
  )
  return (await desk.openOf(id))[0] ?? ''
}

test('a group’s members may claim what is for the group; whoever is late is told in a sentence who has it', async () => {
  const id = await open({ candidateGroups: 'agents' })
  const params = { id }
  expect(codeOf(await ann.client.claimTask({ params }))).toBe('tasks.not-candidate')
  for (const { id: personId } of [ann, bob]) {
    valueOf(await root.addToGroup({ params: { id: personId }, body: { group: 'agents' } }))
  }
  const claimable = valueOf(await ann.client.listWork({ query: { whose: 'claimable' } }))
  expect(claimable.items.map((item) => item.id)).toContain(id)
  valueOf(await ann.client.claimTask({ params }))
  expect(await bob.client.claimTask({ params })).toMatchObject({
    ok: false,
    refusal: {
      code: 'tasks.taken',
      facts: { by: 'ann@example.com' },
      message: 'This task is assigned to ann@example.com since 2026-03-01T08:00:00.000Z.',
    },
  })
  const detail = valueOf(await bob.client.getTask({ params }))
  expect(detail).toMatchObject({
    assignee: 'ann@example.com',
    names: { 'ann@example.com': 'ann' },
    may: ['urge', 'copy'],
  })
  valueOf(await root.removeFromGroup({ params: { id: bob.id, group: 'agents' } }))
  expect(codeOf(await root.removeFromGroup({ params: { id: bob.id, group: 'agents' } }))).toBe('access.not-in-group')
  const people = valueOf(await bob.client.listPersons({}))
  expect(people.items.map(({ email, groups }) => [email, groups])).toEqual([
    ['root@example.com', []],
    [ann.email, ['agents']],
    [bob.email, []],
  ])
})

test('only an administrator puts people into groups, and only people who are there', async () => {
  const body = { group: 'agents' }
  expect(codeOf(await ann.client.addToGroup({ params: { id: ann.id }, body }))).toBe('access.persons-only')
  for (const id of ['nobody', newId(server.clock.now())]) {
    expect(codeOf(await root.addToGroup({ params: { id }, body }))).toBe('access.person-not-found')
  }
})

test('work goes only to people who are here, however their address is written', async () => {
  const params = { id: await open({ assignee: ann.email }) }
  const nobody = { to: 'nobody@example.com' }
  expect(codeOf(await ann.client.assignTask({ params, body: nobody }))).toBe('tasks.person-unknown')
  expect(codeOf(await ann.client.delegateTask({ params, body: nobody }))).toBe('tasks.person-unknown')
  expect(codeOf(await ann.client.copyTask({ params, body: { to: [nobody.to] } }))).toBe('tasks.person-unknown')
  const given = valueOf(await ann.client.assignTask({ params, body: { to: ' BOB@example.com', comment: '今天' } }))
  expect(given).toMatchObject({ assignee: bob.email, standing: 'done' })
})

test('an approver is added by address, and the approval is shown with everybody’s answer', async () => {
  const params = { id: await open({}, approval({ policy: 'all', approvers: '=approvers' })) }
  valueOf(await ann.client.addApprover({ params, body: { who: 'root@example.com' } }))
  expect(valueOf(await ann.client.getTask({ params })).approval).toEqual({
    policy: 'all',
    approvers: [ann.email, bob.email, 'root@example.com'].map((who) => ({ who, status: 'open' })),
  })
})

test('many at once: each has an answer of its own, in the caller’s language', async () => {
  const [one, two] = [await open({ assignee: ann.email }), await open({ assignee: bob.email })]
  const tasks = [one, two, 'nonsense'].map((id) => ({ id, values: {} }))
  const { items } = valueOf(await ann.client.completeTasks({ body: { tasks } }))
  expect(items.map(({ refusal }) => refusal?.code ?? 'done')).toEqual(['done', 'tasks.taken', 'tasks.not-found'])
  const answer = await fetch(`${server.url}/api/tasks/assign`, { method: 'POST' })
  expect(answer.status).toBe(401)
  const moved = valueOf(await root.assignTasks({ body: { ids: [one, two], to: ann.email } }))
  expect(moved.items.map(({ refusal }) => refusal?.code ?? 'done')).toEqual(['tasks.not-open', 'done'])
})

test('pages of work go on where the one before ended, without due date too', async () => {
  for (const dueDate of ['2026-04-02T00:00:00Z', undefined, '2026-04-01T00:00:00Z', undefined]) {
    await open({ assignee: 'pager@example.com', ...(dueDate !== undefined && { dueDate }) })
  }
  const seen: (string | null)[] = []
  let cursor: string | undefined
  do {
    const query = { whose: 'all', order: 'due', limit: 1, ...(cursor !== undefined && { cursor }) } as const
    const page = valueOf(await ann.client.listWork({ query }))
    seen.push(...page.items.filter((item) => item.assignee === 'pager@example.com').map(({ dueAt }) => String(dueAt)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(4)
  expect(seen.slice(2)).toEqual(['null', 'null'])
  expect(codeOf(await ann.client.listWork({ query: { cursor: 'WyJ4Il0' } }))).toBe('paging.cursor-wrong')
})

test('copies are listed for whoever got them, and seen', async () => {
  const params = { id: await open({ assignee: ann.email }) }
  valueOf(await ann.client.copyTask({ params, body: { to: [bob.email] } }))
  const [copy] = valueOf(await bob.client.listCopies({ query: {} })).items
  expect(copy).toMatchObject({ copiedBy: ann.email, seenAt: null, task: { id: params.id } })
  valueOf(await bob.client.seeCopy({ params: { id: copy?.id ?? '' } }))
  expect(codeOf(await ann.client.seeCopy({ params: { id: copy?.id ?? '' } }))).toBe('tasks.copy-not-found')
})

test('who is away says so, and an administrator hands over all work of whoever leaves', async () => {
  const times = { startsAt: '2026-03-01T00:00:00+08:00', endsAt: '2026-03-09T00:00:00+08:00' }
  const rule = valueOf(await ann.client.addAbsence({ body: { deputy: bob.email, ...times } }))
  expect(codeOf(await ann.client.addAbsence({ body: { deputy: bob.email, ...times } }))).toBe('tasks.absence-overlaps')
  expect(valueOf(await bob.client.listAbsences({})).items).toEqual([rule])
  const task = await open({ assignee: ann.email })
  expect(await desk.rowOf(task)).toMatchObject({ assignee: bob.email })
  valueOf(await ann.client.endAbsence({ params: { id: rule.id } }))
  const body = { from: bob.email, to: ann.email }
  expect(codeOf(await bob.client.handOverWork({ body }))).toBe('access.persons-only')
  const handed = valueOf(await root.handOverWork({ body }))
  expect(handed.moved).toBeGreaterThan(0)
  expect(await desk.rowOf(task)).toMatchObject({ assignee: ann.email })
  expect(rootPerson.email).toBe('root@example.com')
})

test('whoever leaves passes on what they watch, their groups and their roles, and is told what stays', async () => {
  const [leaver, heir, clerk] = [await staff('leaver'), await staff('heir'), await staff('clerk')]
  const caseId = await plainCase(database, server.clock.now())
  const at = new Date(server.clock.now()).toISOString()
  const watcher = { case_id: caseId, person: leaver.email, added_at: at, added_by: leaver.email }
  await database.insertInto('case_watcher').values(watcher).execute()
  valueOf(await root.addToGroup({ params: { id: leaver.id }, body: { group: 'finance' } }))
  const document = { key: 'mover', name: { en: 'M', 'zh-CN': '人事' }, grants: { 'persons.manage': 'all' } }
  valueOf(await root.putRoles({ body: { items: [{ key: 'm', document }] } }))
  const assigned = ['leaver', 'clerk'].map((name) => {
    return { key: name, person: `${name}@example.com`, role: 'mover', unit: 'company' }
  })
  valueOf(await root.changeAssignments({ body: { items: assigned } }))
  await database
    .insertInto('absence')
    .values({
      id: newId(server.clock.now()),
      person: clerk.email,
      deputy: leaver.email,
      starts_at: at,
      ends_at: '2100-01-01T00:00:00Z',
      made_by: clerk.email,
      made_at: at,
    })
    .execute()

  const body = { from: leaver.email, to: heir.email, groups: true, roles: true }
  const told = valueOf(await root.handOverWork({ body }))
  expect(told).toMatchObject({
    moved: 0,
    stayed: [],
    watched: 1,
    groups: ['finance'],
    roles: [{ role: 'mover', unit: 'company' }],
    deputyFor: [clerk.email],
    keys: [{ name: 'leaver' }],
  })
  expect(valueOf(await heir.client.getMe()).permissions).toEqual(['persons.manage'])
  expect(valueOf(await root.handOverWork({ body }))).toMatchObject({ watched: 0, groups: [], roles: [] })
})
