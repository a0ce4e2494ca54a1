import { afterAll, expect, test } from 'vitest'
import { chain, end, service, start } from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { incidentsOf, instanceOf } from '../../../test/engine.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'
import { plainCase } from '../../../test/plain-case.ts'
import { only, workplace } from '../../../test/workplace.ts'
import { JobDesk } from '../../engine/index.ts'
import { jobRoutes } from './jobs.routes.ts'

const types = ['label', 'waited', 'left', 'streamed', 'slow', 'many', 'fair', 'listed']
/** A busy machine takes its time. */
const SOON = { timeout: 20_000 }

const place = await workplace(
  Object.assign(
    {},
    ...types.map((type) => drawn(type, start(), service('T', type), end(), chain('Start', 'T', 'End'))),
  ),
)
const { database, connection, engine, clock, log, desk, begin } = place
const loops = await engine.run({
  database,
  connection,
  clock,
  log,
  loops: desk.loops,
  hear: (topic) => desk.hear(topic),
})
const server = await testServer(place, { routes: jobRoutes({ desk, database: place.database, engine }) })
afterAll(async () => {
  await desk.stop()
  await loops.stop()
})
valueOf(
  await server.browser().setUp({
    body: {
      token: (await server.access.offerSetUp()) ?? '',
      name: '林晓',
      email: 'l@example.com',
      password: 'correct horse battery',
    },
  }),
)
const key = valueOf(await server.access.createApiKey('printer')).key
const worker = server.program(key)

const take = async (type: string, more: object = {}) =>
  valueOf(await worker.activateJobs({ body: { types: [type], worker: 'w', ...more } })).jobs
const inBody = <T extends object>({ fence }: { readonly fence: number }, more: T) => ({ fence, ...more })
const waiting = (count: number) => expect.poll(() => desk.waiting, { ...SOON, interval: 5 }).toBe(count)

test('a worker with a key takes a job, does it, and the flow goes on', async () => {
  const [id = ''] = await begin('label', [{ order: 7, note: '礼物' }])
  const job = only(await take('label', { variables: ['order'] }))
  expect(job).toMatchObject({ instanceId: id, element: 'T', variables: { order: 7 }, effectKey: `${id}/2`, fence: 1 })
  const params = { id: job.id }
  expect(valueOf(await worker.completeJob({ params, body: inBody(job, { variables: { label: 'SF1' } }) }))).toEqual(
    params,
  )
  expect(await instanceOf(database, id)).toMatchObject({
    status: 'completed',
    variables: { order: 7, note: '礼物', label: 'SF1' },
  })
})

test('nobody without a key takes anything', async () => {
  expect(codeOf(await server.program().activateJobs({ body: { types: ['label'], worker: 'w' } }))).toBe(
    'access.sign-in-needed',
  )
})

test('every word about a job that is not there is refused the same', async () => {
  const params = { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20' }
  const answers = await Promise.all([
    worker.completeJob({ params, body: { fence: 1 } }),
    worker.failJob({ params, body: { fence: 1, message: 'm' } }),
    worker.throwJobError({ params, body: { fence: 1, code: 'c' } }),
    worker.escalateJob({ params, body: { fence: 1, code: 'c' } }),
    worker.extendJobLock({ params, body: { fence: 1, lockSeconds: 1 } }),
    worker.releaseJob({ params, body: { fence: 1 } }),
    worker.setJobRetries({ params, body: { retries: 1 } }),
  ])
  expect(answers.map(codeOf)).toEqual(answers.map(() => 'jobs.gone'))
  expect(codeOf(await worker.releaseJob({ params: { id: 'x' }, body: { fence: 1 } }))).toBe('http.fields-wrong')
})

test('many are answered in one request, each for itself and in the caller’s language', async () => {
  await begin('many', [{}, {}])
  const [first, second] = await take('many')
  if (first === undefined || second === undefined) throw new Error('expected two jobs')
  const answer = await fetch(`${server.url}/api/jobs/complete`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    body: JSON.stringify({
      jobs: [
        { id: first.id, fence: first.fence },
        { id: second.id, fence: second.fence + 1 },
      ],
    }),
  })
  expect(await answer.json()).toEqual({
    answers: [
      { id: first.id, accepted: true, error: null },
      {
        id: second.id,
        accepted: false,
        error: {
          code: 'jobs.not-yours',
          message: '对此作业的锁定已失效，现由执行者“w”持有。',
          facts: { worker: 'w' },
        },
      },
    ],
  })
})

