import type { Client, LiveNews } from '@aftersale/contract'
import { sql } from 'kysely'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { casePlace } from '../../../test/case-place.ts'
import { company } from '../../../test/company.ts'
import { NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { settableClock } from '../../platform/clock.ts'
import { conversationRoutes } from '../conversations/index.ts'
import { taskRoutes } from '../processes/index.ts'
import { liveRoutes } from './live.routes.ts'
import { LiveDesk } from './live-desk.ts'

/** A busy machine takes its time. */
const SOON = { timeout: 20_000, interval: 10 }

let desk: LiveDesk | undefined
const { database, connection, engine, server, type, open } = await casePlace(({ database, engine }) => {
  const clock = settableClock(NOON)
  desk = new LiveDesk({ database, clock })
  return [
    ...conversationRoutes({ database, engine }),
    ...taskRoutes({ database, engine }),
    ...liveRoutes({ database, clock, desk }),
  ]
})
const log = { error: (facts: object) => expect.fail(JSON.stringify(facts)), warn: () => undefined }
const loops = await engine.run({ database, connection, clock: server.clock, log, hear: (topic) => desk?.hear(topic) })
afterAll(async () => {
  await desk?.stop()
  await loops.stop()
})
const { admin, signIn, assign } = await company(server)
await type('matter', { process: 'talk' })

async function worker(name: string, unit = 'north'): Promise<Client> {
  const client = await signIn(`${name}@example.com`)
  await assign(`${name}@example.com`, 'agent', unit)
  const { items } = valueOf(await admin.listPersons())
  const id = items.find(({ email }) => email === `${name}@example.com`)?.id ?? ''
  valueOf(await admin.addToGroup({ params: { id }, body: { group: 'agents' } }))
  return client
}

/** What somebody hears until the test is over. */
async function listen(client: Client, query: { readonly case?: string } = {}): Promise<LiveNews[]> {
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const lines = valueOf(await client.watchLive({ query, signal: leaving.signal }))
  const heard: LiveNews[] = []
  const hear = async () => {
    for await (const group of lines) heard.push(...group)
  }
  void hear().catch(() => undefined)
  await expect.poll(() => heard.length, SOON).toBe(1)
  return heard
}
const last = (heard: readonly LiveNews[]) => heard.at(-1)
const north = async () => (await open({ type: 'matter', source: 'north-shop' }))[0]?.done?.number ?? ''
const taskOf = async (client: Client, number: string) =>
  valueOf(await client.getCase({ params: { id: number } })).tasks[0]?.id ?? ''

test('whom a new task is for hears of it, and of it being claimed; who may not see it hears nothing', async () => {
  const [ann, bob, eve] = [await worker('ann'), await worker('bob'), await worker('eve', 'south')]
  const [toAnn, toBob, toEve] = [await listen(ann), await listen(bob), await listen(eve)]
  expect(toAnn[0]).toEqual({
    counts: { mine: 0, team: 0, unassigned: 0, overdue: 0, all: 0, copies: 0, watched: 0 },
    changed: [],
  })
  const id = await taskOf(ann, await north())
  const one = { team: 1, unassigned: 1, mine: 0, all: 1 }
  for (const heard of [toAnn, toBob]) {
    await expect.poll(() => last(heard), SOON).toMatchObject({ counts: one, changed: ['tasks'] })
  }
  valueOf(await ann.claimTask({ params: { id } }))
  await expect.poll(() => last(toAnn)?.counts, SOON).toMatchObject({ team: 1, unassigned: 0, mine: 1 })
  await expect.poll(() => last(toBob)?.counts, SOON).toMatchObject({ team: 1, unassigned: 0, mine: 0 })
  expect(last(toEve)?.counts).toMatchObject({ team: 0, unassigned: 0, all: 0 })
})

test('whoever has a case open hears what happens to it, and others do not', async () => {
  const ann = await worker('ann')
  const [number, other] = [await north(), await north()]
  const [toCase, toOther] = [await listen(ann, { case: number }), await listen(ann, { case: other })]
  const said = { key: 'said', kind: 'note', text: '客户催了' } as const
  valueOf(await ann.writeEntry({ params: { id: number }, body: said }))
  await expect.poll(() => last(toCase)?.changed, SOON).toEqual(['case'])
  valueOf(await ann.completeTask({ params: { id: await taskOf(ann, number) }, body: { values: {} } }))
  await expect.poll(() => last(toCase)?.changed.toSorted(), SOON).toEqual(['case', 'tasks'])
  expect(toOther.flatMap(({ changed }) => changed)).not.toContain('case')
  const stranger = await worker('eve', 'south')
  expect(codeOf(await stranger.watchLive({ query: { case: number } }))).toBe('cases.not-found')
})

test('copies and watched cases count until they are looked at or over', async () => {
  const [ann, bob] = [await worker('ann'), await worker('bob')]
  const [number, toBob] = [await north(), await listen(bob)]
  const id = await taskOf(ann, number)
  valueOf(await ann.copyTask({ params: { id }, body: { to: ['bob@example.com'] } }))
  valueOf(await ann.changeWatchers({ params: { id: number }, body: { add: ['bob@example.com'] } }))
  await expect.poll(() => last(toBob)?.counts, SOON).toMatchObject({ copies: 1, watched: 1 })
  const [copy] = valueOf(await bob.listCopies()).items
  valueOf(await bob.seeCopy({ params: { id: copy?.id ?? '' } }))
  await expect.poll(() => last(toBob)?.counts, SOON).toMatchObject({ copies: 0, watched: 1 })
})

test('whoever waits to be counted for and goes is not counted for, and nobody waits for them', async () => {
  const [own, leaving] = [new LiveDesk({ database, clock: server.clock }), new AbortController()]
  const counting = Promise.withResolvers<null>()
  const looker = { is: new Set<string>(), seesAll: false, root: null }
  const asked: string[] = []
  const look = (name: string, signal: AbortSignal) => {
    const count = () => {
      asked.push(name)
      return counting.promise
    }
    return own.look({ ...looker, count }, signal).next()
  }
  const first = look('first', new AbortController().signal)
  await expect.poll(() => asked, SOON).toEqual(['first'])
  const second = look('second', leaving.signal)
  leaving.abort()
  expect(await second).toEqual({ done: true, value: undefined })
  expect(own.looking).toBe(1)
  counting.resolve(null)
  expect(await first).toEqual({ done: true, value: undefined })
  const third = look('third', new AbortController().signal)
  expect(await third).toEqual({ done: true, value: undefined })
  expect(asked).toEqual(['first', 'third'])
})

test('who has left is told nothing more', async () => {
  const leaver = await worker('gil')
  const heard: LiveNews[] = []
  const lines = valueOf(await leaver.watchLive({ query: {} }))
  for await (const group of lines) {
    heard.push(...group)
    if (heard.length > 1) break
    await sql`update access_user set left_at = now() where email = 'gil@example.com'`.execute(database)
    await north()
  }
  expect(heard).toHaveLength(1)
})

test('while nobody looks the database tells nobody', async () => {
  await expect.poll(() => desk?.looking, SOON).toBe(0)
  const desks = () => database.selectFrom('live_desk').select('id').execute()
  await expect.poll(desks, SOON).toEqual([])
  await listen(await worker('ann'))
  expect(await desks()).toHaveLength(1)
})
