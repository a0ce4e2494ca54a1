import { readFileSync } from 'node:fs'
import { routeList } from '@aftersale/contract'
import { addHours } from '@aftersale/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { NOON } from '../../../test/engine.ts'
import { eventually } from '../../../test/eventually.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { portalPlace } from '../../../test/portal-place.ts'
import { look, provider } from '../../../test/provider-desk.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { readCase } from '../cases/index.ts'
import type { ConfidedText, ProviderAnswer } from '../providers/index.ts'

/** What telephones were sent, as a provider for texts got it. */
const texts: ConfidedText[] = []
/** What happens between a code's being made and its having gone out. */
let meanwhile: () => Promise<void> = async () => undefined
let answer: ProviderAnswer = { kind: 'done', reference: null, facts: {} }
const texter = provider({
  ports: ['sms'],
  send: async ({ payload }) => {
    texts.push(payload as ConfidedText)
    await meanwhile()
    return answer
  },
  sentText: async () => `Your code is ${texts.at(-1)?.values['code']}`,
})
const { server, database, engine, clock, desk, sold, entered, newcomer } = await portalPlace([texter])

let keys = 0
const newKey = () => `k${(keys += 1)}`
type Guest = Awaited<ReturnType<typeof entered>>

const orderOf = async (guest: Guest) => valueOf(await guest.getPortalOrder({}))
/** Files a request about the only line of the guest’s order. */
const file = async (guest: Guest, more: object = {}) => {
  const line = (await orderOf(guest)).lines[0]?.line
  const body = { key: newKey(), type: 'return-refund', line, units: 1, fields: { reason: 'no-reason' }, ...more }
  return guest.openPortalCase({ body: body as never })
}

test('an order shows what can be done with its products, with the reasons that fit and until when', async () => {
  const order = await orderOf(await entered(await sold()))
  const [line] = order.lines
  expect(line).toMatchObject({ name: { en: '无线耳机' }, quantity: 2, freeUnits: 2, paid: { minor: 1000 } })
  expect(line?.windows[0]).toMatchObject({ until: '2026-03-07', isOpen: true })
  const returning = line?.offers.find(({ type }) => type === 'return-refund')
  expect(returning?.options['reason']).toContain('no-reason')
  expect(order.ofOrder).toEqual(['invoice-request', 'inquiry', 'complaint'])
  const late = await orderOf(await entered(await sold({ deliveredAt: addHours(NOON, -24 * 9) })))
  expect(late.lines[0]?.windows[0]?.isOpen).toBe(false)
  const offered = late.lines[0]?.offers.find(({ type }) => type === 'return-refund')
  expect(offered?.options['reason']).not.toContain('no-reason')
})

test('a figure that rules name is one for what is offered, what is judged and what is told', async () => {
  const guest = await entered(await sold({ deliveredAt: addHours(NOON, -24 * 9) }))
  expect(codeOf(await file(guest))).toBe('cases.fields-wrong')
  const rules = readFileSync(new URL('../../../../pack/retail/return-refund.dmn', import.meta.url), 'utf8')
  const named = /(<literalExpression id="returnDays-expression">\s*<text>)7(<)/
  const deploy = (content: string) =>
    inTransaction(database, (tx) => engine.deploy(tx, [{ name: 'return-refund.dmn', content }], NOON))
  await deploy(rules.replace(named, '$115$2'))
  const [line] = (await orderOf(guest)).lines
  expect(line?.windows[0]).toMatchObject({ until: '2026-03-07', isOpen: true })
  expect(valueOf(await file(guest)).why?.en).toBe('Within 15 days of delivery.')
  await deploy(rules)
})

