import { addHours, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { chain, end, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { company } from '../../../test/company.ts'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'
import { taskDesk } from '../../../test/task-desk.ts'
import { absenceRoutes } from './absences.routes.ts'

const made = await testDatabase()
const desk = taskDesk(made.database)
const server = await testServer(made, { routes: absenceRoutes({ database: made.database, engine: desk.engine }) })
const { admin, signIn, assign } = await company(server)
const idOf = async (email: string) =>
  valueOf(await admin.listAccounts()).items.find((one) => one.email === email)?.id ?? ''
const open = async (assignee: string) => {
  const id = await desk.open({}, start(), user('T', { assignee }), end(), chain('Start', 'T', 'End'))
  return (await desk.openOf(id))[0] ?? ''
}
const nothing = { tasks: 0, offered: 0, delegated: 0, watched: 0, groups: [], roles: [], deputyFor: [], keys: [] }

test('a preview says what moves; leaving moves it, and closes the account', async () => {
  const ann = await signIn('ann@example.com')
  await signIn('ben@example.com')
  await assign('ann@example.com', 'store-manager', 'north')
  const task = await open('ann@example.com')
  const params = { id: await idOf('ann@example.com') }
  expect(valueOf(await admin.previewLeaving({ params }))).toEqual({
    ...nothing,
    tasks: 1,
    roles: [{ role: 'store-manager', unit: 'north' }],
    sessions: 1,
  })
  const body = { to: ' Ben@example.com', groups: true, roles: true }
  expect(valueOf(await admin.leavePerson({ params, body }))).toMatchObject({ moved: 1, keys: [] })
  expect(await desk.rowOf(task)).toMatchObject({ assignee: 'ben@example.com' })
  expect(codeOf(await ann.getMe())).toBe('access.sign-in-needed')
  const [ben, gone] = ['ben@example.com', 'ann@example.com'].map(async (email) =>
    valueOf(await admin.listAccounts()).items.find((one) => one.email === email),
  )
  expect(await ben).toMatchObject({ roles: [{ role: 'store-manager', unit: 'north' }] })
  expect(await gone).toMatchObject({ roles: [], sessions: 0, leftAt: server.clock.now() })
  expect(valueOf(await admin.previewLeaving({ params }))).toEqual({ ...nothing, sessions: 0 })
  expect(codeOf(await admin.leavePerson({ params, body }))).toBe('access.left-already')
})

test('nobody leaves work behind that nobody has, and nobody leaves who must stay', async () => {
  await signIn('cai@example.com')
  const task = await open('cai@example.com')
  const params = { id: await idOf('cai@example.com') }
  expect(await admin.leavePerson({ params, body: { to: null } })).toMatchObject({
    refusal: { code: 'access.work-remains', facts: { tasks: 1 } },
  })
  const toNobody = { to: 'nobody@example.com' }
  expect(codeOf(await admin.leavePerson({ params, body: toNobody }))).toBe('tasks.person-unknown')
  expect(codeOf(await admin.leavePerson({ params, body: { to: 'cai@example.com' } }))).toBe('tasks.already-theirs')
  expect(await desk.rowOf(task)).toMatchObject({ assignee: 'cai@example.com' })
  const own = { id: await idOf('boss@example.com') }
  expect(codeOf(await admin.leavePerson({ params: own, body: { to: null } }))).toBe('access.leave-oneself')
})

test('who counts on a leaver while away is told, and counts on them no more, whether or not anybody takes over the work', async () => {
  const away = await signIn('eva@example.com')
  const times = { startsAt: isoOf(server.clock.now()), endsAt: isoOf(addHours(server.clock.now(), 24)) }
  for (const [leaver, to] of [
    ['finn@example.com', null],
    ['gus@example.com', 'eva@example.com'],
  ] as const) {
    await signIn(leaver)
    valueOf(await away.addAbsence({ body: { deputy: leaver, ...times } }))
    const params = { id: await idOf(leaver) }
    expect(valueOf(await admin.previewLeaving({ params })).deputyFor).toEqual(['eva@example.com'])
    expect(valueOf(await admin.leavePerson({ params, body: { to } })).deputyFor).toEqual(['eva@example.com'])
    expect(valueOf(await admin.previewLeaving({ params })).deputyFor).toEqual([])
    expect(valueOf(await away.listAbsences()).items).toEqual([])
    expect(codeOf(await away.addAbsence({ body: { deputy: leaver, ...times } }))).toBe('tasks.person-unknown')
  }
})

test('whoever comes back is staff, whatever they were, and nothing they knew or had lets them in', async () => {
  const dora = 'dora@example.com'
  await signIn(dora, 'administrator')
  const params = { id: await idOf(dora) }
  const password = 'correct horse battery'
  const { token } = valueOf(await admin.invitePerson({ params }))
  valueOf(await server.browser().acceptInvitation({ body: { token, password } }))
  await sql`update access_user set two_factor_enabled = true where id = ${params.id}`.execute(made.database)
  valueOf(await admin.leavePerson({ params, body: { to: null } }))
  valueOf(await admin.returnPerson({ params }))
  expect(codeOf(await server.browser().signIn({ body: { email: dora, password } }))).toBe('access.password-wrong')
  const back = valueOf(await admin.listAccounts()).items.find(({ id }) => id === params.id)
  expect(back).toMatchObject({ role: 'staff', hasPassword: false, twoFactor: false, leftAt: null })
  expect(valueOf(await (await signIn(dora)).getMe()).permissions).not.toContain('persons.manage')
})
