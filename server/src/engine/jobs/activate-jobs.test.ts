import { feelToJson } from '@aftersale/feel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  chain,
  end,
  flow,
  headers,
  input,
  jobPriority,
  listeners,
  multi,
  parallel,
  service,
  start,
  sub,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { done, held, only, workplace } from '../../../test/workplace.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { lockJobs } from './jobs.store.ts'

const place = await workplace({
  ...drawn('one', start(), service('T', 'one', headers({ carrier: 'sf' })), end(), chain('Start', 'T', 'End')),
  ...drawn('urgent', start(), service('T', 'urgent', jobPriority('=p')), end(), chain('Start', 'T', 'End')),
  ...drawn(
    'listened',
    start(),
    service('T', 'main', listeners({ start: ['check'] })),
    end(),
    chain('Start', 'T', 'End'),
  ),
  ...drawn(
    'inner',
    start(),
    sub(
      'S',
      start('s'),
      service('T', 'inner', input('own', '=given + 1')),
      end('e'),
      chain('s', 'T', 'e'),
      input('within', '=given'),
    ),
    end(),
    chain('Start', 'S', 'End'),
  ),
  ...drawn(
    'many',
    start(),
    service('T', 'many', multi({ collection: '=numbers', element: 'number' })),
    end(),
    chain('Start', 'T', 'End'),
  ),
  ...drawn(
    'fork',
    start(),
    parallel('F'),
    service('A', 'fork-a'),
    service('B', 'fork-b'),
    end('EA'),
    end('EB'),
    chain('Start', 'F'),
    flow('F', 'A'),
    flow('F', 'B'),
    flow('A', 'EA'),
    flow('B', 'EB'),
  ),
})
const { database, begin, take, desk, clock } = place
const never = new AbortController().signal

test('a job says all that its worker needs', async () => {
  const [id = ''] = await begin('one', [{ amount: 7 }])
  const job = only(await take('one', { worker: 'printer' }))
  expect(job).toMatchObject({
    type: 'one',
    fence: 1,
    effectKey: `${id}/2`,
    processKey: 'one',
    processVersion: 1,
    instanceId: id,
    element: 'T',
    part: '',
    headers: { carrier: 'sf' },
    variables: { amount: 7 },
    retries: 3,
    lockedUntil: clock.now() + 60_000,
  })
  expect(only(await place.jobs())).toMatchObject({ worker: 'printer', fence: 1, locked_until: job.lockedUntil })
  expect(await take('one')).toEqual([])
  await desk.report([done(job)])
})

test('the next are those of the highest priority, then those that are due the longest', async () => {
  await begin('urgent', [
    { p: 1, n: 'a' },
    { p: 50, n: 'b' },
    { p: 1, n: 'c' },
  ])
  clock.advance(1_000)
  await begin('urgent', [{ p: 50, n: 'd' }])
  const two = await take('urgent', { most: 2 })
  const rest = await take('urgent')
  expect([...two, ...rest].map(({ variables }) => variables['n'])).toEqual(['b', 'd', 'a', 'c'])
})

test('several types are one line by priority, and only those asked for are in it', async () => {
  await begin('fork')
  const request = { types: ['fork-b', 'fork-a', 'unknown'], worker: 'w', most: 5, lockFor: 1_000, variables: null }
  const taken = await desk.activate(request, { waitFor: 0, signal: never })
  expect(taken.ok && taken.value.map(({ type }) => type).toSorted()).toEqual(['fork-a', 'fork-b'])
})

test('of several types the most urgent come first, and what others are just taking does not send a worker away', async () => {
  await begin('urgent', [{ p: 1 }, { p: 9 }])
  await begin('fork')
  const asked = (most: number) => ({ types: ['urgent', 'fork-a'], worker: 'w', most, lockFor: 1_000, variables: [] })
  const urgent = await place.jobs()
  const first = urgent.find(({ priority }) => priority === 9)?.id ?? ''
  const locked = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  const other = inTransaction(database, async (tx) => {
    await lockJobs(tx, [first])
    locked.resolve()
    await free.promise
  })
  await locked.promise
  const one = await desk.activate(asked(1), { waitFor: 0, signal: never })
  expect(one.ok && one.value.map(({ type }) => type)).toEqual(['urgent'])
  free.resolve()
  await other
  const rest = await desk.activate(asked(5), { waitFor: 0, signal: never })
  expect(rest.ok && rest.value.map(({ id, type }) => (id === first ? 'first' : type))).toEqual(['first', 'fork-a'])
})