test('a rule approves at once, with the amount line by line and the plain reason', async () => {
  const guest = await entered(await sold())
  const line = (await orderOf(guest)).lines[0]?.line ?? ''
  const asked = { type: 'return-refund', line, units: 1, fields: { reason: 'no-reason' } }
  expect(valueOf(await guest.quotePortalCase({ body: asked })).amount).toEqual({ minor: 500, currency: 'GBP' })
  const opened = valueOf(await file(guest))
  expect(opened).toMatchObject({
    state: 'waiting',
    amount: { amount: { minor: 500, currency: 'GBP' } },
    quotation: { sums: [{ label: { 'zh-CN': '无线耳机 × 1' }, amount: { minor: 500 } }] },
    why: { en: 'Within 7 days of delivery.', 'zh-CN': '在签收后 7 天内。' },
    sendBack: { mayEnter: true, until: addHours(NOON, 24 * 15) },
    entries: [{ from: 'company' }],
    answers: [{ label: { 'zh-CN': '退货原因' }, value: { 'zh-CN': '无理由' } }],
  })
  expect(opened.steps.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'next', 'next'])
  expect((await orderOf(guest)).lines[0]?.freeUnits).toBe(1)
})

test('a refund without goods is paid at once', async () => {
  const guest = await entered(await sold({ deliveredAt: null }))
  const refunded = valueOf(await file(guest, { type: 'refund-only', units: 2, fields: { reason: 'no-reason' } }))
  expect(refunded).toMatchObject({
    state: 'closed',
    outcome: { 'zh-CN': '已退款' },
    amount: { amount: { minor: 1000 } },
    rating: { mayRate: true, score: null },
  })
})

test('what is asked twice is filed once, by two taps or two phones', async () => {
  const order = await sold()
  const [one, other] = [await entered(order), await entered(order)]
  const key = newKey()
  const filed = await Promise.all([file(one, { key }), file(one, { key }), file(other, { key })])
  expect(new Set(filed.map((each) => valueOf(each).number)).size).toBe(1)
  const all = await Promise.all([1, 2, 3, 4].map(() => file(other)))
  expect(all.filter(({ ok }) => ok).length).toBe(1)
  expect((await orderOf(one)).cases.length).toBe(2)
})

test.each<[string, object, string]>([
  ['a type that is not offered', { type: 'carrier-claim' }, 'portal.not-offered'],
  ['more units than there are', { units: 3 }, 'portal.not-offered'],
  ['a line of another order', { line: '019c2f47-0000-7000-8000-000000000000' }, 'portal.not-offered'],
  ['a field that only staff fill in', { fields: { reason: 'quality', goods: 'perishable' } }, 'cases.fields-wrong'],
  ['a reason that does not fit', { type: 'refund-only', fields: { reason: 'no-reason' } }, 'cases.fields-wrong'],
  ['a photo of somebody else', { photos: ['019c2f47-0000-7000-8000-000000000000'] }, 'attachments.unknown'],
])('nothing is filed with %s', async (_, more, code) => {
  const guest = await entered(await sold())
  expect(codeOf(await file(guest, more))).toBe(code)
  expect((await orderOf(guest)).cases).toEqual([])
})

test('a parcel is entered once however often, and what is on its way is not withdrawn', async () => {
  const guest = await entered(await sold())
  const { id } = valueOf(await file(guest))
  const send = () =>
    guest.sendPortalParcel({
      params: { id },
      body: { key: newKey(), carrier: 'shunfeng', trackingNumber: 'sf 100 200' },
    })
  const [sent] = await Promise.all([send(), send()])
  expect(valueOf(sent as Awaited<ReturnType<typeof send>>).sendBack?.parcels).toMatchObject([
    { trackingNumber: 'SF100200' },
  ])
  const withdrawn = await guest.reportPortalNews({ params: { id }, body: { key: newKey(), news: 'request-withdrawn' } })
  expect(codeOf(withdrawn)).toBe('cases.news-unawaited')
  const other = await entered(await sold())
  const theirs = valueOf(await file(other))
  const taken = { key: newKey(), carrier: 'shunfeng', trackingNumber: 'SF100200' }
  expect(codeOf(await other.sendPortalParcel({ params: { id: theirs.id }, body: taken }))).toBe('portal.waybill-taken')
})

