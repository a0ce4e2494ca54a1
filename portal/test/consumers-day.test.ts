import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@aftersale/contract'
import { type Instant, instantOf, isoOf } from '@aftersale/kernel'
import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { SOON } from '../../console/test/patience.ts'
import { startServer } from '../../console/test/server.ts'
import { texter } from '../../console/test/texter.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { browserFetch, valueOf } from '../../server/test/http-server.ts'
import { sell } from '../../server/test/shop.ts'
import { chinese } from '../src/text/chinese.ts'
import { english } from '../src/text/english.ts'
import { momentsIn } from '../src/text/moments.ts'
import { consumer } from './consumer.ts'

const folder = join(import.meta.dirname, '..')
const server = await startServer({ providers: [await texter()] })
const { database, address } = server

const now = instantOf(Date.now())
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const PHOTO = { name: 'ear.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') }
const KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('aftersale.portal.draft'))"
const DRAFTS = `${KEPT}.length`
/** Remembers what pages were shown from now on, however shortly. */
const WATCH_FOR_HEADINGS = `
  const heading = () => document.querySelector('h1')?.textContent ?? ''
  const before = heading()
  window.headings = []
  const note = () => heading() !== before && window.headings.push(heading())
  new MutationObserver(note).observe(document.querySelector('main'), { childList: true, subtree: true })`
/** As if fewer units were free by now than when the request was begun. */
const MORE_UNITS = `${KEPT}.forEach((name) => localStorage.setItem(name, localStorage.getItem(name).replace('"units":2', '"units":9')))`

let made = 0
/** Two pairs of earphones that came yesterday, for £10.00; the number of the order. */
async function bought(): Promise<string> {
  made += 1
  const [order, customer] = [`2026-ORDER-${made}`, `C-${made}`]
  const day = 86_400_000
  await sell(database, {
    orderNumber: order,
    customer,
    product: 'EAR-01',
    productName: '无线耳机',
    quantity: 2,
    orderedAt: (now - 3 * day) as Instant,
    deliveredAt: (now - day) as Instant,
  })
  const phones = ['13812345678']
  await database
    .insertInto('customer')
    .values({
      id: newId(now),
      source: 'shop',
      number: customer,
      kind: 'consumer',
      name: '王小芳',
      phones,
      mails: [],
      tax_number: null,
      addresses: '[]',
      fields: '{}',
      search_text: '',
      terms: [],
      version: 1,
      changed_at: isoOf(now),
      changed_by: 'test',
    })
    .execute()
  return order
}

/** Somebody who works here and may do everything. */
async function staff() {
  const client = createClient(address, { fetch: browserFetch(address) })
  const token = (await server.signInLink()).split('#')[1] ?? ''
  valueOf(await client.signInByLink({ body: { token } }))
  return client
}

/** The code that the customer of an order was sent, as staff read it on trial. */
async function sentCode(order: string): Promise<string> {
  const client = await staff()
  const id = valueOf(await client.listOrders({ query: { number: order } })).items[0]?.id ?? ''
  const text = async () => valueOf(await client.listPortalCodes({ params: { id } })).items[0]?.text ?? ''
  await expect.poll(text).toMatch(/\d{6}/)
  return /\d{6}/.exec(await text())?.[0] ?? ''
}

test('the first view is less than 100 KB of compressed script', async () => {
  const assets = join(folder, 'dist', 'assets')
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js.gz'))
  const sizes = await Promise.all(scripts.map(async (name) => (await stat(join(assets, name))).size))
  expect(scripts.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100 * 1024)
})

