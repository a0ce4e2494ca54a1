import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  end,
  message,
  nonInterrupting,
  publish,
  receive,
  start as startEvent,
  throwing,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, instanceOf, NOON, start } from '../../../test/engine.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { commandInstance } from '../instances/command-instance.ts'
import { maintain } from '../upkeep/maintain.ts'
import type { Message } from './publish-messages.ts'

const { database } = await testDatabase()
const { engine } = engineWith()
const LATER = at('2026-03-01T12:30:00Z')
const MUCH_LATER = at('2026-03-01T13:30:00Z')

const publishOnly = async (name: string, correlationKey: string, more: Partial<Message> = {}, now = NOON) => {
  const sent: Message = { name, correlationKey, messageId: null, timeToLive: null, variables: {}, ...more }
  const [answer] = await inTransaction(database, (tx) => engine.publishMessages(tx, [sent], now))
  if (answer === undefined) throw new Error('expected an answer, got none')
  return answer
}

/** Publishes, and gives everything to whoever waits, as the server does after the commit. */
async function send(...args: Parameters<typeof publishOnly>) {
  const published = await publishOnly(...args)
  await engine.correlateMessages(database, args[3] ?? NOON)
  return published
}

const instancesOf = (process: string) =>
  database
    .selectFrom('process_instance')
    .innerJoin('definition', 'definition.id', 'process_instance.definition_id')
    .select(['process_instance.id', 'process_instance.status', 'process_instance.variables'])
    .where('definition.key', '=', process)
    .orderBy('process_instance.id')
    .execute()

const waiting = (id: string, name = 'paid') =>
  drawn(id, startEvent(), receive('Wait', name, '=order'), end(), chain('Start', 'Wait', 'End'))

test('a message goes to the instance that waits for its key, with its variables, and to no other', async () => {
  await deploy(database, engine, waiting('one'))
  const [first = '', second = ''] = await start(database, engine, 'one', [{ order: 'A' }, { order: 'B' }])
  await send('paid', 'B', { variables: { amount: 7 } }, LATER)
  expect(await instanceOf(database, second)).toMatchObject({
    status: 'completed',
    variables: { order: 'B', amount: 7 },
  })
  expect((await instanceOf(database, first)).status).toBe('active')
  await send('other', 'A')
  expect((await instanceOf(database, first)).status).toBe('active')
})

test('many are published at once, each answered by itself', async () => {
  await deploy(database, engine, waiting('crowd'))
  const ids = await start(database, engine, 'crowd', [{ order: 'Q1' }, { order: 'Q2' }])
  const message = (correlationKey: string, more: Partial<Message> = {}): Message => {
    return { name: 'paid', correlationKey, messageId: `m-${correlationKey}`, timeToLive: null, variables: {}, ...more }
  }
  const many = [message('Q1'), message('Q1'), message('Q2', { timeToLive: 'soon' }), message('Q2')]
  const answers = await inTransaction(database, (tx) => engine.publishMessages(tx, many, NOON))
  expect(answers.map((one) => (one.ok ? 'published' : one.refusal.code))).toEqual([
    'published',
    'engine.message-published',
    'engine.bad-time-to-live',
    'published',
  ])
  await engine.correlateMessages(database, NOON)
  const states = await Promise.all(ids.map((id) => instanceOf(database, id)))
  expect(states.map(({ status }) => status)).toEqual(['completed', 'completed'])
  expect(await inTransaction(database, (tx) => engine.publishMessages(tx, [], NOON))).toEqual([])
})

test('a message that comes first is kept until somebody waits for it, or until its time is over', async () => {
  await deploy(database, engine, waiting('late'))
  await send('paid', 'L1', { timeToLive: 'PT1H' })
  await send('paid', 'L2', { timeToLive: 'PT10M' })
  await send('paid', 'L3', { timeToLive: 'PT0S' })
  const orders = [{ order: 'L1' }, { order: 'L2' }, { order: 'L3' }]
  const ids = await start(database, engine, 'late', orders, LATER)
  await engine.correlateMessages(database, LATER)
  const states = await Promise.all(ids.map((id) => instanceOf(database, id)))
  expect(states.map(({ status }) => status)).toEqual(['completed', 'active', 'active'])
})

test('each process has a message once; another process has it as well', async () => {
  await deploy(database, engine, waiting('twice'))
  await deploy(database, engine, waiting('also'))
  const ids = await start(database, engine, 'twice', [{ order: 'T' }, { order: 'T' }])
  const [also = ''] = await start(database, engine, 'also', [{ order: 'T' }])
  await send('paid', 'T')
  await engine.correlateMessages(database, LATER)
  const states = await Promise.all([...ids, also].map((id) => instanceOf(database, id)))
  expect(states.map(({ status }) => status)).toEqual(['completed', 'active', 'completed'])
})