test('of one return three parcels are entered, at once or one by one; what was entered is answered again', async () => {
  const guest = await entered(await sold())
  const { id } = valueOf(await file(guest))
  const send = (trackingNumber: string, key = newKey()) =>
    guest.sendPortalParcel({ params: { id }, body: { key, carrier: 'shunfeng', trackingNumber } })
  const sent = await Promise.all([1, 2, 3, 4, 5].map((at) => send(`SFMANY${at}`, `many ${at}`)))
  const taken = [1, 2, 3, 4, 5].filter((at) => sent[at - 1]?.ok)
  expect(taken).toHaveLength(3)
  expect(codeOf(await send('SFMANY9'))).toBe('portal.too-many-parcels')
  const again = await Promise.all(taken.flatMap((at) => [send(`SFMANY${at}`, `many ${at}`), send(`SFMANY${at}`)]))
  expect(again.map((one) => valueOf(one).sendBack?.parcels.length)).toEqual([3, 3, 3, 3, 3, 3])
})

test('a request that is withdrawn lets its units go', async () => {
  const guest = await entered(await sold())
  const { id, awaits } = valueOf(await file(guest))
  expect(awaits).toMatchObject([{ news: 'request-withdrawn', withdraws: true }])
  const body = { key: newKey(), news: 'request-withdrawn' }
  const over = valueOf(await guest.reportPortalNews({ params: { id }, body }))
  expect(over).toMatchObject({ state: 'closed', outcome: { en: 'Withdrawn' }, amount: null, sendBack: null })
  expect((await orderOf(guest)).lines[0]?.freeUnits).toBe(2)
})

test('messages go both ways, and notes of the staff and words to partners never come along', async () => {
  const guest = await entered(await sold())
  const { id } = valueOf(await file(guest))
  await sql`insert into conversation_entry (id, case_id, kind, author, by_person, by_name, text, written_at)
    select gen_random_uuid(), ${id}::uuid, kind, 'user', 'lin@example.com', 'Lin', 'SECRET ' || kind, now()
    from unnest(array['note', 'partner']) as kind`.execute(database)
  const said = valueOf(await guest.writePortalEntry({ params: { id }, body: { key: 'said', text: 'When?' } }))
  expect(said.entries.at(-1)).toMatchObject({ from: 'customer', text: { en: 'When?' } })
  await guest.writePortalEntry({ params: { id }, body: { key: 'said', text: 'When?' } })
  const shown = valueOf(await guest.getPortalCase({ params: { id } }))
  expect(shown.entries.filter(({ from }) => from === 'customer').length).toBe(1)
  for (const hidden of ['SECRET', 'withinWindow', 'service-agents', 'judgement']) {
    expect(JSON.stringify(shown)).not.toContain(hidden)
  }
})

test('goods are to be sent back by when the timer of the flow says, as long as it runs and nothing is on its way', async () => {
  const guest = await entered(await sold())
  const { id } = valueOf(await file(guest))
  const until = async () => valueOf(await guest.getPortalCase({ params: { id } })).sendBack?.until
  await sql`update timer set due_at = due_at + interval '3 days' where event = 'Overdue'`.execute(database)
  expect(await until()).toBe(addHours(NOON, 24 * 18))
  await sql`update timer set suspended = true where event = 'Overdue'`.execute(database)
  expect(await until()).toBeNull()
  await sql`update timer set suspended = false where event = 'Overdue'`.execute(database)
  const body = { key: newKey(), carrier: 'shunfeng', trackingNumber: 'SFUNTIL1' }
  expect(valueOf(await guest.sendPortalParcel({ params: { id }, body })).sendBack).toMatchObject({ until: null })
})

