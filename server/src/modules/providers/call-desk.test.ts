import { addMilliseconds } from '@aftersale/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { callRoom, look, provider, saying } from '../../../test/provider-desk.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { endCallsAbout, enqueueCalls } from './index.ts'
import { PATIENCE } from './limits.ts'
import type { Adapter, ProviderAnswer } from './port.ts'

const words = { en: 'No.', 'zh-CN': '不。' }
const done: ProviderAnswer = { kind: 'done', reference: 'R1', facts: {} }
const failed: ProviderAnswer = { kind: 'failed', words, facts: {} }
const accepted: ProviderAnswer = { kind: 'accepted', reference: 'R1', facts: {} }
const trouble = (mayHaveHappened: boolean): ProviderAnswer => ({ kind: 'trouble', words, mayHaveHappened, facts: {} })
const unknown: ProviderAnswer = { kind: 'unknown' }

const statusIs = async (room: Awaited<ReturnType<typeof callRoom>>, id: string, status: string) =>
  eventually(async () => expect((await room.call(id)).status).toBe(status))

test('what is asked in a transaction that is undone is never asked', async () => {
  const room = await callRoom()
  const payload = { paymentReference: 'P1', amountMinor: 1, capturedMinor: 1, currency: 'CNY', reason: null }
  const call = {
    id: newId(room.clock.now()),
    port: 'payment',
    action: 'refund',
    provider: 'gateway',
    subjectId: newId(room.clock.now()),
    payload,
  } as const
  await expect(
    inTransaction(room.database, async (tx) => {
      await enqueueCalls(tx, [call], room.clock.now())
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  const { adapter, sent } = saying(() => done)
  expect(await look(room.desk([provider(adapter)]))).toBe(0)
  expect(sent).toEqual([])
})

test('what is done is told to its owner once, in the transaction that records it', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  const { adapter, sent } = saying(() => done)
  const desk = room.desk([provider(adapter)])
  expect(await look(desk)).toBe(1)
  await statusIs(room, id, 'done')
  expect(await look(desk)).toBe(0)
  expect(sent.map((call) => call.id)).toEqual([id])
  expect(room.settled).toMatchObject([{ callId: id, outcome: 'done', reference: 'R1', by: 'gateway' }])
})

test('an answer that its owner cannot take is not kept, holds up no other, and is asked after again', async () => {
  let isBroken = true
  const settled: string[] = []
  const room = await callRoom({
    payment: async (_, settlements) => {
      if (isBroken && settlements.some(({ callId }) => callId === odd)) throw new Error('the owner is broken')
      settled.push(...settlements.map(({ callId }) => callId))
    },
  })
  const [odd = '', fine = ''] = await room.ask(2)
  const { adapter, sent, asked } = saying(
    () => done,
    () => done,
  )
  const desk = room.desk([provider(adapter)])
  await look(desk)
  await statusIs(room, fine, 'done')
  await eventually(() => expect(room.told).not.toEqual([]))
  expect((await room.call(odd)).status).toBe('sending')
  isBroken = false
  room.clock.advance(PATIENCE.lease)
  await look(desk)
  await statusIs(room, odd, 'done')
  expect(sent.filter(({ id }) => id === odd)).toHaveLength(1)
  expect(asked.map(({ id }) => id)).toEqual([odd])
  expect(settled.toSorted()).toEqual([odd, fine].toSorted())
})

test('trouble is sent again under the same key, later and later, until a person has to look', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  const { adapter, sent } = saying(() => trouble(false))
  const desk = room.desk([provider(adapter)], { attempts: 3 })
  for (const pause of [0, 2_000, 4_000]) {
    room.clock.advance(pause - 1)
    if (pause > 0) expect(await look(desk)).toBe(0)
    room.clock.advance(1)
    const before = sent.length
    await look(desk)
    await eventually(async () => expect((await room.call(id)).status).not.toBe('sending'))
    expect(sent).toHaveLength(before + 1)
  }
  expect(await room.call(id)).toMatchObject({ status: 'stuck', attempts: 3, failure: words, ended_at: null })
  expect(new Set(sent.map((call) => call.id))).toEqual(new Set([id]))
  room.clock.advance(86_400_000)
  expect(await look(desk)).toBe(0)
  expect(room.settled).toEqual([])
})

test('what a provider may have is asked after before it is sent again', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  const { adapter, sent, asked } = saying(
    () => trouble(true),
    () => done,
  )
  const desk = room.desk([provider(adapter)])
  await look(desk)
  await statusIs(room, id, 'waiting')
  room.clock.advance(2_000)
  await look(desk)
  await statusIs(room, id, 'done')
  expect([sent.length, asked.length]).toEqual([1, 1])
})

test('what it does not know is sent again', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  const { adapter, sent, asked } = saying(
    (_, time) => (time === 1 ? trouble(true) : done),
    () => unknown,
  )
  const desk = room.desk([provider(adapter)])
  await look(desk)
  await statusIs(room, id, 'waiting')
  room.clock.advance(2_000)
  await look(desk)
  await statusIs(room, id, 'done')
  expect([sent.length, asked.length]).toEqual([2, 1])
})

