import { once } from 'node:events'
import {
  type Client,
  handle,
  isReadTogether,
  type Read,
  type Route,
  routeList,
  routes,
  successOf,
} from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { company } from '../../test/company.ts'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'

const { schema } = successOf(routes.getCase)
const example = schema.parse(((schema.meta()?.['examples'] ?? []) as unknown[])[0]) as never
const ID = '01890000-0000-7000-8000-000000000000'
let failing = false
let entered: (signal: AbortSignal) => void = () => undefined
let held: Promise<void> | undefined
const running: number[] = []
let under = 0
const server = await testServer(await testDatabase(), {
  routes: [
    handle(routes.listCaseTypes, async ({ signal }) => {
      if (failing) throw new Error('broken on purpose')
      entered(signal)
      await held
      return accept({ items: [] } as never)
    }),
    handle(routes.getCase, async () => {
      under += 1
      running.push(under)
      await new Promise((go) => setImmediate(go))
      under -= 1
      return accept(example)
    }),
  ],
})
const { admin, worker } = await company(server)

/** The answers in the order of the questions. */
async function readTogether(client: Client, reads: Read[]) {
  const lines = (await Array.fromAsync(valueOf(await client.readTogether({ body: { reads } })))).flat()
  return lines.toSorted((one, other) => one.at - other.at)
}

/** Something for each place in a route's path. */
const paramsOf = ({ params }: Route) => Object.fromEntries(Object.keys(params?.shape ?? {}).map((name) => [name, ID]))

test('each question is answered as its own route would answer it', async () => {
  const answers = await readTogether(admin, [
    { route: 'getTime' },
    { route: 'getCase', params: { id: ID }, query: {} },
    { route: 'listCases', query: { limit: 'many' } },
    { route: 'listCases', query: { limit: '7', unknown: 'x' } },
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 422])
  expect(answers[0]?.body).toEqual({ now: '2026-03-01T08:00:00.000Z' })
  expect(answers[2]?.body).toMatchObject({ error: { code: 'http.fields-wrong', fields: [{ path: 'limit' }] } })
})

test('what changes something, leaves as a file, or does not exist is not read so', async () => {
  const names = [
    'openCases',
    'exportList',
    'watchLive',
    'getAttachment',
    'getHealth',
    'getPortalOrder',
    '__proto__',
    'x',
  ]
  const answers = await readTogether(
    admin,
    names.map((route) => ({ route })),
  )
  for (const { status, body } of answers) {
    expect(status).toBe(404)
    expect(body).toMatchObject({ error: { code: 'http.path-unknown' } })
  }
})

test('whoever is refused by a route alone is refused by it among others', async () => {
  const agent = await worker('agent', 'north')
  const asked = routeList.filter(isReadTogether).filter(({ permission }) => permission !== 'own-account')
  expect(asked.length).toBeGreaterThan(50)
  const outcomes = new Map<string, number>()
  for (let from = 0; from < asked.length; from += 30) {
    const some = asked.slice(from, from + 30).map((route) => ({ route, params: paramsOf(route) }))
    const answers = await readTogether(
      agent,
      some.map(({ route, params }) => ({ route: route.id, params })),
    )
    for (const [at, { route, params }] of some.entries()) {
      const alone = await (agent as unknown as Record<string, typeof agent.getCase>)[route.id]?.({ params } as never)
      const { status, body } = answers[at] ?? { status: 0, body: undefined }
      const code = (body as { error?: { code: string } }).error?.code
      expect([route.id, status === 200, code]).toEqual([
        route.id,
        alone?.ok,
        alone?.ok ? undefined : alone?.refusal.code,
      ])
      outcomes.set(code ?? 'fine', (outcomes.get(code ?? 'fine') ?? 0) + 1)
    }
  }
  expect(Math.min(outcomes.get('fine') ?? 0, outcomes.get('access.not-permitted') ?? 0)).toBeGreaterThan(5)
})

test('nobody and consumers ask nothing', async () => {
  const nobody = await server.program().readTogether({ body: { reads: [{ route: 'getTime' }] } })
  expect(nobody).toMatchObject({ ok: false, refusal: { code: 'access.sign-in-needed' } })
})

test('a defect in one is told by its number and logged, and others are answered', async () => {
  failing = true
  const [types, time] = await readTogether(admin, [{ route: 'listCaseTypes' }, { route: 'getTime' }])
  failing = false
  expect(time?.status).toBe(200)
  expect(types).toMatchObject({ status: 500, body: { error: { code: 'http.defect' } } })
  const { requestId } = (types as { body: { error: { facts: { requestId: string } } } }).body.error.facts
  expect(server.logged.find((line) => line['requestId'] === requestId && line['level'] === 50)).toBeDefined()
})

test('the log tells of each question what came of it and how long it took, under the number of the request', async () => {
  const before = server.logged.length
  await readTogether(admin, [{ route: 'getTime' }, { route: 'listCases', query: { limit: 'many' } }])
  const told = server.logged.slice(before).filter(({ msg }) => msg === 'read')
  expect(told.toSorted((one, other) => Number(one['status']) - Number(other['status']))).toEqual([
    expect.objectContaining({ route: 'getTime', status: 200, milliseconds: expect.any(Number) }),
    expect.objectContaining({ route: 'listCases', status: 422, milliseconds: expect.any(Number) }),
  ])
  const request = server.logged.slice(before).find(({ path }) => path === '/api/reads')
  expect(new Set(told.map(({ requestId }) => requestId))).toEqual(new Set([request?.['requestId']]))
})

test('a few are asked at a time, and more than a page asks are refused', async () => {
  const one = { route: 'getCase', params: { id: ID } }
  expect(
    (
      await readTogether(
        admin,
        Array.from({ length: 30 }, () => one),
      )
    ).every(({ status }) => status === 200),
  ).toBe(true)
  expect(Math.max(...running)).toBe(6)
  for (const reads of [[], Array.from({ length: 31 }, () => one)]) {
    expect(await admin.readTogether({ body: { reads } })).toMatchObject({ refusal: { code: 'http.fields-wrong' } })
  }
})

test('whoever hangs up before anything is known is no defect', async () => {
  const before = server.logged.length
  const entering = Promise.withResolvers<AbortSignal>()
  const leaving = Promise.withResolvers<void>()
  entered = entering.resolve
  held = leaving.promise
  const hangUp = new AbortController()
  const asked = admin.readTogether({ body: { reads: [{ route: 'listCaseTypes' }] }, signal: hangUp.signal })
  const noticed = once(await entering.promise, 'abort')
  hangUp.abort()
  await expect(asked).rejects.toThrow()
  await noticed
  leaving.resolve()
  held = undefined
  const since = () => server.logged.slice(before)
  await expect.poll(() => since().some(({ msg }) => msg === 'a request was not carried out')).toBe(true)
  expect((await admin.getTime()).ok).toBe(true)
  expect(since().filter(({ level }) => Number(level) >= 40)).toEqual([])
})