test('a closed case is rated, changed for a week, and then settled', async () => {
  const guest = await entered(await sold({ deliveredAt: null }))
  const open = await entered(await sold())
  const early = valueOf(await file(open))
  expect(codeOf(await open.ratePortalCase({ params: { id: early.id }, body: { score: 5 } }))).toBe(
    'cases.rating-too-early',
  )
  const { id } = valueOf(await file(guest, { type: 'refund-only', fields: { reason: 'no-reason' } }))
  const rate = (score: number) => guest.ratePortalCase({ params: { id }, body: { score, comment: '很快' } })
  await Promise.all([rate(3), rate(4)])
  expect(valueOf(await rate(5)).rating).toMatchObject({ mayRate: true, score: 5, comment: '很快' })
  server.clock.set(addHours(NOON, 24 * 8))
  expect(codeOf(await rate(1))).toBe('cases.rating-settled')
  server.clock.set(NOON)
})

test('a photo is seen by its order alone', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const [guest, other] = [await entered(await sold()), await entered(await sold())]
  const photo = valueOf(await guest.uploadPortalPhoto({ query: { name: 'a.png' }, body: png as never }))
  const opened = valueOf(await file(guest, { photos: [photo.id] }))
  expect(opened.photos).toMatchObject([{ id: photo.id, name: 'a.png' }])
  expect((await guest.getPortalPhoto({ params: { id: photo.id } })).ok).toBe(true)
  expect(codeOf(await other.getPortalPhoto({ params: { id: photo.id } }))).toBe('attachments.not-found')
  expect(codeOf(await file(other, { photos: [photo.id] }))).toBe('attachments.unknown')
  const text = await guest.uploadPortalPhoto({ query: { name: 'a.txt' }, body: Buffer.from('no picture') as never })
  expect(codeOf(text)).toBe('portal.no-photo')
})

test('what staff put beside a public entry is seen in its case alone, and what is internal or for partners is not', async () => {
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAAA==', 'base64')
  const [guest, other] = [await entered(await sold()), await entered(await sold())]
  const photo = valueOf(await guest.uploadPortalPhoto({ query: { name: 'b.png' }, body: bytes as never }))
  const { id } = valueOf(await file(guest))
  valueOf(await file(other))
  valueOf(await guest.writePortalEntry({ params: { id }, body: { key: newKey(), text: '如图', photos: [photo.id] } }))
  await sql`update attachment set uploaded_by = 'lin@example.com' where id = ${photo.id}::uuid`.execute(database)
  const read = (by: Guest) => by.getPortalPhoto({ params: { id: photo.id } })
  const isShown = async () => JSON.stringify(valueOf(await guest.getPortalCase({ params: { id } }))).includes(photo.id)
  expect([(await read(guest)).ok, await isShown()]).toEqual([true, true])
  expect(codeOf(await read(other))).toBe('attachments.not-found')
  const ofCase = sql`from attachment_place as place where entry_id = conversation_entry.id and attachment_id = ${photo.id}::uuid`
  const become = (kind: string, direction: string | null) =>
    sql`update conversation_entry set kind = ${kind}, direction = ${direction} where exists (select ${ofCase})`.execute(
      database,
    )
  await become('partner', null)
  expect([codeOf(await read(guest)), await isShown()]).toEqual(['attachments.not-found', false])
  await become('public', 'from-customer')
  await sql`update attachment_place set is_internal = true where attachment_id = ${photo.id}::uuid`.execute(database)
  expect(codeOf(await read(guest))).toBe('attachments.not-found')
})

test('cases of another order are not there, whatever is asked of them', async () => {
  const [mine, theirs] = [await entered(await sold()), await entered(await sold())]
  const { id, number } = valueOf(await file(theirs))
  const asked = [
    mine.getPortalCase({ params: { id } }),
    mine.getPortalCase({ params: { id: number } }),
    mine.writePortalEntry({ params: { id }, body: { key: 'x', text: 'x' } }),
    mine.reportPortalNews({ params: { id }, body: { key: 'x', news: 'request-withdrawn' } }),
    mine.sendPortalParcel({ params: { id }, body: { key: 'x', carrier: 'jd', trackingNumber: 'X1' } }),
    mine.ratePortalCase({ params: { id }, body: { score: 1 } }),
  ]
  expect(new Set((await Promise.all<{ ok: boolean }>(asked)).map(codeOf))).toEqual(new Set(['cases.not-found']))
})