test('a failed attempt is tried again when its worker says, or stops where none is left', async () => {
  const [id = ''] = await begin('slow')
  const job = only(await take('slow'))
  const params = { id: job.id }
  valueOf(await worker.failJob({ params, body: inBody(job, { message: 'No paper.', backoffSeconds: 0 }) }))
  const again = only(await take('slow'))
  expect(again).toMatchObject({ id: job.id, retries: 2 })
  valueOf(await worker.extendJobLock({ params, body: inBody(again, { lockSeconds: 900 }) }))
  valueOf(await worker.setJobRetries({ params, body: { retries: 5 } }))
  valueOf(await worker.releaseJob({ params, body: inBody(again, {}) }))
  const last = only(await take('slow'))
  expect(last.retries).toBe(5)
  valueOf(await worker.failJob({ params, body: inBody(last, { message: 'Broken.', code: 'printer', retries: 0 }) }))
  expect(await incidentsOf(database, id)).toMatchObject([{ code: 'printer' }])
})

test('open jobs are listed page by page, with the case that they belong to, how they stand and what the last attempt told', async () => {
  const ids = await begin('listed', [{}, {}, {}])
  const [first, second] = await take('listed', { maxJobs: 2, worker: 'one' })
  if (first === undefined || second === undefined) throw new Error('expected two jobs')
  const caseId = await plainCase(database, clock.now())
  await database.updateTable('service_case').set({ instance_id: second.instanceId }).where('id', '=', caseId).execute()
  valueOf(await worker.failJob({ params: { id: first.id }, body: inBody(first, { message: 'No paper.' }) }))
  const page = valueOf(await worker.listJobs({ query: { type: 'listed', limit: 2 } }))
  expect(page.items).toMatchObject([
    {
      id: first.id,
      processName: { en: 'listed', 'zh-CN': 'listed' },
      caseNumber: null,
      state: 'resting',
      retries: 2,
      worker: null,
      failure: { message: { en: 'No paper.' }, attempts: 1 },
    },
    {
      id: second.id,
      caseNumber: `T-${caseId}`,
      state: 'locked',
      retries: 3,
      worker: 'one',
      lockedUntil: clock.now() + 300_000,
      failure: null,
    },
  ])
  const rest = valueOf(await worker.listJobs({ query: { type: 'listed', limit: 2, cursor: page.next ?? '' } }))
  expect(rest).toMatchObject({ items: [{ state: 'waiting', dueAt: clock.now() }], next: null })
  expect(valueOf(await worker.listJobs({ query: { instanceId: ids[2] ?? '' } })).items).toEqual(rest.items)
  expect(valueOf(await worker.listJobs({ query: { worker: 'one' } })).items).toEqual([page.items[1]])
  expect(codeOf(await worker.listJobs({ query: { cursor: 'x' } }))).toBe('paging.cursor-wrong')
})

test('variables over the bound are refused with 413, and so is a body that no job needs', async () => {
  await begin('label')
  const job = only(await take('label'))
  const params = { id: job.id }
  const over = async (characters: number) => {
    const text = 'x'.repeat(characters)
    return codeOf(await worker.completeJob({ params, body: inBody(job, { variables: { text } }) }))
  }
  expect(await over(4 * 1024 * 1024)).toBe('engine.payload-too-large')
  expect(await over(6 * 1024 * 1024)).toBe('http.body-too-large')
  valueOf(await worker.completeJob({ params, body: inBody(job, {}) }))
})

test('who waits has a job as soon as there is one, whichever server made it', async () => {
  const waits = take('waited', { waitSeconds: 60 })
  await waiting(1)
  const [id = ''] = await begin('waited')
  expect(only(await waits).instanceId).toBe(id)
  expect(desk.waiting).toBe(0)
})

test('who waits in vain goes away with nothing', async () => {
  expect(await take('waited', { waitSeconds: 1 })).toEqual([])
})