test('a listener’s job is a job like any other, with a key of its own', async () => {
  const [id = ''] = await begin('listened')
  const job = only(await take('check'))
  expect(job).toMatchObject({ part: 'start-0', effectKey: `${id}/2/start-0`, element: 'T' })
  await desk.report([done(job, { checked: true })])
  const main = only(await take('main'))
  expect(main).toMatchObject({ part: '', variables: { checked: true } })
  expect(await desk.report([done(main)])).toEqual([{ ok: true, value: null }])
})

test('a job sees the variables of its element and of what lies around it; of these, those asked for', async () => {
  await begin('inner', [{ given: 1 }, { given: 2 }])
  const job = (await take('inner', { most: 1 }))[0]
  expect(feelToJson(job?.variables ?? {})).toEqual({ given: 1, within: 1, own: 2 })
  const request = { types: ['inner'], worker: 'w', most: 1, lockFor: 1_000, variables: ['own', 'missing', 'toString'] }
  const some = await desk.activate(request, { waitFor: 0, signal: never })
  expect(some.ok && some.value.map(({ variables }) => feelToJson(variables))).toEqual([{ own: 3 }])
})

test('a thousand jobs of one instance each see their own', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, position) => position)
  await begin('many', [{ numbers }])
  const request = { types: ['many'], worker: 'w', most: 1_000, lockFor: 60_000, variables: ['number'] }
  const taken = await desk.activate(request, { waitFor: 0, signal: never })
  const jobs = taken.ok ? taken.value : []
  expect(jobs.map(({ variables }) => variables['number'])).toEqual(numbers)
  const answers = await desk.report(jobs.map((job) => done(job)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1_000)
  const { status } = await database
    .selectFrom('process_instance')
    .select('status')
    .where('id', '=', jobs[0]?.instanceId ?? '')
    .executeTakeFirstOrThrow()
  expect(status).toBe('completed')
})

test('one answer holds no more variables than are good for it; what does not fit is there for the next', async () => {
  // Not to be compressed away: what counts is what is stored.
  const large = await sql<{ text: string }>`
    select string_agg(md5(n::text), '') as text from generate_series(1, 100000) as n`.execute(database)
  const text = large.rows[0]?.text ?? ''
  await begin(
    'one',
    Array.from({ length: 12 }, () => ({ text })),
  )
  const first = await take('one')
  expect(first.length).toBeGreaterThan(1)
  expect(first.length).toBeLessThan(12)
  const bare = await desk.activate(
    { types: ['one'], worker: 'w', most: 100, lockFor: 1_000, variables: [] },
    { waitFor: 0, signal: never },
  )
  expect(bare.ok && bare.value.map(({ variables }) => variables)).toEqual(
    Array.from({ length: 12 - first.length }, () => ({})),
  )
})

test('what is suspended is not given out', async () => {
  const [id = ''] = await begin('urgent', [{ p: 0 }])
  await database.updateTable('job').set({ suspended: true }).where('instance_id', '=', id).execute()
  expect(await take('urgent')).toEqual([])
  await database.updateTable('job').set({ suspended: false }).where('instance_id', '=', id).execute()
  expect(await take('urgent')).toHaveLength(1)
})

test('two servers and many workers never hold the same job, however often they race', async () => {
  const other = place.newDesk()
  for (let round = 0; round < 15; round += 1) {
    await begin(
      'urgent',
      Array.from({ length: 40 }, () => ({ p: 0 })),
    )
    const takes = Array.from({ length: 8 }, (_, position) =>
      take('urgent', {
        most: 1 + ((round + position) % 9),
        at: position % 2 === 0 ? desk : other,
        worker: `w${position}`,
      }),
    )
    const taken = (await Promise.all(takes)).flat()
    const rest = await take('urgent')
    const ids = [...taken, ...rest].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(40)
    await desk.report([...taken, ...rest].map((job) => done(job)))
  }
})

test('a job that is given back is there at once, no attempt is used up, and its fence is nobody’s', async () => {
  await begin('urgent', [{ p: 0 }])
  const job = only(await take('urgent'))
  expect(await desk.release(held(job))).toEqual({ ok: true, value: null })
  expect(await desk.release(held(job))).toMatchObject({ refusal: { code: 'jobs.not-yours', worker: null } })
  expect(await desk.report([done({ ...job, fence: job.fence + 1 })])).toMatchObject([{ ok: false }])
  const again = only(await take('urgent'))
  expect(again).toMatchObject({ id: job.id, retries: job.retries, effectKey: job.effectKey })
  expect(again.fence).toBeGreaterThan(job.fence)
})