test('an unknown order and a wrong proof are answered alike', async () => {
  const order = await sold()
  const wrong = await newcomer().enterPortal({ body: { order, proof: { kind: 'phone', tail: '0000' } } })
  const unknown = await newcomer().enterPortal({ body: { order: 'O-none', proof: { kind: 'phone', tail: '5678' } } })
  expect(wrong).toEqual(unknown)
  expect(codeOf(wrong)).toBe('portal.proof-wrong')
})

test('of guesses that come at once five are heard; locks grow, for orders that are not there too', async () => {
  const order = await sold()
  const guess = (number: string, tail: string) =>
    newcomer().enterPortal({ body: { order: number, proof: { kind: 'phone', tail } } })
  for (const number of [order, 'O-nowhere']) {
    const codes = (await Promise.all(Array.from({ length: 12 }, () => guess(number, '0000')))).map(codeOf)
    expect(codes.filter((code) => code === 'portal.proof-wrong').length).toBe(5)
    expect(codes.filter((code) => code === 'portal.too-many-attempts').length).toBe(7)
    expect(codeOf(await guess(number, '5678'))).toBe('portal.too-many-attempts')
  }
  clock.set(addHours(NOON, 0.1))
  expect(codeOf(await guess(order, '0000'))).toBe('portal.proof-wrong')
  const locked = await guess(order, '0000')
  expect(locked).toMatchObject({ refusal: { facts: { retryAfterSeconds: 120 } } })
  clock.set(addHours(NOON, 0.2))
  expect((await guess(order, '5678')).ok).toBe(true)
  clock.set(NOON)
  await sql`delete from portal_attempt`.execute(database)
})

test('a session ends when it is left, after an hour without use, and when staff end it', async () => {
  const order = await sold()
  const [left, idle, ended] = [await entered(order), await entered(order), await entered(order)]
  valueOf(await left.leavePortal({}))
  expect(codeOf(await left.getPortalOrder({}))).toBe('portal.session-needed')
  clock.set(addHours(NOON, 0.9))
  await orderOf(ended)
  clock.set(addHours(NOON, 1.1))
  expect(codeOf(await idle.getPortalOrder({}))).toBe('portal.session-needed')
  await orderOf(ended)
  const key = await adminsKey()
  valueOf(await server.program(key).endPortalSessions({ body: { order, source: 'shop' } }))
  expect(codeOf(await ended.getPortalOrder({}))).toBe('portal.session-needed')
  clock.set(NOON)
})

/** The first administrator’s, who comes into being with the demonstration’s link. */
async function adminsKey(): Promise<string> {
  await server.browser().signInByLink({ body: { token: await server.access.offerDemoSignIn() } })
  return valueOf(await server.access.createApiKey('agent')).key
}

test('a code lets in once, its own order alone, for half an hour', async () => {
  const [order, other] = [await sold({}, ''), await sold()]
  const key = await adminsKey()
  const make = async () => valueOf(await server.program(key).makePortalCode({ body: { order, source: 'shop' } })).code
  const use = (number: string, code: string) =>
    newcomer().enterPortal({ body: { order: number, proof: { kind: 'code', code } } })
  const code = await make()
  expect(codeOf(await use(other, code))).toBe('portal.proof-wrong')
  const used = await Promise.all([use(order, code), use(order, code)])
  expect(used.filter(({ ok }) => ok).length).toBe(1)
  const late = await make()
  clock.set(addHours(NOON, 0.6))
  expect(codeOf(await use(order, late))).toBe('portal.proof-wrong')
  clock.set(NOON)
})

