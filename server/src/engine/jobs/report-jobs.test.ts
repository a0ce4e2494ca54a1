import { isoOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  adHoc,
  boundary,
  chain,
  end,
  error,
  escalation,
  multi,
  nonInterrupting,
  service,
  start,
  user,
  work,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { historyOf, incidentsOf, instanceOf, tasksOf } from '../../../test/engine.ts'
import { done, failed, held, only, workplace } from '../../../test/workplace.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { lockRoot } from '../instances/instances.store.ts'

const place = await workplace({
  ...drawn('plain', start(), service('T', 'plain'), end(), chain('Start', 'T', 'End')),
  ...drawn(
    'caught',
    start(),
    service('T', 'caught'),
    boundary('Refused', 'T', error('refused')),
    boundary('Late', 'T', nonInterrupting, escalation('late')),
    end(),
    user('Look'),
    user('Hurry'),
    chain('Start', 'T', 'End'),
    chain('Refused', 'Look'),
    chain('Late', 'Hurry'),
  ),
  ...drawn(
    'first',
    start(),
    service('T', 'first', multi({ collection: '=[1, 2, 3]', element: 'n', until: '=true' })),
    end(),
    chain('Start', 'T', 'End'),
  ),
  ...drawn('led', start(), adHoc('T', {}, work('led'), service('A', 'a')), end(), chain('Start', 'T', 'End')),
})
const { database, begin, take, desk, clock } = place
const fine = { ok: true, value: null }
const refused = (code: string, facts: object = {}) => ({ ok: false, refusal: { code, ...facts } })

test('what a job brings goes on with its instance', async () => {
  const [id = ''] = await begin('plain')
  expect(await desk.report([done(only(await take('plain')), { label: 'SF1' })])).toEqual([fine])
  expect(await instanceOf(database, id)).toMatchObject({ status: 'completed', variables: { label: 'SF1' } })
})

test('who says the same twice is answered the same; who says otherwise is told what was said', async () => {
  await begin('plain')
  const job = only(await take('plain'))
  expect(await desk.report([done(job), done(job)])).toEqual([fine, fine])
  expect(await desk.report([done(job)])).toEqual([fine])
  expect(await desk.report([failed(job)])).toEqual([refused('jobs.answered', { answer: 'completed' })])
  clock.advance(2 * 3_600_000)
  await place.look()
  expect(await desk.report([done(job)])).toEqual([refused('jobs.gone')])
})

test('a job of somebody else, of nobody and of another world is refused plainly', async () => {
  await begin('plain')
  const first = only(await take('plain', { worker: 'first' }))
  clock.advance(60_000)
  await place.look()
  const second = only(await take('plain', { worker: 'second' }))
  expect(second).toMatchObject({ id: first.id, retries: 2 })
  for (const report of [done(first), failed(first)]) {
    expect(await desk.report([report])).toEqual([refused('jobs.not-yours', { worker: 'second' })])
  }
  expect(await desk.extendLock(held(first), 1_000)).toEqual(refused('jobs.not-yours', { worker: 'second' }))
  expect(await desk.report([done({ ...first, id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20' })])).toEqual([
    refused('jobs.gone'),
  ])
  expect(await desk.report([done(second)])).toEqual([fine])
})

test('a job that was never given out cannot be answered', async () => {
  await begin('plain')
  const row = only(await place.jobs())
  expect(await desk.report([{ jobId: row.id, fence: 0, kind: 'completed', variables: {} }])).toEqual([
    refused('jobs.not-yours', { worker: null }),
  ])
  await desk.report([done(only(await take('plain')))])
})

test('a failed attempt waits longer each time, shows the next what was kept, and the last one asks a person', async () => {
  const [id = ''] = await begin('plain')
  const rests: number[] = []
  for (const retries of [3, 2]) {
    const job = only(await take('plain'))
    expect(job.retries).toBe(retries)
    expect(await desk.report([failed(job, { variables: { tried: 4 - retries } })])).toEqual([fine])
    expect(await desk.report([failed(job)])).toEqual([fine])
    expect(await desk.report([done(job)])).toEqual([refused('jobs.answered', { answer: 'failed' })])
    expect(await take('plain')).toEqual([])
    const { due_at } = only(await place.jobs())
    rests.push(due_at - clock.now())
    clock.set(due_at)
  }
  expect(rests).toEqual([10_000, 20_000])
  const last = only(await take('plain'))
  expect(last).toMatchObject({ retries: 1, effectKey: `${id}/2`, variables: { tried: 2 } })
  expect(await desk.report([failed(last)])).toEqual([fine])
  expect(await place.jobs()).toEqual([])
  expect(await incidentsOf(database, id)).toMatchObject([
    {
      element: 'T',
      work: 'plain',
      part: '',
      details: { worker: 'w', attempts: 3, message: { en: 'No paper.', 'zh-CN': '缺纸。' } },
      code: 'jobs.attempts-used-up',
      message: {
        en: 'The work “plain” failed in its last attempt: No paper.',
        'zh-CN': '工作“plain”的最后一次尝试失败：缺纸。',
      },
    },
  ])
})

test('an incident that is tried again brings a job with all its attempts and the same effect key', async () => {
  const [id = ''] = await begin('plain')
  const job = only(await take('plain'))
  await desk.report([failed(job, { retries: 0, code: 'printer.broken' })])
  const incident = only(await incidentsOf(database, id))
  expect(incident).toMatchObject({ code: 'printer.broken' })
  await inTransaction(database, (tx) => place.engine.retryIncident(tx, incident.id, 'Lin', clock.now()))
  const again = only(await take('plain'))
  expect(again).toMatchObject({ retries: 3, effectKey: job.effectKey })
  expect(again.id).not.toBe(job.id)
  expect(await desk.report([done(job), done(again)])).toEqual([refused('jobs.answered', { answer: 'failed' }), fine])
})

test('a worker says how often and when it is tried again', async () => {
  await begin('plain')
  await desk.report([failed(only(await take('plain')), { retries: 7, delay: 0 })])
  const job = only(await take('plain'))
  expect(job.retries).toBe(7)
  expect(await desk.setRetries(job.id, job.fence - 1, 9)).toEqual(refused('jobs.not-yours', { worker: 'w' }))
  expect(await desk.setRetries(job.id, null, 9)).toEqual(fine)
  await desk.report([failed(job, { delay: 5_000 })])
  clock.advance(4_999)
  expect(await take('plain')).toEqual([])
  clock.advance(1)
  const again = only(await take('plain'))
  expect(again.retries).toBe(8)
  await desk.report([done(again)])
})

test('an error goes where the model catches it, and an escalation leaves the job where it is', async () => {
  const [id = ''] = await begin('caught')
  const job = only(await take('caught'))
  const late = { ...held(job), kind: 'escalated', code: 'late', variables: {} } as const
  expect(await desk.report([late])).toEqual([fine])
  const thrown = {
    ...held(job),
    kind: 'error-thrown',
    code: 'refused',
    message: 'No.',
    variables: { why: 'x' },
  } as const
  expect(await desk.report([thrown])).toEqual([fine])
  expect(await desk.report([thrown])).toEqual([fine])
  expect(await desk.report([late])).toEqual([refused('jobs.answered', { answer: 'error-thrown' })])
  const tasks = await tasksOf(database, id)
  expect(tasks.map(({ element }) => element)).toEqual(['Hurry', 'Look'])
  expect(await instanceOf(database, id)).toMatchObject({ variables: { why: 'x' } })
  expect(await incidentsOf(database, id)).toEqual([])
})

test('an error that the model does not catch is an incident', async () => {
  const [id = ''] = await begin('plain')
  const job = only(await take('plain'))
  await desk.report([{ ...held(job), kind: 'error-thrown', code: 'odd', message: 'Odd.', variables: {} }])
  expect(await incidentsOf(database, id)).toMatchObject([
    { work: 'plain', details: { code: 'odd', message: { en: 'Odd.', 'zh-CN': 'Odd.' }, worker: 'w' } },
  ])
  expect(await place.jobs()).toEqual([])
})

test('of several that end the same, the first counts, and the others are told that theirs is gone', async () => {
  const [id = ''] = await begin('first')
  const jobs = await take('first')
  expect(jobs).toHaveLength(3)
  expect(await desk.report(jobs.map((job) => done(job)))).toEqual([fine, refused('jobs.gone'), refused('jobs.gone')])
  expect((await instanceOf(database, id)).status).toBe('completed')
})

test('a worker that leads an ad-hoc sub-process is told when it names an activity that is not there', async () => {
  await begin('led')
  const job = only(await take('led'))
  expect(await desk.report([done(job, { activateElements: ['B'] })])).toEqual([
    refused('jobs.no-such-activity', { element: 'B' }),
  ])
  expect(await desk.report([done(job, { activateElements: ['A'] })])).toEqual([fine])
  await desk.report([done(only(await take('a')))])
})

test('variables over the bound are refused before anything happens', async () => {
  await begin('plain')
  const job = only(await take('plain'))
  const report = done(job, { text: 'x'.repeat(4 * 1024 * 1024) })
  expect(await desk.report([report])).toMatchObject([
    refused('engine.payload-too-large', { most: 4 * 1024 * 1024, bytes: expect.any(Number) }),
  ])
  expect(await desk.report([done(job)])).toEqual([fine])
})

test('a suspended instance takes no word until it goes on', async () => {
  const [id = ''] = await begin('plain')
  const job = only(await take('plain'))
  const suspend = async (suspended: boolean) => {
    const suspended_at = suspended ? isoOf(clock.now()) : null
    await database.updateTable('process_instance').set({ suspended_at }).where('id', '=', id).execute()
    await database.updateTable('job').set({ suspended }).where('instance_id', '=', id).execute()
  }
  await suspend(true)
  expect(await desk.report([done(job)])).toEqual([refused('jobs.suspended')])
  clock.advance(600_000)
  await place.look()
  await suspend(false)
  expect(await desk.report([done(job)])).toEqual([fine])
})

test('one word for many instances: those that somebody works on are waited for, and each is answered', async () => {
  const ids = await begin(
    'plain',
    Array.from({ length: 300 }, () => ({})),
  )
  const jobs = await take('plain')
  const free = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const other = inTransaction(database, async (tx) => {
    await lockRoot(tx, ids[7] ?? '')
    locked.resolve()
    await free.promise
  })
  await locked.promise
  const reported = desk.report(jobs.map((job, position) => done(job, { position })))
  const completed = async () => {
    const query = database.selectFrom('process_instance').select('id').where('id', 'in', ids)
    return (await query.where('status', '=', 'completed').execute()).length
  }
  await expect.poll(completed, { timeout: 30_000 }).toBe(299)
  free.resolve()
  await other
  expect((await reported).every(({ ok }) => ok)).toBe(true)
  expect(await completed()).toBe(300)
})

test('two who answer for the same jobs at once step each instance once', async () => {
  const ids = await begin(
    'plain',
    Array.from({ length: 50 }, () => ({})),
  )
  const jobs = await take('plain')
  const other = place.newDesk()
  const both = await Promise.all([
    desk.report(jobs.map((job) => done(job))),
    other.report(jobs.toReversed().map((job) => done(job))),
  ])
  expect(both.flat().every(({ ok }) => ok)).toBe(true)
  const histories = await Promise.all(ids.map((id) => historyOf(database, id)))
  expect(new Set(histories).size).toBe(1)
})
