import { expect, test } from 'vitest'
import { chain, end, service, start } from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { incidentsOf, instanceOf } from '../../../test/engine.ts'
import { done, held, only, workplace } from '../../../test/workplace.ts'

const place = await workplace(drawn('p', start(), service('T', 't'), end(), chain('Start', 'T', 'End')))
const { database, begin, take, desk, clock, look } = place

test('a lock that ran out uses up an attempt each time, and the last one asks a person and names the worker', async () => {
  const [id = ''] = await begin('p')
  for (const retries of [3, 2, 1]) {
    const job = only(await take('t', { worker: `silent-${retries}` }))
    expect(job).toMatchObject({ retries, effectKey: `${id}/2` })
    clock.advance(59_999)
    await look()
    expect(await take('t')).toEqual([])
    clock.advance(1)
    await look()
  }
  expect(await take('t')).toEqual([])
  expect(await incidentsOf(database, id)).toMatchObject([
    {
      code: 'jobs.lock-expired',
      work: 't',
      details: { worker: 'silent-1', attempts: 3 },
      message: {
        en: 'The worker “silent-1” did not answer for the work “t” before its lock ran out at 2026-03-01T12:03:00.000Z, and no attempt is left.',
        'zh-CN': '工作“t”的执行者“silent-1”在锁定到期（2026-03-01T12:03:00.000Z）前没有回报，且已无剩余尝试次数。',
      },
    },
  ])
})

test('a lock that ran out and that nobody has taken since is still good, and can be prolonged', async () => {
  await begin('p')
  const job = only(await take('t'))
  clock.advance(60_000)
  await look()
  expect(await desk.extendLock(held(job), 5_000)).toEqual({ ok: true, value: clock.now() + 5_000 })
  expect(await take('t')).toEqual([])
  clock.advance(5_000)
  expect(await desk.report([done(job)])).toEqual([{ ok: true, value: null }])
})

test('a lock that is prolonged does not run out', async () => {
  await begin('p')
  const job = only(await take('t'))
  for (let time = 0; time < 5; time += 1) {
    clock.advance(50_000)
    expect(await desk.extendLock(held(job), 60_000)).toMatchObject({ ok: true })
    await look()
  }
  expect(only(await place.jobs())).toMatchObject({ retries: 3, fence: job.fence })
  await desk.report([done(job)])
})

test('an instance that cannot be stepped holds no other one up, and is told', async () => {
  const ids = await begin(
    'p',
    Array.from({ length: 9 }, () => ({})),
  )
  const odd = ids[4] ?? ''
  await database.updateTable('job').set({ retries: 1 }).execute()
  expect(await take('t')).toHaveLength(9)
  const { state } = await instanceOf(database, odd)
  const write = (json: unknown) =>
    database
      .updateTable('process_instance')
      .set({ state: JSON.stringify(json) })
      .where('id', '=', odd)
      .execute()
  await write({ form: 2, elements: null })
  clock.advance(60_000)
  await expect(look()).rejects.toThrow()
  const opened = await database.selectFrom('incident').select('instance_id').where('instance_id', 'in', ids).execute()
  expect(opened.map(({ instance_id }) => instance_id).toSorted()).toEqual(ids.filter((id) => id !== odd).toSorted())
  await write(state)
  await look()
  expect(await incidentsOf(database, odd)).toHaveLength(1)
})

test('a thousand and more at once are all free again, whoever of several servers looks', async () => {
  await begin(
    'p',
    Array.from({ length: 1_200 }, () => ({})),
  )
  expect(await take('t', { most: 1_200 })).toHaveLength(1_200)
  clock.advance(60_000)
  const other = place.newDesk()
  const rounds = [desk, other].flatMap(({ loops }) => loops.map(async (loop) => loop.round(true)))
  await Promise.all(rounds)
  await look()
  const again = await take('t', { most: 1_200 })
  expect(again).toHaveLength(1_200)
  expect(new Set(again.map(({ retries }) => retries))).toEqual(new Set([2]))
  expect((await desk.report(again.map((job) => done(job)))).every(({ ok }) => ok)).toBe(true)
})