/** Everything that is kept of calls, of what was said of them and in the audit. */
async function keptOfCalls(): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select call::text as text from provider_call as call union all select said::text from provider_answer as said
    union all select entry::text from audit_entry as entry where object = 'portal-code'
    union all select code::text from portal_code as code`.execute(database)
  return JSON.stringify(rows)
}
/** What staff see of an order's codes. */
async function codesOf(number: string) {
  const { id } = await database
    .selectFrom('sales_order')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return valueOf(await server.program(await adminsKey()).listPortalCodes({ params: { id } }))
}
const callsOf = async () => (await database.selectFrom('provider_call').select('id').execute()).length
/** Carries out what is due; answers what telephones got meanwhile. */
async function sent(): Promise<readonly ConfidedText[]> {
  texts.length = 0
  const taken = await look(desk)
  await eventually(() => expect(texts).toHaveLength(taken))
  return [...texts]
}

test('a code is sent to the phone that is known, lets in once, and is kept nowhere but on the telephone', async () => {
  const order = await sold({}, '+86 138 1234 5678')
  expect(valueOf(await newcomer().getPortalAppearance({})).sendsCodes).toBe(true)
  expect(valueOf(await newcomer().askForPortalCode({ body: { order: ` ${order} ` } }))).toEqual({ againInSeconds: 60 })
  expect(codeOf(await newcomer().askForPortalCode({ body: { order } }))).toBe('portal.code-too-soon')
  const [text, ...more] = await sent()
  expect(more).toEqual([])
  expect(text).toMatchObject({ phone: '13812345678', to: '138****5678', language: 'en', by: null })
  const code = text?.values['code'] ?? ''
  expect(code).toMatch(/^\d{6}$/)
  expect(await keptOfCalls()).toContain('138****5678')
  expect(await keptOfCalls()).not.toMatch(new RegExp(`${code}|13812345678`))
  const use = () => newcomer().enterPortal({ body: { order, proof: { kind: 'code', code } } })
  expect((await use()).ok).toBe(true)
  expect(codeOf(await use())).toBe('portal.proof-wrong')
})

test('whether there is an order or a number, is answered alike and counted alike; nothing goes to anybody', async () => {
  const [known, landline] = [await sold(), await sold({}, '0571-88888888')]
  const ask = (order: string) => newcomer().askForPortalCode({ body: { order } })
  const before = await callsOf()
  const first = await Promise.all([known, landline, 'O-none'].map(ask))
  const again = await Promise.all([known, landline, 'O-none'].map(ask))
  expect(new Set(first.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(new Set(again.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(again[0]).toMatchObject({ refusal: { code: 'portal.code-too-soon', facts: { retryAfterSeconds: 60 } } })
  expect(await callsOf()).toBe(before + 1)
  expect((await sent()).map(({ phone }) => phone)).toEqual(['13812345678'])
})

test('of those who ask for one order at once, one is sent a code', async () => {
  const order = await sold()
  const asked = await Promise.all([1, 2, 3, 4, 5].map(() => newcomer().askForPortalCode({ body: { order } })))
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await sent()).toHaveLength(1)
})

test('a company that does not want it sends none to consumers, and says so before', async () => {
  const staff = server.program(await adminsKey())
  const order = await sold()
  valueOf(await staff.putPortalSettings({ body: { sendsCodes: false } }))
  expect(valueOf(await newcomer().getPortalAppearance({})).sendsCodes).toBe(false)
  expect(codeOf(await newcomer().askForPortalCode({ body: { order } }))).toBe('portal.codes-off')
  valueOf(await staff.putPortalSettings({ body: { sendsCodes: true } }))
  expect((await newcomer().askForPortalCode({ body: { order } })).ok).toBe(true)
  await sent()
})

test('staff send a code to a number of the customer, see what became of it, and are told in the audit', async () => {
  const staff = server.program(await adminsKey())
  const order = await sold({}, '139 0000 0001')
  const named = { order, source: 'shop' }
  const by = { by: valueOf(await staff.getMe()).email, byName: '演示管理员 Demo' }
  const ways = () => codesOf(order)
  expect(await ways()).toEqual({ sends: true, phones: ['139****0001'], items: [] })
  expect(codeOf(await staff.sendPortalCode({ body: { ...named, to: '138****5678' } }))).toBe('portal.no-mobile')
  expect(valueOf(await staff.sendPortalCode({ body: { ...named, to: '139****0001' } }))).toEqual({ to: '139****0001' })
  expect((await ways()).items).toMatchObject([{ ...by, to: '139****0001', status: 'waiting', failure: null }])
  const [text] = await sent()
  const code = text?.values['code'] ?? ''
  expect(text).toMatchObject({ phone: '13900000001', language: 'zh-CN' })
  await eventually(async () => expect((await ways()).items[0]?.status).toBe('done'))
  expect((await ways()).items[0]?.text).toBe(`Your code is ${code}`)
  const { rows } = await sql<{ name: string; route: string; after: object }>`
    select name, route, after from audit_entry where object = 'portal-code' order by position desc limit 1`.execute(
    database,
  )
  expect(rows).toEqual([{ name: order, route: 'sendPortalCode', after: { to: '139****0001' } }])
  const none = await sold({}, '0571-88888888')
  expect(codeOf(await staff.sendPortalCode({ body: { order: none, source: 'shop' } }))).toBe('portal.no-mobile')
  expect(codeOf(await staff.listPortalCodes({ params: { id: newId(NOON) } }))).toBe('orders.not-found')
  const calls = JSON.stringify(valueOf(await staff.listProviderCalls({ query: { port: 'sms', limit: 100 } })).items)
  const one = valueOf(await staff.getProviderCall({ params: { id: (await ways()).items[0]?.id ?? '' } }))
  expect(calls + JSON.stringify(one)).not.toMatch(new RegExp(`${code}|13900000001`))
})

test('what was asked for and is not sent yet goes to nobody once staff end the sessions, or the number is another', async () => {
  const staff = server.program(await adminsKey())
  const [ended, moved] = [await sold(), await sold()]
  for (const order of [ended, moved]) valueOf(await staff.sendPortalCode({ body: { order, source: 'shop' } }))
  valueOf(await staff.endPortalSessions({ body: { order: ended, source: 'shop' } }))
  await sql`
    update customer set phones = '{13700000000}' where number = (select customer from sales_order where number = ${moved})`.execute(
    database,
  )
  texts.length = 0
  await look(desk)
  const of = async (order: string) => (await codesOf(order)).items[0]?.status
  await eventually(async () => expect([await of(ended), await of(moved)]).toEqual(['failed', 'failed']))
  expect(texts).toEqual([])
})

test('a code that is just being sent when staff end the sessions lets nobody in', async () => {
  const staff = server.program(await adminsKey())
  const order = await sold()
  const named = { order, source: 'shop' }
  valueOf(await staff.sendPortalCode({ body: named }))
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const { promise: isSending, resolve: sending } = Promise.withResolvers<void>()
  meanwhile = async () => {
    sending()
    await mayEnd
  }
  await look(desk)
  await isSending
  valueOf(await staff.endPortalSessions({ body: named }))
  end()
  meanwhile = async () => undefined
  const [one] = (await codesOf(order)).items
  expect(one).toMatchObject({ status: 'failed', failure: { en: expect.stringContaining('ended') } })
  const code = texts.at(-1)?.values['code'] ?? ''
  expect(code).toMatch(/^\d{6}$/)
  const tried = await newcomer().enterPortal({ body: { order, proof: { kind: 'code', code } } })
  expect(codeOf(tried)).toBe('portal.proof-wrong')
})

test('an outage of two hours sends no dead codes', async () => {
  const order = await sold()
  answer = { kind: 'trouble', words: { en: 'Down.', 'zh-CN': '故障。' }, mayHaveHappened: false, facts: {} }
  valueOf(await newcomer().askForPortalCode({ body: { order } }))
  await sent()
  const last = async () => (await codesOf(order)).items[0]
  await eventually(async () => expect((await last())?.failure?.en).toBe('Down.'))
  answer = { kind: 'done', reference: null, facts: {} }
  clock.set(addHours(NOON, 2))
  texts.length = 0
  await look(desk)
  await eventually(async () => expect((await last())?.status).toBe('failed'))
  expect((await last())?.failure?.['zh-CN']).toContain('失效')
  expect(texts).toEqual([])
  clock.set(NOON)
  await sql`delete from portal_attempt`.execute(database)
})

test('neither a person nor a key is a consumer, and a consumer is nobody who works here', async () => {
  const key = await adminsKey()
  const inner = routeList.filter(({ access }) => access === 'portal')
  expect(inner.length).toBeGreaterThan(10)
  for (const route of inner) {
    const address = server.url + route.path.replace('{id}', '019c2f47-0000-7000-8000-000000000000')
    for (const headers of [
      {},
      { 'x-api-key': key },
      { cookie: `aftersale.portal=${'x'.repeat(43)}`, origin: server.url },
    ]) {
      const answer = await fetch(address, { method: route.method, headers: headers as Record<string, string> })
      expect([route.id, answer.status, await answer.text()]).toMatchObject([route.id, 401, /portal.session-needed/])
    }
  }
  const guest = await entered(await sold())
  expect(codeOf(await guest.listCases({ query: {} }))).toBe('access.sign-in-needed')
})

test('the company’s name, colour and logo are settings; a colour is readable however it was chosen', async () => {
  const key = await adminsKey()
  const staff = server.program(key)
  const name = { en: 'Yunfan', 'zh-CN': '云帆' }
  valueOf(await staff.putPortalSettings({ body: { name, colour: '#ffee00', returnAddress: '文三路 1 号' } }))
  const shown = valueOf(await newcomer().getPortalAppearance({}))
  expect(shown).toMatchObject({ name, colours: { accent: '#ffee00', onAccent: '#000000' }, logo: null })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
  expect(codeOf(await staff.putPortalSettings({ body: { logo: svg } }))).toBe('portal.logo-wrong')
  const guest = await entered(await sold())
  expect(valueOf(await file(guest)).sendBack?.address).toBe('文三路 1 号')
})

test('what consumers see of the company is told in the audit, by whom and from what to what; a logo by its digest', async () => {
  const staff = server.program(await adminsKey())
  const told = async () => {
    const { rows } = await sql<{ action: string; via: string; before: object | null; after: object }>`
      select action, via, before->'value' as before, after->'value' as after from audit_entry
      where object = 'portal' order by position`.execute(database)
    return rows
  }
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  valueOf(await staff.putPortalSettings({ body: { colour: '#101010' } }))
  const before = (await told()).length
  valueOf(await staff.putPortalSettings({ body: { colour: '#101010' } }))
  expect(await told()).toHaveLength(before)
  valueOf(await staff.putPortalSettings({ body: { colour: '#202020', logo: png } }))
  const [entry, ...more] = (await told()).slice(before)
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    action: 'changed',
    via: 'api-key',
    before: { colour: '#101010', logo: null },
    after: { colour: '#202020', logo: { type: 'image/png', digest: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  })
  expect(JSON.stringify(entry)).not.toContain(png)
  const { logo } = valueOf(await newcomer().getPortalAppearance({}))
  const answer = await fetch(new URL(logo ?? '', server.url))
  expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(png)
  valueOf(await staff.putPortalSettings({ body: { logo: null } }))
  expect(codeOf(await newcomer().getPortalLogo({ query: {} }))).toBe('portal.no-logo')
  expect((await told()).at(-1)).toMatchObject({ action: 'changed', after: { colour: '#202020', logo: null } })
})

test('what happened to a refund case is on the timeline of the staff: who filed it, and the rating', async () => {
  const guest = await entered(await sold({ deliveredAt: null }))
  const { id } = valueOf(await file(guest, { type: 'refund-only', fields: { reason: 'no-reason' } }))
  valueOf(await guest.ratePortalCase({ params: { id }, body: { score: 4 } }))
  const found = await readCase(database, engine, id)
  expect(found?.timeline[0]?.actor.name).toBe('客户 · Customer')
  expect(found?.timeline.at(-1)?.title['zh-CN']).toBe('客户评价 4 分 ★★★★☆')
})
