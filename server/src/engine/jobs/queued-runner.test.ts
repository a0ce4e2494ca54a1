import { isoOf } from '@aftersale/kernel'
import { afterEach, expect, test, vi } from 'vitest'
import { boundary, chain, end, error, service, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { incidentsOf, instanceOf, tasksOf } from '../../../test/engine.ts'
import { only, workplace } from '../../../test/workplace.ts'
import { Trouble } from '../../platform/trouble.ts'
import type { ActivatedJob } from './activated-job.ts'
import type { JobDesk } from './job-desk.ts'
import type { QueuedHandler, QueuedWork } from './queued-work.ts'

/** A busy machine takes its time. */
const SOON = { timeout: 20_000 }

const place = await workplace({
  ...drawn('p', start(), service('T', 't'), end(), chain('Start', 'T', 'End')),
  ...drawn(
    'caught',
    start(),
    service('T', 'caught'),
    boundary('Refused', 'T', error('refused')),
    end(),
    user('Look'),
    chain('Start', 'T', 'End'),
    chain('Refused', 'Look'),
  ),
})
const { database, begin, clock, look, told } = place

const desks: JobDesk[] = []
afterEach(async () => {
  await Promise.all(desks.splice(0).map((desk) => desk.stop()))
  await database.deleteFrom('job').execute()
  told.length = 0
})

/** A server of its own that does this work. */
function serverWith(type: string, work: QueuedWork): JobDesk {
  const desk = place.newDesk()
  desks.push(desk)
  desk.run({ [type]: work })
  return desk
}

const completed = async (ids: readonly string[]) => {
  const query = database.selectFrom('process_instance').select('id').where('id', 'in', ids)
  return (await query.where('status', '=', 'completed').execute()).length
}

test('work is done after the commit, some at once, and brings its variables', async () => {
  let atOnce = 0
  let most = 0
  const handler: QueuedHandler = async ({ variables, effectKey, instanceId }) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    await new Promise((resolve) => setImmediate(resolve))
    atOnce -= 1
    return { variables: { doubled: Number(variables['n']) * 2, key: effectKey.startsWith(instanceId) } }
  }
  const ids = await begin(
    'p',
    Array.from({ length: 60 }, (_, n) => ({ n })),
  )
  serverWith('t', { handler, concurrency: 7 })
  await expect.poll(() => completed(ids), SOON).toBe(60)
  expect(await instanceOf(database, ids[20] ?? '')).toMatchObject({ variables: { n: 20, doubled: 40, key: true } })
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(7)
})

test('what it throws is tried again after a while, and a person is asked when no attempt is left', async () => {
  const attempts: ActivatedJob[] = []
  const handler: QueuedHandler = async (job) => {
    attempts.push(job)
    throw new Trouble('carrier.away', { en: 'The carrier does not answer.', 'zh-CN': '承运商没有响应。' })
  }
  const [id = ''] = await begin('p')
  serverWith('t', { handler })
  for (const count of [1, 2, 3]) {
    await expect.poll(() => attempts.length, SOON).toBe(count)
    await expect
      .poll(async () => (await place.jobs()).every(({ locked_until }) => locked_until === null), SOON)
      .toBe(true)
    clock.advance(300_000)
  }
  expect(new Set(attempts.map(({ effectKey }) => effectKey))).toEqual(new Set([`${id}/2`]))
  expect(await incidentsOf(database, id)).toMatchObject([
    { code: 'carrier.away', message: { 'zh-CN': '工作“t”的最后一次尝试失败：承运商没有响应。' } },
  ])
})

test('a defect of the handler is told to the log, and tried again too', async () => {
  const [id = ''] = await begin('p')
  const work = vi.fn<QueuedHandler>(() => {
    throw new TypeError('expected a carrier, got undefined')
  })
  serverWith('t', { handler: work })
  await expect
    .poll(async () => (await place.jobs())[0]?.failure, SOON)
    .toMatchObject({
      message: { en: 'expected a carrier, got undefined' },
      attempts: 1,
    })
  expect(only(await place.jobs())).toMatchObject({ instance_id: id, retries: 2, due_at: clock.now() + 10_000 })
  expect(told).toMatchObject([{ work: 't', effectKey: `${id}/2`, err: expect.any(TypeError) }])
})