test('a consumer files from a telephone, the network is cut, a rule approves, the goods go back, the refund appears', async () => {
  const order = await bought()
  const one = await consumer(address, 'zh-CN', 390)
  const { page, t } = one
  await one.heading(t.enterTitle)
  await one.enter(order, '0000')
  await page.getByRole('alert').getByText('不匹配').waitFor()
  await one.enter(order)
  await one.heading(`${t.order} ${order}`)
  await one.expectGoodPage('order')
  await one.button(new RegExp(t.ask)).click()
  await one.button(/^退货退款/).click()
  await one.heading(t.howMany)
  await one.button(t.next).click()
  await one.heading('退货原因')
  await one.button(t.next).press('Enter')
  await page.getByRole('alert').getByText(t.choose).waitFor()
  await page.getByText('无理由', { exact: true }).click()
  await one.button(t.next).click()
  await page.getByRole('textbox').fill('左耳没有声音')
  await one.button(t.next).click()
  await page.locator('input[type=file]').setInputFiles(PHOTO)
  await page.getByRole('button', { name: t.removePhoto }).waitFor()
  await one.button(t.next).click()
  await page.locator('.amount', { hasText: '£5.00' }).waitFor()
  await one.expectGoodPage('confirm')
  await one.context.setOffline(true)
  await one.button(t.submit).click()
  await page.getByRole('alert').getByText(t.offline).waitFor()
  await one.context.setOffline(false)
  await one.button(t.submit).dblclick()
  await page.getByText('在签收后 7 天内。').first().waitFor()
  await page.locator('p.hint', { hasText: '无线耳机' }).waitFor()
  // By the day on which the flow takes the goods for overdue, in the company’s zone.
  const timer = database.selectFrom('timer').select('due_at').where('event', '=', 'Overdue')
  const { due_at: due } = await timer.executeTakeFirstOrThrow()
  const { day } = momentsIn('zh-CN', 'Asia/Shanghai')
  await page.getByText(t.sendBy(day(isoOf(due))), { exact: true }).waitFor()
  await one.expectGoodPage('case')
  await page.getByLabel(t.carrier).selectOption('shunfeng')
  await page.getByLabel(t.waybill).fill('sf 1234 5678')
  await one.button(t.waybillSave).click()
  await page.getByText('SF12345678').waitFor()
  expect(await page.getByText(t.sendBy(day(isoOf(due))), { exact: true }).count()).toBe(0)
  const client = await staff()
  const event = {
    key: 'e',
    carrier: 'shunfeng',
    trackingNumber: 'SF12345678',
    at: isoOf(now),
    status: 'delivered' as const,
  }
  valueOf(await client.reportParcelEvents({ body: { items: [event] } }))
  await expect.poll(async () => valueOf(await client.listTasks({ query: {} })).items.length, SOON).toBe(1)
  const [task] = valueOf(await client.listTasks({ query: {} })).items
  const values = { condition: 'good', receivedUnits: 1 }
  valueOf(await client.completeTask({ params: { id: task?.id ?? '' }, body: { values } }))
  await page.reload()
  await page.locator('.standing', { hasText: '已退款' }).waitFor()
  await page.locator('.amount', { hasText: '£5.00' }).waitFor()
  await page.getByText('★').nth(4).click()
  await one.button(t.rateSend).click()
  await page.getByText(t.rated).waitFor()
  one.expectNothingWrong()
  const cases = valueOf(await client.listCases({ query: { limit: 10 } })).items
  expect(cases.map(({ outcome }) => outcome)).toEqual(['refunded'])
})