test('who came first is served first', async () => {
  const order: string[] = []
  const waits: Promise<unknown>[] = []
  for (const name of ['first', 'second', 'third']) {
    waits.push(take('fair', { waitSeconds: 60, maxJobs: 1, worker: name }).then(() => order.push(name)))
    await waiting(waits.length)
  }
  for (const done of [1, 2, 3]) {
    await begin('fair')
    await expect.poll(() => order.length, SOON).toBe(done)
  }
  await Promise.all(waits)
  expect(order).toEqual(['first', 'second', 'third'])
})

test('who hangs up while waiting is forgotten at once, and no job is taken for nobody', async () => {
  const controller = new AbortController()
  const waits = worker.activateJobs({
    body: { types: ['left'], worker: 'gone', waitSeconds: 60 },
    signal: controller.signal,
  })
  await waiting(1)
  controller.abort()
  await expect(waits).rejects.toThrow()
  await waiting(0)
  await begin('left')
  expect(only(await take('left'))).toMatchObject({ fence: 1, retries: 3 })
})

test('a job that was taken for one who hung up meanwhile is given back', async () => {
  await begin('left')
  const request = { types: ['left'], worker: 'gone', most: 1, lockFor: 60_000, variables: null }
  const during = new AbortController()
  const taking = desk.activate(request, { waitFor: 60_000, signal: during.signal })
  during.abort()
  expect(await taking).toEqual({ ok: true, value: [] })
  const after = new AbortController()
  const taken = await desk.activate(request, { waitFor: 60_000, signal: after.signal })
  expect(taken.ok && taken.value.length).toBe(1)
  after.abort()
  const free = async () =>
    (await place.jobs()).filter(({ type, locked_until }) => type === 'left' && locked_until === null)
  await expect.poll(async () => (await free()).length, SOON).toBe(1)
  expect(only(await take('left')).retries).toBe(3)
})

test('a stream brings jobs as they come, and no more than its worker has hands', async () => {
  const controller = new AbortController()
  const query = { type: ['streamed', 'other'], worker: 's', maxActive: 2, variable: ['n'] }
  const groups = valueOf(await worker.streamJobs({ query, signal: controller.signal }))
  const jobs = Array.fromAsync(jobsOf(groups, 5))
  await begin('streamed', [{ n: 1 }, { n: 2 }, { n: 3 }])
  await begin('streamed', [{ n: 4 }, { n: 5 }])
  expect((await jobs).map(({ variables }) => variables['n'])).toEqual([1, 2, 3, 4, 5])
  controller.abort()
  await waiting(0)
})

/** The first jobs of a stream, each done at once, never more than two at a time. */
async function* jobsOf(groups: AsyncIterable<readonly Awaited<ReturnType<typeof take>>[number][]>, count: number) {
  let left = count
  for await (const group of groups) {
    expect(group.length).toBeLessThanOrEqual(2)
    for (const job of group) {
      yield job
      left -= 1
      valueOf(await worker.completeJob({ params: { id: job.id }, body: inBody(job, {}) }))
    }
    if (left === 0) return
  }
}

test('too many who wait are sent away with when to come back, and who does not wait is served', async () => {
  const small = new JobDesk({ setup: engine.setup, database, clock, log, mostWaiting: 1 })
  const request = { types: ['none'], worker: 'w', most: 1, lockFor: 1_000, variables: null }
  const never = new AbortController().signal
  const waits = small.activate(request, { waitFor: 60_000, signal: never })
  await expect.poll(() => small.waiting, SOON).toBe(1)
  const refusal = { code: 'jobs.too-many-waiting', retryAfterSeconds: 5 }
  expect(await small.activate(request, { waitFor: 60_000, signal: never })).toEqual({ ok: false, refusal })
  expect(small.stream(request, never)).toEqual({ ok: false, refusal })
  expect(await small.activate(request, { waitFor: 0, signal: never })).toEqual({ ok: true, value: [] })
  await small.stop()
  expect(await waits).toEqual({ ok: true, value: [] })
})

test('when the server stops, who waits is answered and streams end', async () => {
  const waits = take('waited', { waitSeconds: 60 })
  const groups = valueOf(await worker.streamJobs({ query: { type: ['streamed'], worker: 's' } }))
  const streamed = Array.fromAsync(groups)
  await waiting(2)
  await desk.stop()
  expect(await waits).toEqual([])
  expect((await streamed).flat()).toEqual([])
})