test('a message published twice under one id is one message while it lives', async () => {
  await deploy(database, engine, waiting('dedup'))
  const ids = await start(database, engine, 'dedup', [{ order: 'D' }, { order: 'D' }])
  expect((await send('paid', 'D', { messageId: 'm-1' })).ok).toBe(true)
  expect(await send('paid', 'D', { messageId: 'm-1' }, LATER)).toEqual({
    ok: false,
    refusal: { code: 'engine.message-published' },
  })
  const states = () => Promise.all(ids.map(async (id) => (await instanceOf(database, id)).status))
  expect(await states()).toEqual(['completed', 'active'])
  expect((await send('paid', 'D', { messageId: 'm-1' }, MUCH_LATER)).ok).toBe(true)
  expect(await states()).toEqual(['completed', 'completed'])
})

test('many servers that look at once give a message to one instance', async () => {
  await deploy(database, engine, waiting('race'))
  for (let round = 0; round < 5; round += 1) {
    const orders = Array.from({ length: 8 }, () => ({ order: `R${round}` }))
    const ids = await start(database, engine, 'race', orders)
    await publishOnly('paid', `R${round}`)
    await Promise.all(Array.from({ length: 6 }, () => engine.correlateMessages(database, LATER)))
    const states = await Promise.all(ids.map((id) => instanceOf(database, id)))
    expect(states.filter(({ status }) => status === 'completed')).toHaveLength(1)
  }
})

test('what does not interrupt happens with each message; all of one batch, in their order', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'notes',
      startEvent(),
      user('Work'),
      boundary('Note', 'Work', message('note', '=order'), nonInterrupting),
      user('Read'),
      end(),
      chain('Start', 'Work', 'End'),
      chain('Note', 'Read'),
    ),
  )
  const [id = ''] = await start(database, engine, 'notes', [{ order: 'N' }])
  for (const text of ['one', 'two', 'three']) await publishOnly('note', 'N', { variables: { text } })
  await engine.correlateMessages(database, LATER)
  const tasks = await database.selectFrom('user_task').select('element').where('instance_id', '=', id).execute()
  expect(tasks.map(({ element }) => element).sort()).toEqual(['Read', 'Read', 'Read', 'Work'])
  expect((await instanceOf(database, id)).variables).toEqual({ order: 'N', text: 'three' })
})

test('of two messages for one place the second stays for whoever comes to wait there', async () => {
  await deploy(database, engine, waiting('queue'))
  const [first = ''] = await start(database, engine, 'queue', [{ order: 'Q' }])
  await publishOnly('paid', 'Q', { variables: { n: 1 } })
  await publishOnly('paid', 'Q', { variables: { n: 2 } })
  await engine.correlateMessages(database, LATER)
  const [second = ''] = await start(database, engine, 'queue', [{ order: 'Q' }], LATER)
  await engine.correlateMessages(database, LATER)
  const states = await Promise.all([first, second].map((id) => instanceOf(database, id)))
  expect(states.map(({ variables }) => variables)).toEqual([
    { order: 'Q', n: 1 },
    { order: 'Q', n: 2 },
  ])
})

test('a message begins a process; with a key one instance at a time, the next when that one has ended', async () => {
  await deploy(
    database,
    engine,
    drawn('begun', startEvent('Start', message('order')), user('Work'), end(), chain('Start', 'Work', 'End')),
  )
  await send('order', 'K', { variables: { n: 1 } })
  await send('order', 'K', { variables: { n: 2 } })
  const [first, ...others] = await instancesOf('begun')
  expect([first?.variables, others]).toEqual([{ n: 1 }, []])
  await inTransaction(database, (tx) =>
    commandInstance({ setup: engine.setup, tx, now: LATER }, first?.id ?? '', () => ({
      ok: true,
      value: [{ kind: 'cancel', by: 'ann', reason: null }],
    })),
  )
  await engine.correlateMessages(database, LATER)
  expect((await instancesOf('begun')).map(({ status, variables }) => [status, variables])).toEqual([
    ['terminated', { n: 1 }],
    ['active', { n: 2 }],
  ])
  // Without a key nothing tells one from another.
  await send('order', '')
  await send('order', '')
  expect(await instancesOf('begun')).toHaveLength(4)
})