test('a session that ends in the middle of a form loses nothing, and a message whose answer got lost is said once, at a desk and in English', async () => {
  const order = await bought()
  const one = await consumer(address, 'en', 1440)
  const { page, t } = one
  await one.enter(order)
  await one.button(/^Ask a question/).click()
  await page.getByText('Delivery', { exact: true }).click()
  await one.button(t.next).click()
  await page.getByRole('textbox').fill('Where is the second parcel?')
  await database.deleteFrom('portal_session').execute()
  await one.button(t.next).click()
  await page.reload()
  await one.heading(t.enterTitle)
  await page.getByLabel(t.orderNumber).first().fill(order)
  await one.button(t.byCode).click()
  await one.button(t.sendCode).click()
  await page.getByText(t.codeSent).waitFor()
  await one.button(/^Resend in/).waitFor()
  await one.expectGoodPage('a code was sent')
  await page.keyboard.type(await sentCode(order))
  await page.keyboard.press('Enter')
  await one.heading(t.photosWelcome)
  await page.goBack()
  expect(await page.getByRole('textbox').inputValue()).toBe('Where is the second parcel?')
  await one.button(t.next).click()
  await one.button(t.next).click()
  await database.deleteFrom('portal_session').execute()
  await one.button(t.submit).click()
  await page.getByText(t.again).waitFor()
  await page.getByLabel(t.phoneTail).fill('5678')
  await one.button(t.enter).click()
  await one.button(t.submit).click()
  await page.locator('.standing', { hasText: 'In progress' }).waitFor()
  await page.getByLabel(t.write).fill('It is urgent.')
  await page.reload()
  expect(await page.getByLabel(t.write).inputValue()).toBe('It is urgent.')
  await page.route('**/api/portal/cases/*/entries', async (route) => {
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await one.button(t.send).click()
  await page.getByRole('alert').getByText(t.offline).waitFor()
  await page.unroute('**/api/portal/cases/*/entries')
  await page.reload()
  await one.button(t.send).click()
  await expect.poll(() => page.getByLabel(t.write).inputValue(), SOON).toBe('')
  expect(await page.locator('.messages .customer', { hasText: 'It is urgent.' }).count()).toBe(1)
  await one.expectGoodPage('question')
  one.expectNothingWrong()
})

test('nothing is sent off while a photo is on its way, what was filed without an answer is found again, and nobody leaves without knowing', async () => {
  const order = await bought()
  const one = await consumer(address, 'en', 390)
  const { page, t, context } = one
  await one.enter(order)
  await one.button(new RegExp(`^${t.ask}`)).click()
  await one.button(/^Return and refund/).click()
  await one.button(t.more).click()
  await one.button(t.next).click()
  await page.getByText('Quality issue', { exact: true }).click()
  await one.button(t.next).click()
  await page.getByRole('textbox').fill('No sound on the left')
  await one.button(t.next).click()
  const { promise: maySend, resolve: letSend } = Promise.withResolvers<void>()
  await page.route('**/api/portal/photos?*', async (route) => {
    await maySend
    await route.continue()
  })
  await page.locator('input[type=file]').setInputFiles(PHOTO)
  await page.locator('button.first:disabled', { hasText: t.adding }).waitFor()
  // Back and forth meanwhile: it is still held, and nothing that was answered is overwritten.
  await page.goBack()
  await page.getByRole('textbox').fill('No sound on either side')
  letSend()
  await one.button(t.next).click()
  await one.button(t.removePhoto).waitFor()
  await page.evaluate(MORE_UNITS)
  const cut = (route: Route) => route.abort('internetdisconnected')
  await page.route('**/api/portal/order', cut)
  await page.route('**/api/portal/quotations', cut)
  await page.reload()
  await page.getByRole('alert').getByText(t.offline).waitFor()
  await page.unroute('**/api/portal/order')
  await one.button(t.retry).click()
  await one.button(t.next).click()
  await page.getByRole('alert').getByText(t.offline).waitFor()
  await page.unroute('**/api/portal/quotations')
  await one.button(t.retry).click()
  await page.getByText('No sound on either side').waitFor()
  await page.getByRole('definition').filter({ hasText: /× 2$/ }).waitFor()
  await page.locator('.amount', { hasText: '£10.00' }).waitFor()
  await page.route('**/api/portal/cases', async (route) => {
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await one.button(t.submit).click()
  await page.getByRole('alert').getByText(t.offline).waitFor()
  await page.unroute('**/api/portal/cases')
  await one.button(`${t.change}: ${t.photos}`).click()
  await one.button(t.removePhoto).click()
  await one.button(t.next).click()
  await one.button(t.submit).click()
  await page.locator('.steps').waitFor()
  // The look at the order is under way while the network goes: when it is answered after all, that is no network for leaving.
  const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>()
  const { promise: isAsked, resolve: tellAsked } = Promise.withResolvers<void>()
  await page.route('**/api/portal/order', async (route) => {
    const response = await route.fetch()
    tellAsked()
    await mayAnswer
    await route.fulfill({ body: (await response.text()).replaceAll('无线耳机', 'Looked at anew'), response })
  })
  await one.button(t.back).click()
  await one.heading(t.requests)
  await isAsked
  expect(await page.evaluate(DRAFTS)).toBe(0)
  await context.setOffline(true)
  await one.button(t.leave).click()
  await page.getByRole('alert').getByText(t.offline).waitFor()
  letAnswer()
  await page.getByText('Looked at anew').first().waitFor()
  expect(await page.getByRole('alert').getByText(t.offline).count()).toBe(1)
  expect(await page.getByRole('link', { name: /^Return and refund/ }).count()).toBe(1)
  await context.setOffline(false)
  await page.unroute('**/api/portal/order')
  // Nor does what was on its way for who left let the next one in.
  const { promise: isLeft, resolve: tellLeft } = Promise.withResolvers<void>()
  const { promise: isAnswered, resolve: tellAnswered } = Promise.withResolvers<void>()
  await page.route('**/api/portal/order', async (route) => {
    const response = await route.fetch()
    tellAnswered()
    await isLeft
    await route.fulfill({ response })
  })
  await page.getByRole('link', { name: /^Return and refund/ }).click()
  await page.locator('.steps').waitFor()
  const look = page.waitForResponse('**/api/portal/order')
  await one.button(t.back).click()
  await isAnswered
  await one.button(t.leave).click()
  await page.locator('form.enter').waitFor()
  await page.evaluate(`{ ${WATCH_FOR_HEADINGS} }`)
  tellLeft()
  await (await look).finished()
  await page.evaluate("fetch('/api/portal/appearance').then((answer) => answer.json())")
  expect(await page.evaluate<string[]>('window.headings')).toEqual([])
  expect(await page.getByText(t.again).count()).toBe(0)
  one.expectNothingWrong()
})

test('the same pages stand in the other language on the other screen, and in large letters', async () => {
  const order = await bought()
  for (const [language, width] of [
    ['en', 390],
    ['zh-CN', 1440],
  ] as const) {
    const one = await consumer(address, language, width)
    const { page, t } = one
    await one.enter(order)
    await one.heading(`${t.order} ${order}`)
    await page.addStyleTag({ content: ':root { font-size: 200% }' })
    await one.expectGoodPage(`order in ${language}`)
    await one.button(new RegExp(`^${t.ask}`)).click()
    await one.button(language === 'en' ? /^Return and refund/ : /^退货退款/).click()
    await one.button(t.next).click()
    await page.getByText(language === 'en' ? 'Quality issue' : '质量问题', { exact: true }).click()
    await one.button(t.next).click()
    await one.button(t.next).click()
    await one.button(t.next).click()
    await one.button(t.submit).click()
    await page.locator('.steps').waitFor()
    await one.expectGoodPage(`case in ${language}`)
    // Looked at anew in the other language, and answered after it was withdrawn with what was so before.
    const [look, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await page.route('**/api/portal/cases/*', async (route) => {
      const response = await route.fetch()
      look.resolve()
      await late.promise
      await route.fulfill({ response })
    })
    await one.button(t.language).click()
    await look.promise
    await one.button(language === 'en' ? '撤销申请' : 'Withdraw request').click()
    await one.button(language === 'en' ? chinese.withdrawYes : english.withdrawYes).click()
    const withdrawn = page.locator('.standing', { hasText: language === 'en' ? '已撤销' : 'Withdrawn' })
    await withdrawn.waitFor()
    const answer = page.waitForResponse('**/api/portal/cases/*')
    late.resolve()
    await (await answer).finished()
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    await withdrawn.waitFor()
    await one.button(language === 'en' ? '退出' : 'Sign out').click()
    await page.locator('form.enter').waitFor()
    one.expectNothingWrong()
  }
})