test('a call whose server is gone is taken up when its lease has run out, and the late answer changes nothing', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  const hanging = Promise.withResolvers<ProviderAnswer>()
  const gone = saying(() => hanging.promise)
  await look(room.desk([provider(gone.adapter)]))
  await statusIs(room, id, 'sending')
  const other = saying(() => failed)
  const desk = room.desk([provider(other.adapter)])
  room.clock.advance(PATIENCE.lease - 1)
  expect(await look(desk)).toBe(0)
  room.clock.advance(1)
  expect(await look(desk)).toBe(1)
  await statusIs(room, id, 'failed')
  hanging.resolve(done)
  await eventually(async () => expect(await room.answers(id)).toHaveLength(2))
  expect(await room.answers(id)).toEqual([
    { via: 'send', kind: 'failed', counted: true, times: 1 },
    { via: 'send', kind: 'done', counted: false, times: 1 },
  ])
  expect(room.settled.map(({ outcome }) => outcome)).toEqual(['failed'])
})

test('a server that dies at every attempt does not send for ever', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  const { adapter, sent } = saying(() => new Promise(() => undefined))
  for (let time = 0; time < 3; time += 1) {
    await look(room.desk([provider(adapter)], { attempts: 2 }))
    room.clock.advance(PATIENCE.lease)
  }
  await statusIs(room, id, 'stuck')
  expect(sent).toHaveLength(2)
})

test('of an accepted call it is asked what became of it, and its end is told once', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1)
  let state: ProviderAnswer = accepted
  const { adapter, sent, asked } = saying(
    () => accepted,
    () => state,
  )
  const desk = room.desk([provider(adapter)])
  await look(desk)
  await statusIs(room, id, 'accepted')
  room.clock.advance(5_000)
  await look(desk)
  await eventually(async () => expect((await room.call(id)).inquiries).toBe(1))
  state = done
  room.clock.advance(10_000)
  await look(desk)
  await statusIs(room, id, 'done')
  expect([sent.length, asked.length]).toEqual([1, 2])
  expect(room.settled).toHaveLength(1)
})