test('who published a message sees what came of it, although somebody was at work on the instance', async () => {
  await deploy(database, engine, waiting('busy'))
  const [id = ''] = await start(database, engine, 'busy', [{ order: 'BUSY' }])
  const published = await publishOnly('paid', 'BUSY')
  const messageId = published.ok ? published.value.id : ''
  let correlated: Promise<number> | undefined
  await inTransaction(database, async (tx) => {
    await sql`select from process_instance where id = ${id} for update`.execute(tx)
    // Everything else is looked at without waiting for it.
    expect(await engine.correlateMessages(database, LATER)).toBe(0)
    correlated = engine.correlateMessages(database, LATER, [messageId])
    const blocked = sql<{ n: number }>`select count(*)::integer as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await blocked.execute(database)).rows).toEqual([{ n: 1 }])
  })
  expect(await correlated).toBe(1)
  expect((await instanceOf(database, id)).status).toBe('completed')
})

test('many servers that look at once begin one instance for a key', async () => {
  await deploy(
    database,
    engine,
    drawn('single', startEvent('Start', message('single')), user('Work'), end(), chain('Start', 'Work', 'End')),
  )
  for (let n = 0; n < 4; n += 1) await publishOnly('single', 'S')
  await Promise.all(Array.from({ length: 8 }, () => engine.correlateMessages(database, LATER)))
  expect(await instancesOf('single')).toHaveLength(1)
})

test('a message that an instance of the process waits for does not begin another', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'both',
      startEvent('Start', message('both')),
      catching('More', message('both', '=key')),
      user('Work'),
      end(),
      chain('Start', 'More', 'Work', 'End'),
    ),
  )
  await send('both', 'B', { variables: { key: 'B' } })
  await send('both', 'B', { variables: { more: true } })
  const found = await instancesOf('both')
  expect(found.map(({ variables }) => variables)).toEqual([{ key: 'B', more: true }])
})

test('a message thrown by a flow is written down with the step, once, and reaches who waits for it', async () => {
  await deploy(
    database,
    engine,
    drawn(
      'teller',
      startEvent(),
      throwing('Tell', message('told'), publish({ correlationKey: '=order', timeToLive: 'PT5M' })),
      end(),
      chain('Start', 'Tell', 'End'),
    ),
  )
  await deploy(database, engine, waiting('hearer', 'told'))
  const [hearer = ''] = await start(database, engine, 'hearer', [{ order: 'H' }])
  const [teller = ''] = await start(database, engine, 'teller', [{ order: 'H' }])
  const kept = await database.selectFrom('message').selectAll().where('instance_id', '=', teller).execute()
  expect(kept).toMatchObject([{ name: 'told', correlation_key: 'H', expires_at: at('2026-03-01T12:05:00Z') }])
  await engine.correlateMessages(database, NOON)
  expect((await instanceOf(database, hearer)).status).toBe('completed')
})

test('variables over the bound and times that are none are refused before anything is written', async () => {
  const large = await publishOnly('paid', 'X', { variables: { text: 'x'.repeat(5_000_000) } })
  expect(large).toMatchObject({ ok: false, refusal: { code: 'engine.payload-too-large', most: 4_194_304 } })
  expect(await publishOnly('paid', 'X', { timeToLive: 'soon' })).toEqual({
    ok: false,
    refusal: { code: 'engine.bad-time-to-live', text: 'soon' },
  })
  const { rows } = await sql`select from message where correlation_key = 'X'`.execute(database)
  expect(rows).toEqual([])
})

test('what has expired is taken away', async () => {
  await publishOnly('nobody', 'E', { timeToLive: 'PT1M' })
  const left = () => database.selectFrom('message').select('id').where('name', '=', 'nobody').execute()
  await maintain(database, NOON)
  expect(await left()).toHaveLength(1)
  await maintain(database, LATER)
  expect(await left()).toEqual([])
})

test('a message without a key is for whoever alone waits for its name without a key of its own, and known by its id', async () => {
  await deploy(
    database,
    engine,
    drawn('plain', startEvent(), catching('Wait', message('plain')), end(), chain('Start', 'Wait', 'End')),
  )
  const [first = '', second = ''] = await start(database, engine, 'plain', [{}, {}])
  await send('plain', '')
  const statuses = async () =>
    (await Promise.all([first, second].map((id) => instanceOf(database, id)))).map((one) => one.status)
  expect(await statuses()).toEqual(['active', 'active'])
  await inTransaction(database, (tx) =>
    commandInstance({ setup: engine.setup, tx, now: NOON }, first, async () => ({
      ok: true,
      value: [{ kind: 'cancel', by: 'ann', reason: null }],
    })),
  )
  expect((await send('plain', '', { messageId: 'a' })).ok).toBe(true)
  expect(await statuses()).toEqual(['terminated', 'completed'])
  expect(await publishOnly('plain', '', { messageId: 'a' })).toMatchObject({
    refusal: { code: 'engine.message-published' },
  })
})