test('a BPMN error goes where the model catches it, and what cannot be done is not tried again', async () => {
  const [thrown = ''] = await begin('caught')
  const [hopeless = ''] = await begin('p')
  serverWith('caught', { handler: async () => ({ error: { code: 'refused', message: 'No.' } }) })
  const failure = { code: 'label.no-address', message: { en: 'No address.', 'zh-CN': '没有地址。' } }
  serverWith('t', { handler: async () => ({ failure }) })
  await expect.poll(async () => (await tasksOf(database, thrown)).map(({ element }) => element), SOON).toEqual(['Look'])
  await expect
    .poll(async () => (await incidentsOf(database, hopeless)).map(({ code }) => code), SOON)
    .toEqual(['label.no-address'])
})

test('an answer that is too large is for a person to see, and one for a suspended instance is given again later', async () => {
  const [large = ''] = await begin('p')
  serverWith('t', { handler: async () => ({ variables: { text: 'x'.repeat(4 * 1024 * 1024) } }) })
  await expect
    .poll(async () => (await incidentsOf(database, large)).map(({ code }) => code), SOON)
    .toEqual(['engine.payload-too-large'])
  const [id = ''] = await begin('caught')
  const suspended_at = isoOf(clock.now())
  let times = 0
  serverWith('caught', {
    handler: async () => {
      times += 1
      if (times === 1) {
        await database.updateTable('process_instance').set({ suspended_at }).where('id', '=', id).execute()
        await database.updateTable('job').set({ suspended: true }).where('instance_id', '=', id).execute()
      }
      return { variables: {} }
    },
  })
  await expect.poll(() => place.jobs(), SOON).toMatchObject([{ suspended: true, worker: null, retries: 3 }])
  await database.updateTable('process_instance').set({ suspended_at: null }).where('id', '=', id).execute()
  await database.updateTable('job').set({ suspended: false }).where('instance_id', '=', id).execute()
  await expect.poll(() => completed([id]), SOON).toBe(1)
  expect(times).toBe(2)
})

test('a lock is prolonged while the work runs, and one that is lost stops it', async () => {
  await begin('p')
  const begun = Promise.withResolvers<AbortSignal>()
  const handler: QueuedHandler = (_, { signal }) => {
    begun.resolve(signal)
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  }
  serverWith('t', { handler, lockSeconds: 0.3 })
  const signal = await begun.promise
  const first = only(await place.jobs())
  clock.advance(200)
  await expect.poll(async () => Number((await place.jobs())[0]?.locked_until), SOON).toBe(clock.now() + 300)
  await look()
  expect(only(await place.jobs())).toMatchObject({ fence: first.fence, retries: 3 })
  await database.deleteFrom('job').execute()
  await expect.poll(() => signal.aborted, SOON).toBe(true)
})

test('the job of a server that was killed is run again by another within thirty seconds', async () => {
  const [id = ''] = await begin('p')
  // What a killed server leaves behind: a job that it holds, and nobody who prolongs the lock.
  const request = { types: ['t'], worker: 'killed', most: 1, lockFor: 28_000, variables: null }
  const held = await place.desk.activate(request, { waitFor: 0, signal: new AbortController().signal })
  expect(held.ok && held.value.length).toBe(1)
  const attempts: ActivatedJob[] = []
  serverWith('t', {
    handler: async (job) => {
      attempts.push(job)
      return { variables: {} }
    },
  })
  clock.advance(29_000)
  await look()
  await expect.poll(() => completed([id]), SOON).toBe(1)
  expect(attempts).toMatchObject([{ retries: 2, effectKey: `${id}/2` }])
})

test('a clean stop waits for what runs', async () => {
  const [id = ''] = await begin('p')
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const desk = serverWith('t', {
    handler: async () => {
      begun.resolve()
      await finish.promise
      return { variables: {} }
    },
  })
  await begun.promise
  const stopped = desk.stop()
  finish.resolve()
  await stopped
  expect(await completed([id])).toBe(1)
})

test('what does not end in time is given back without using up an attempt', async () => {
  await begin('p')
  const begun = Promise.withResolvers<AbortSignal>()
  const desk = place.newDesk()
  desk.run({
    t: {
      handler: (_, { signal }) => {
        begun.resolve(signal)
        return new Promise(() => undefined)
      },
    },
  })
  const signal = await begun.promise
  await desk.stop(1)
  expect(signal.aborted).toBe(true)
  expect(only(await place.jobs())).toMatchObject({ locked_until: null, worker: null, retries: 3 })
})