test('several servers send each call once, and never more at once than a provider bears', async () => {
  const room = await callRoom()
  const ids = await room.ask(300)
  const now = new Map<string, number>()
  let [most, underWay, twice] = [0, 0, 0]
  const { adapter, sent } = saying(async ({ id }) => {
    now.set(id, (now.get(id) ?? 0) + 1)
    if ((now.get(id) ?? 0) > 1) twice += 1
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay -= 1
    now.set(id, (now.get(id) ?? 1) - 1)
    return done
  })
  const desks = Array.from({ length: 3 }, () => room.desk([provider(adapter, { concurrency: 5 })]))
  await eventually(async () => {
    await Promise.all(desks.map((desk) => look(desk, false)))
    expect(room.settled).toHaveLength(300)
  })
  expect(sent.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(twice).toBe(0)
  expect(most).toBeLessThanOrEqual(15)
})

test('what no provider is set up for is a person’s after a minute, and a manual call at once', async () => {
  const room = await callRoom()
  const [id = ''] = await room.ask(1, 'nobody')
  const [manual = ''] = await room.ask(1, 'manual')
  const desk = room.desk([provider(saying(() => done).adapter)])
  await look(desk)
  expect((await room.call(manual)).status).toBe('manual')
  expect((await room.call(id)).status).toBe('waiting')
  room.clock.advance(60_000)
  await look(desk)
  expect(await room.call(id)).toMatchObject({ status: 'manual' })
})

test('a slow provider holds up no other', async () => {
  const room = await callRoom()
  await room.ask(20, 'slow')
  const fast = await room.ask(20, 'fast')
  const slow = saying(() => new Promise(() => undefined))
  const quick = saying(() => done)
  const desk = room.desk([provider(slow.adapter, { name: 'slow' }), provider(quick.adapter, { name: 'fast' })])
  await eventually(async () => {
    await look(desk, false)
    expect(room.settled.map(({ callId }) => callId).toSorted()).toEqual(fast.toSorted())
  })
})

test('a payload beyond 64 KiB is not written', async () => {
  const room = await callRoom()
  const now = room.clock.now()
  const payload = {
    paymentReference: 'x'.repeat(70_000),
    amountMinor: 1,
    capturedMinor: 1,
    currency: 'CNY',
    reason: null,
  }
  const call = {
    id: newId(now),
    port: 'payment',
    action: 'refund',
    provider: 'gateway',
    subjectId: newId(now),
    payload,
  } as const
  await expect(inTransaction(room.database, (tx) => enqueueCalls(tx, [call], now))).rejects.toThrow('check constraint')
})

test('an owner who learned of the end elsewhere ends the call, unless it is being sent at this moment', async () => {
  const room = await callRoom()
  const [open = '', busy = ''] = await room.ask(2)
  const desk = room.desk([provider(saying(() => new Promise(() => undefined)).adapter, { concurrency: 1 })])
  await look(desk)
  const calls = await Promise.all([room.call(open), room.call(busy)])
  const sending = calls.find(({ status }) => status === 'sending')
  const waiting = calls.find(({ status }) => status === 'waiting')
  const ends = calls.map(({ subject_id }) => ({
    subjectId: subject_id,
    outcome: 'done' as const,
    reference: 'by hand',
  }))
  const left = await inTransaction(room.database, (tx) =>
    endCallsAbout(tx, 'payment', ends, { by: 'lin@example.com', now: room.clock.now() }),
  )
  expect([...left]).toEqual([sending?.subject_id])
  expect(await room.call(waiting?.id ?? '')).toMatchObject({
    status: 'done',
    reference: 'by hand',
    ended_by: 'lin@example.com',
  })
  expect(room.settled).toEqual([])
})

/** A text that is of no use after half an hour; the id of its call. */
async function text(room: Awaited<ReturnType<typeof callRoom>>, name = 'gateway'): Promise<string> {
  const now = room.clock.now()
  const [id, subjectId] = [newId(now), newId(now)]
  const payload = { purpose: 'portal-code', language: 'en', to: '138****5678', by: null } as const
  const call = { id, port: 'sms', action: 'send', provider: name, subjectId, payload } as const
  const uselessAt = addMilliseconds(now, HALF_AN_HOUR)
  await inTransaction(room.database, (tx) => enqueueCalls(tx, [{ ...call, uselessAt }], now))
  return id
}
const HALF_AN_HOUR = 1_800_000
const texts = (answer: (time: number) => ProviderAnswer) => {
  const { adapter, sent } = saying((_, time) => answer(time))
  return { adapter: { ...adapter, ports: ['sms'] } as Adapter, sent }
}

test('what is confided goes to the provider alone: it is neither in the call nor in what is kept of the answer', async () => {
  const room = await callRoom()
  const id = await text(room)
  const complaint = { en: 'No 13812345678 takes {"code":"483120"}.', 'zh-CN': '…' }
  const { adapter, sent } = texts(() => ({ kind: 'failed', words: complaint, facts: { said: ['483120'] } }))
  const confided = { phone: '13812345678', values: { code: '483120' } }
  const desk = room.desk([provider(adapter)], {}, { sms: async () => ({ ok: true, value: confided }) })
  await look(desk)
  await statusIs(room, id, 'failed')
  expect(sent[0]?.payload).toMatchObject({ to: '138****5678', ...confided })
  const kept = await sql<{ all: string }>`
    select coalesce(string_agg(call::text, ''), '') || (select string_agg(said::text, '') from provider_answer as said) as all
    from provider_call as call`.execute(room.database)
  expect(kept.rows[0]?.all).toContain('No … takes')
  expect(kept.rows[0]?.all).not.toMatch(/483120|13812345678/)
})

test('where there is nothing to confide any more, the call fails with the words for it and nothing is sent', async () => {
  const room = await callRoom()
  const id = await text(room)
  const { adapter, sent } = texts(() => done)
  await look(room.desk([provider(adapter)], {}, { sms: async () => ({ ok: false, words }) }))
  await statusIs(room, id, 'failed')
  expect([sent.length, (await room.call(id)).failure]).toEqual([0, words])
})

test('what is of no use any more is not sent when the provider is there again, and waits for no person', async () => {
  const room = await callRoom()
  const [tried, stuckOne, unknownProvider] = [await text(room), await text(room, 'other'), await text(room, 'gone')]
  const down = texts(() => trouble(false))
  const refusing = texts(() => ({ kind: 'stuck', words, mayHaveHappened: false, facts: {} }))
  const desk = room.desk([provider(down.adapter), provider(refusing.adapter, { name: 'other' })])
  await look(desk)
  await statusIs(room, tried, 'waiting')
  await statusIs(room, stuckOne, 'stuck')
  room.clock.advance(HALF_AN_HOUR - 1)
  await look(desk)
  await statusIs(room, unknownProvider, 'manual')
  await eventually(() => expect(down.sent).toHaveLength(2))
  await statusIs(room, tried, 'waiting')
  room.clock.advance(1)
  await look(desk)
  for (const id of [tried, stuckOne, unknownProvider]) {
    await statusIs(room, id, 'failed')
    expect(await room.call(id)).toMatchObject({
      ended_by: 'aftersale',
      failure: { en: expect.stringMatching(/. It came to nothing in time/) },
    })
  }
  room.clock.advance(2 * HALF_AN_HOUR)
  await look(desk)
  expect([down.sent.length, refusing.sent.length]).toEqual([2, 1])
})

test('a call that is over when it is taken is not sent', async () => {
  const room = await callRoom()
  const id = await text(room)
  const { adapter, sent } = texts(() => done)
  room.clock.advance(HALF_AN_HOUR)
  await look(room.desk([provider(adapter)]), false)
  await statusIs(room, id, 'failed')
  expect(sent).toEqual([])
})
