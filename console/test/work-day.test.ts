import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, newKey, startCompany } from './company.ts'
import { administrator, find, goTo, signIn } from './errands.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

const SCREENS = [
  ['zh-CN', 390],
  ['en', 1440],
] as const
type Language = (typeof SCREENS)[number][0]

let company: Company
/** Cases that a rule handed to a person: each test takes its own. */
let handedOver: string[]
beforeAll(async () => {
  company = await startCompany()
  await company.hire('ann', 'agent')
  await company.hire('bo', 'agent')
  await company.hire('chu', 'warehouse')
  await company.hire('fin', 'finance')
  const bought = '540000,85123A,WHITE HANGING HEART,99,12/1/10 9:00,2.55,17850,United Kingdom'
  const late = (number: number) => `C5401${number},85123A,WHITE HANGING HEART,-1,6/5/11 9:00,2.55,17850,United Kingdom`
  handedOver = await company.takeIn([bought, ...[10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map(late)])
})

async function sitDown(name: string, language: Language, width: number): Promise<Visitor> {
  const visitor = await company.sitDown(name, language, width)
  onTestFinished(() => visitor.context.close())
  return visitor
}
const at = (path: string) => `${company.server.address}${path}`
const nextCase = () => {
  const number = handedOver.pop()
  if (number === undefined) throw new Error('expected another case that was handed to a person')
  return number
}
const says = (language: Language, english: string, chinese: string) => (language === 'en' ? english : chinese)
const complaint = (title: string) =>
  company.open('complaint', { customer: newKey(), title, fields: { about: 'service', description: '态度差' } })

test.each(SCREENS)(
  'in %s at %i pixels an agent sees a case come in, takes it, speaks in it, and completes its step',
  async (language, width) => {
    const visitor = await sitDown('ann', language, width)
    const { page, text } = visitor
    await page.goto(at('/tasks'))
    await page.getByText(text('workbench.none.mine'), { exact: true }).waitFor()
    const number = await complaint('快递员态度差')
    const row = page.locator('[data-task]').filter({ hasText: number })
    await page.getByRole('link', { name: says(language, 'unassigned task', '项待领取任务') }).click()
    await row.waitFor()
    await visitor.expectGoodPage('workbench')
    await row.getByRole('link').focus()
    await page.keyboard.press('c')
    await page.getByText(text('taskDo.claimed')).waitFor()
    await row.waitFor({ state: 'detached' })

    await page.getByRole('link', { name: new RegExp(`^${text('workbench.queue.mine')}`) }).click()
    await row.getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: number }).waitFor()
    const said = page.getByRole('listitem').filter({ hasText: '再核实快递单号' })
    await page.getByRole('textbox', { name: text('conversation.kinds.public') }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: text('conversation.kinds.note') }).fill('再核实快递单号')
    await page.getByText(text('conversation.staffOnly')).waitFor()
    await page.getByRole('button', { name: text('conversation.note'), exact: true }).click()
    await said.getByText(text('conversation.tones.note')).waitFor()
    await page.getByLabel(text('conversation.kinds.public')).first().check()
    await page.getByRole('textbox', { name: text('conversation.kinds.public') }).fill('您好，我们正在核实。')
    await page.keyboard.press('Control+Enter')
    const reply = page.getByRole('listitem').filter({ hasText: '您好，我们正在核实。' })
    await reply.getByText(text('conversation.tones.public'), { exact: true }).waitFor()
    await visitor.expectGoodPage('case with a conversation')
    const { items } = valueOf(await company.admin.listEntries({ params: { id: number } }))
    expect(items.filter(({ author }) => author === 'user').map(({ kind }) => kind)).toEqual(['public', 'note'])

    // What is logged for customers is theirs, whoever wrote it down.
    await page.getByLabel(text('conversation.fromCustomer')).check()
    await page.getByRole('textbox', { name: text('conversation.kinds.public') }).fill('请尽快处理。')
    await page.getByRole('button', { name: text('conversation.record'), exact: true }).click()
    const passedOn = page.getByRole('listitem').filter({ hasText: '请尽快处理。' })
    await passedOn.getByText(text('conversation.tones.customer'), { exact: true }).waitFor()
    await passedOn.getByText(text('conversation.loggedBy', { name: 'ann' }), { exact: true }).waitFor()

    expect(await page.getByText(text('case.lines'), { exact: true }).count()).toBe(0)
    await page.locator('#field-note').fill('已向客户致歉')
    await page.locator('#field-compensation').fill('0')
    await page.getByRole('button', { name: text('task.submit') }).click()
    await page.getByText(text('task.done', { number })).waitFor()
    await page
      .locator('summary')
      .filter({ hasText: text('flow.title') })
      .click()
    await page.locator('svg [data-element][data-been]').first().waitFor()
    visitor.expectNothingWrong()
  },
)

test.each(SCREENS)(
  'in %s at %i pixels a task is handed over, given back, claimed, and keeps a draft',
  async (language, width) => {
    const visitor = await sitDown('', language, width)
    const { page, text } = visitor
    await page.goto(at(`/cases/${nextCase()}`))
    const press = (key: string) => page.getByRole('button', { name: text(key), exact: true }).click()
    const confirm = (key: string) =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: text(key), exact: true })
        .click()
    await press('taskDo.assign')
    await page.getByText('ann · ann@example.com').click()
    await page.getByLabel(text('taskDo.comment')).fill('请今天处理')
    await visitor.expectGoodPage('hand-over dialog')
    await confirm('taskDo.assign')
    await page.getByText(text('taskDo.with', { who: 'ann' })).waitFor()
    await page.getByText(text('taskDo.notYours')).waitFor()
    await page.getByText(/：请今天处理$|: 请今天处理$/).waitFor()

    await press('taskDo.release')
    await confirm('taskDo.release')
    await press('taskDo.claim')
    await page.getByText(says(language, 'Reject', '拒绝'), { exact: true }).click()
    await page.locator('#field-note').fill('Used, so not taken back')
    await press('taskDo.saveDraft')
    await page.getByText(text('taskDo.draftSaved')).waitFor()
    await page.evaluate('sessionStorage.clear()')
    await page.reload()
    await expect.poll(() => page.locator('#field-note').inputValue(), SOON).toBe('Used, so not taken back')
    visitor.expectNothingWrong()
  },
)

test('who claims what has gone to somebody else meanwhile is told who has it, and keeps what they typed', async () => {
  const { page, text } = await sitDown('', 'en', 1440)
  const number = nextCase()
  await page.goto(at(`/cases/${number}`))
  const claim = page.getByRole('button', { name: text('taskDo.claim'), exact: true })
  await claim.waitFor()
  await page.getByRole('textbox', { name: text('conversation.kinds.public') }).fill('We look into it.')
  const { tasks } = valueOf(await company.admin.getCase({ params: { id: number } }))
  // Behind the page's back: it learns of it when its own claim is refused.
  await page.route('**/api/live*', (route) => route.abort())
  await page.reload()
  await claim.waitFor()
  valueOf(await company.admin.assignTask({ params: { id: tasks[0]?.id ?? '' }, body: { to: 'bo@example.com' } }))
  await claim.click()
  await page.getByText(text('taskDo.tooLate')).waitFor()
  await page.getByText(/assigned to bo@example\.com since/).waitFor()
  await page.getByText(text('taskDo.notYours')).waitFor()
  expect(await page.getByRole('textbox', { name: text('conversation.kinds.public') }).inputValue()).toBe(
    'We look into it.',
  )
})

test('a reply survives a network that is gone and a session that has ended, and is sent once', async () => {
  const visitor = await sitDown('bo', 'zh-CN', 390)
  const { page, text, context } = visitor
  const number = await complaint('退款太慢')
  await page.goto(at(`/cases/${number}`))
  const words = page.getByRole('textbox', { name: text('conversation.kinds.public') })
  await words.fill('退款已提交')
  await context.setOffline(true)
  await page.getByRole('button', { name: text('conversation.send') }).click()
  await page.getByText(text('states.notSent')).waitFor()
  await context.setOffline(false)
  await context.clearCookies()
  await page.getByRole('button', { name: text('conversation.send') }).click()
  await page.getByText(text('signIn.toContinue')).waitFor()
  await page.getByLabel(text('signIn.email')).fill('bo@example.com')
  await page.locator('#password').fill('correct horse battery')
  await page.getByRole('button', { name: text('signIn.submit') }).click()
  await expect.poll(() => words.inputValue(), SOON).toBe('退款已提交')
  // Not without the file that is on its way.
  const { promise: maySend, resolve: letSend } = Promise.withResolvers<void>()
  await page.route('**/api/attachments?*', async (route) => {
    await maySend
    await route.continue()
  })
  const buffer = Buffer.from('退款回单')
  await page.locator('input[type=file]').setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer })
  const send = page.getByRole('button', { name: text('conversation.send') })
  await expect.poll(() => send.isDisabled(), SOON).toBe(true)
  await words.press('Control+Enter')
  letSend()
  await page.getByRole('button', { name: text('conversation.detach', { name: 'receipt.txt' }) }).waitFor()
  await send.click()
  await expect.poll(() => words.inputValue(), SOON).toBe('')
  const { items } = valueOf(await company.admin.listEntries({ params: { id: number } }))
  const said = items.filter(({ author }) => author === 'user')
  expect(said.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([['receipt.txt']])
})

test('what one person was filling in is not shown to the next one at the same machine', async () => {
  const visitor = await sitDown('bo', 'en', 1440)
  const { page, text, context } = visitor
  const number = await complaint('Nobody called back')
  const words = page.getByRole('textbox', { name: text('conversation.kinds.public') })
  const note = page.locator('#field-note')
  const title = page.locator('#new-title')
  await page.goto(at('/cases/new'))
  await title.fill('Only I know of this')
  await page.goto(at(`/cases/${number}`))
  await words.fill('We call you back')
  await note.fill('Called twice')
  await page.reload()
  await expect.poll(() => note.inputValue(), SOON).toBe('Called twice')
  await context.clearCookies()
  await page.reload()
  await page.getByLabel(text('signIn.email')).fill('ann@example.com')
  await page.locator('#password').fill('correct horse battery')
  await page.getByRole('button', { name: text('signIn.submit') }).click()
  await note.waitFor()
  expect([await words.inputValue(), await note.inputValue()]).toEqual(['', ''])
  await page.goto(at('/cases/new'))
  await title.waitFor()
  expect(await title.inputValue()).toBe('')
})

test('an approver completes many with one form, and is told of each that was not', async () => {
  const visitor = await sitDown('', 'zh-CN', 1440)
  const { page, text } = visitor
  const [one, other] = [nextCase(), nextCase()]
  await page.goto(at('/'))
  await page.getByRole('link', { name: text('home.allTasks'), exact: true }).click()
  for (const number of [one, other]) {
    await page.getByLabel(text('workbench.choose', { number })).check()
  }
  const { tasks } = valueOf(await company.admin.getCase({ params: { id: other } }))
  const values = { decision: 'refuse', note: '已使用' }
  await page.getByRole('button', { name: text('workbench.complete'), exact: true }).click()
  await page.getByText('拒绝', { exact: true }).click()
  await page.locator('#field-note').fill('已使用，不予退款')
  await visitor.expectGoodPage('many at once')
  await page.route('**/api/tasks/complete', async (route) => {
    valueOf(await company.admin.completeTask({ params: { id: tasks[0]?.id ?? '' }, body: { values } }))
    await route.continue()
  })
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('task.submit') })
    .click()
  await page.getByText(text('workbench.outcome', { done: 1, failed: 1 })).waitFor()
  await page.getByRole('dialog').getByText(other).waitFor()
  expect(valueOf(await company.admin.getCase({ params: { id: one } })).outcome).toBe('refused')
  visitor.expectNothingWrong()
})

test.each(SCREENS)(
  'in %s at %i pixels an agent opens a case from an order, is shown it before another is opened, and reports that the goods are back; the warehouse looks at them, and the money goes out',
  async (language, width) => {
    const order = `SO-${language}`
    const sale = {
      key: newKey(),
      source: 'shop',
      number: order,
      customer: `c-${language}`,
      currency: 'CNY',
      orderedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      lines: [{ reference: '1', product: 'SP1', productName: '保温杯', quantity: 1, unitPrice: 9_900 }],
      payments: [{ method: 'wallet', provider: 'manual', amount: 9_900 }],
    }
    const [bought] = valueOf(await company.admin.recordOrders({ body: { items: [sale] } })).items
    const moved = { source: 'shop', order, lines: [{ line: '1', units: 1 }] }
    for (const happened of ['shipped', 'delivered'] as const) {
      valueOf(await company.admin.recordShipments({ body: { items: [{ key: newKey(), happened, ...moved }] } }))
    }
    const agent = await sitDown('ann', language, width)
    const { page, text } = agent
    const choose = async (label: string, option: string) => {
      await page.getByRole('combobox', { name: label }).click()
      await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
    }
    await page.goto(at('/cases/new'))
    const type = page.getByRole('combobox', { name: text('newCase.type') })
    await find(type, says(language, 'Return and refund', '退货退款'))
    // Whoever calls knows their order seldom: it is chosen out of theirs, or by the first signs of its number.
    await page.getByLabel(text('newCase.customer')).fill(language === 'en' ? `c-${language}` : '')
    await page.locator('#new-order').click()
    await page.locator('#new-order').fill(language === 'en' ? '' : 'SO-zh')
    await page
      .locator('.ant-select-item-option')
      .filter({ hasText: `${order} · c-${language}` })
      .click()
    await page.getByText(/保温杯 × 1/).click()
    expect(await page.getByLabel(text('newCase.customer')).inputValue()).toBe(`c-${language}`)
    await choose(says(language, 'Reason', '申请原因'), says(language, 'Quality issue', '质量问题'))
    await agent.expectGoodPage('new case')
    await page.getByRole('button', { name: text('newCase.open') }).click()
    await page.getByRole('heading', { name: text('timeline.title') }).waitFor()
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await page.getByText('¥99.00').first().waitFor()
    await agent.expectGoodPage('case with an order')
    await page.goto(at(`/orders/${bought?.done?.id}`))
    await page.getByRole('cell', { name: number }).waitFor()
    await agent.expectGoodPage('order with a case')
    await page.getByRole('link', { name: text('newCase.title') }).click()
    await page.getByRole('complementary').getByRole('link', { name: number }).waitFor()
    expect(await page.locator('#new-order').inputValue()).toBe(order)
    expect(await page.getByLabel(text('newCase.customer')).inputValue()).toBe(`c-${language}`)

    await page.goto(at(`/cases/${number}`))
    await page
      .getByRole('listitem')
      .filter({ hasText: says(language, 'The return was delivered', '退货已送达') })
      .getByRole('button', { name: text('news.report') })
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('news.report') })
      .click()
    await page.getByText(text('news.reported')).waitFor()
    const clerk = await sitDown('chu', language, width)
    const atDock = clerk.page
    await atDock.goto(at('/tasks?queue=unassigned'))
    const parcel = atDock.locator('[data-task]').filter({ hasText: number })
    await parcel.getByRole('link').focus()
    await atDock.keyboard.press('c')
    await parcel.waitFor({ state: 'detached' })
    await atDock.goto(at(`/cases/${number}`))
    await atDock.getByText(says(language, 'As expected, good condition', '相符且完好'), { exact: true }).click()
    await clerk.expectGoodPage('goods on the table')
    await atDock.getByRole('button', { name: text('task.submit') }).click()
    await atDock.getByText(text('task.done', { number })).waitFor()
    const outcome = async () => valueOf(await company.admin.getCase({ params: { id: number } })).outcome
    await expect.poll(outcome, SOON).toBe('refunded')
    await atDock.getByText(text('outcomes.refunded'), { exact: true }).first().waitFor()
    clerk.expectNothingWrong()
    agent.expectNothingWrong()
  },
)

test('a supplier does what was sent to them, and sees of it what is meant for them; another supplier sees nothing', async () => {
  await company.hire('sup', 'supplier')
  await company.hire('other', 'supplier')
  const [number, elsewhere] = [await complaint('外壳开裂'), await complaint('与供应商无关')]
  for (const [kind, said] of [
    ['note', '供应商常推诿'],
    ['public', '已请供应商鉴定'],
    ['partner', '请先看外壳'],
  ] as const) {
    const body = { key: newKey(), kind, text: said }
    valueOf(await company.admin.writeEntry({ params: { id: number }, body }))
  }
  const [task] = valueOf(await company.admin.getCase({ params: { id: number } })).tasks
  const hand = { params: { id: task?.id ?? '' }, body: { to: 'sup@example.com', comment: '请鉴定' } }
  valueOf(await company.admin.assignTask(hand))

  const visitor = await sitDown('sup', 'zh-CN', 390)
  const { page, text } = visitor
  await page.goto(at('/cases'))
  const row = page.locator('[data-row]')
  await row.filter({ hasText: number }).waitFor()
  expect(await row.count()).toBe(1)
  await visitor.expectGoodPage('cases of a supplier')
  await row.click()
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
  await page.getByText('供应商', { exact: true }).waitFor({ state: 'attached' })
  await page.getByText('已请供应商鉴定').waitFor()
  expect(await page.getByText('供应商常推诿').count()).toBe(0)
  const saying = (words: string) => page.getByRole('listitem').filter({ hasText: words })
  await saying('请先看外壳').getByText(text('conversation.tones.partner')).waitFor()
  // Who writes to partners alone has nothing to choose.
  await page.locator('form').getByText(text('conversation.kinds.partner'), { exact: true }).waitFor()
  expect(await page.getByRole('radiogroup', { name: text('conversation.kind') }).count()).toBe(0)
  const toCompany = page.getByRole('textbox', { name: text('conversation.kinds.partner') })
  await toCompany.fill('外壳为撞击所致')
  // Begun when their role still let them answer customers.
  await page.evaluate(() => {
    for (const [key, kept] of Object.entries(localStorage)) {
      if (key.startsWith('aftersale.reply.')) localStorage.setItem(key, String(kept).replace('"partner"', '"public"'))
    }
  })
  await page.reload()
  await expect.poll(() => toCompany.inputValue(), SOON).toBe('外壳为撞击所致')
  await page.getByText(text('conversation.partnersSee')).waitFor()
  await page.getByRole('button', { name: text('conversation.sendToPartners') }).click()
  await saying('外壳为撞击所致').getByText(text('conversation.tones.partner')).waitFor()
  await page.locator('#field-note').fill('系外力所致')
  await page.locator('#field-compensation').fill('0')
  for (const operation of ['taskDo.assign', 'taskDo.change']) {
    expect(await page.getByRole('button', { name: text(operation), exact: true }).count()).toBe(0)
  }
  await visitor.expectGoodPage('case of a supplier')
  await page.getByRole('button', { name: text('task.submit') }).click()
  await page.getByText(text('task.done', { number })).waitFor()
  await goTo(visitor, 'home')
  await page.getByRole('link', { name: text('home.figure.waiting') }).waitFor()
  await visitor.expectGoodPage('home of a supplier without tasks')
  expect(await page.getByRole('heading', { name: text('home.longestWaiting') }).count()).toBe(0)
  await page.goto(at(`/cases/${elsewhere}`))
  await page.getByText(text('states.missing'), { exact: true }).waitFor()
  visitor.expectNothingWrong()

  const agent = await sitDown('ann', 'en', 1440)
  await agent.page.goto(at(`/cases/${number}`))
  const theirs = agent.page.getByRole('listitem').filter({ hasText: '外壳为撞击所致' })
  await theirs.getByText(agent.text('conversation.tones.partner')).waitFor()
  await agent.page.getByRole('textbox', { name: agent.text('conversation.kinds.public') }).waitFor()
  await agent.page.keyboard.press('p')
  await agent.page.getByText(agent.text('conversation.partnersSee')).waitFor()
  await agent.expectGoodPage('case with words of a supplier')
  agent.expectNothingWrong()

  const other = await sitDown('other', 'en', 1440)
  await other.page.goto(at('/cases'))
  await other.page.getByText(other.text('cases.noneYours')).waitFor()
  await other.expectGoodPage('no cases of a supplier')
  await other.page.goto(at(`/cases/${number}`))
  await other.page.getByText(other.text('states.missing'), { exact: true }).waitFor()
})

test('a dealer opens cases of their own shop, follows them, and cannot do the tasks of others', async () => {
  const { admin } = company
  const names = { en: 'Dealer', 'zh-CN': '经销商门店' }
  const unit = { key: newKey(), unit: 'dealer-01', name: names, parent: 'company', sources: ['dealer-shop'] }
  valueOf(await admin.putOrganisationUnits({ body: { items: [unit] } }))
  const word = (of: string) => ({ key: newKey(), kind: 'source' as const, of, words: { en: of, 'zh-CN': of } })
  valueOf(await admin.putWords({ body: { items: [word('shop'), word('dealer-shop')] } }))
  const dealer = await company.hire('dan', 'dealer', 'dealer-01')
  // How fast and with whom the company agreed to work is nothing for outsiders.
  const read = { params: { key: 'complaint' }, query: {} }
  const [whole, shown] = [valueOf(await admin.getCaseType(read)), valueOf(await dealer.getCaseType(read))]
  expect(Object.keys(whole.document)).toEqual(expect.arrayContaining(['clocks', 'portal', 'news']))
  expect(Object.keys(shown.document).filter((part) => ['clocks', 'portal', 'news', 'print'].includes(part))).toEqual([])
  const visitor = await sitDown('dan', 'en', 1440)
  const { page, text } = visitor
  await page.goto(at('/cases'))
  await page.getByText(text('cases.noneYours')).waitFor()
  await page.getByRole('link', { name: text('newCase.title') }).click()
  await find(page.getByRole('combobox', { name: text('newCase.type') }), 'Inquiry')
  await page.getByRole('combobox', { name: text('newCase.source') }).click()
  const shops = page.locator('.ant-select-item-option')
  await shops.filter({ hasText: 'dealer-shop' }).waitFor()
  expect(await shops.filter({ hasText: /^shop$/ }).count()).toBe(0)
  await shops.filter({ hasText: 'dealer-shop' }).click()
  await page.getByRole('combobox', { name: 'Topic' }).click()
  await shops.filter({ hasText: 'Product' }).first().click()
  await page.getByLabel('Question').fill('Does it come in blue?')
  await visitor.expectGoodPage('new case of a dealer')
  await page.getByRole('button', { name: text('newCase.open') }).click()
  await page.getByText(/Anyone in .+ can claim it/).waitFor()
  expect(await page.getByRole('button', { name: text('task.submit') }).count()).toBe(0)
  await page.getByRole('textbox', { name: text('conversation.kinds.public') }).fill('We ask the maker.')
  await page.getByRole('button', { name: text('conversation.send') }).click()
  await page.getByRole('listitem').filter({ hasText: 'We ask the maker.' }).waitFor()
  await visitor.expectGoodPage('case of a dealer')
  for (const place of ['orders', 'refunds', 'parcels']) {
    await goTo(visitor, place)
    await visitor.expectGoodPage(`${place} of a dealer`)
  }
  expect(
    await page
      .getByRole('navigation')
      .getByRole('link', { name: text('places.customers') })
      .count(),
  ).toBe(0)
  visitor.expectNothingWrong()
})

test('what a list and a form both ask for is of one shape: one goes by clicks from the cases to a new one and back', async () => {
  const visitor = await sitDown('', 'en', 1440)
  const { page, text } = visitor
  const type = page.getByRole('combobox', { name: text('newCase.type') })
  const number = await complaint('The box was torn')
  await page.goto(at('/cases'))
  await page.locator('[data-row]').first().waitFor()
  await page.getByRole('button', { name: text('lists.addFilter') }).click()
  await page.getByRole('button', { name: text('lists.filter.assignee'), exact: true }).click()
  await page.getByRole('button', { name: 'ann · ann@example.com' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: text('newCase.title') }).click()
  await find(type, 'Return and refund')
  await page.getByText('Reason', { exact: true }).waitFor()
  await goTo(visitor, 'cases')
  await page.locator('[data-row]').filter({ hasText: number }).click()
  await page.getByRole('button', { name: text('taskDo.assign'), exact: true }).click()
  await page.getByText('bo · bo@example.com').waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel(text('case.priority')).click()
  await page.locator('.ant-select-item-option', { hasText: text('priorities.urgent') }).click()
  await page.getByText(text('taskDo.changed')).waitFor()
  await goTo(visitor, 'cases')
  const row = page.getByRole('row').filter({ hasText: number })
  await row.getByText(text('priorities.urgent'), { exact: true }).waitFor()
  await page.goto(at('/cases/new'))
  await type.waitFor()
  await goTo(visitor, 'cases')
  await page.locator('[data-row]').first().waitFor()
  visitor.expectNothingWrong()
})

test('of two people who decide at once the slower is told, and shown what the faster decided', async () => {
  const visitor = await sitDown('', 'en', 1440)
  const { page, text } = visitor
  const number = nextCase()
  await page.goto(at(`/cases/${number}`))
  await page.getByText('Reject', { exact: true }).click()
  await page.locator('#field-note').fill('Used')
  const { tasks } = valueOf(await company.admin.getCase({ params: { id: number } }))
  await page.route('**/api/tasks/*/complete', async (route) => {
    const values = { decision: 'refuse', note: 'Too late' }
    valueOf(await company.admin.completeTask({ params: { id: tasks[0]?.id ?? '' }, body: { values } }))
    await route.continue()
  })
  await page.getByRole('button', { name: text('task.submit') }).click()
  await page.getByText(text('task.faster')).first().waitFor()
  await page.getByText('Too late').first().waitFor()
  visitor.expectNothingWrong()
})

test('whoever fills in a form that somebody else completes meanwhile is told at once, and keeps what they typed in view', async () => {
  const visitor = await sitDown('', 'zh-CN', 390)
  const { page, text } = visitor
  const number = nextCase()
  await page.goto(at(`/cases/${number}`))
  await page.getByText('拒绝', { exact: true }).click()
  await page.locator('#field-note').fill('已使用过的商品')
  const { tasks } = valueOf(await company.admin.getCase({ params: { id: number } }))
  const values = { decision: 'refuse', note: '超过期限' }
  valueOf(await company.admin.completeTask({ params: { id: tasks[0]?.id ?? '' }, body: { values } }))
  await page.getByRole('heading', { name: text('task.faster') }).waitFor()
  await page.getByText('已使用过的商品').waitFor()
  await visitor.expectGoodPage('overtaken')
  visitor.expectNothingWrong()
})

test('what was filled in survives a network that is gone and a session that has ended', async () => {
  const visitor = await sitDown('', 'zh-CN', 390)
  const { page, text } = visitor
  await page.goto(at(`/cases/${nextCase()}`))
  await page.getByText('拒绝', { exact: true }).click()
  await page.locator('#field-note').fill('已使用')
  await visitor.context.setOffline(true)
  await page.getByText(text('states.offlineNotice')).waitFor()
  await page.getByRole('button', { name: text('task.submit') }).click()
  await page.getByText(text('states.notSent')).waitFor()
  await visitor.context.setOffline(false)

  await visitor.context.clearCookies()
  await page.reload()
  await page.getByText(text('signIn.toContinue')).waitFor()
  await signIn(visitor, 'not the password')
  await page.getByText('邮箱或密码不正确').waitFor()
  await visitor.expectGoodPage('sign-in with a problem')
  await signIn(visitor, administrator.password)
  await expect.poll(() => page.locator('#field-note').inputValue(), SOON).toBe('已使用')
  await page.getByRole('button', { name: text('task.submit') }).click()
  await page.getByText(text('outcomes.refused'), { exact: true }).first().waitFor()
})

test.each(SCREENS)(
  'in %s at %i pixels finance pays out by hand what no gateway pays, and says so',
  async (language, width) => {
    const number = nextCase()
    const { tasks } = valueOf(await company.admin.getCase({ params: { id: number } }))
    const values = { decision: 'approve' }
    valueOf(await company.admin.completeTask({ params: { id: tasks[0]?.id ?? '' }, body: { values } }))
    const refundOf = async () => {
      const { items } = valueOf(await company.admin.listRefunds({ query: { status: 'pending' } }))
      return items.find(({ caseNumber }) => caseNumber === number)
    }
    await expect.poll(refundOf, SOON).toBeDefined()
    const refund = await refundOf()
    const visitor = await sitDown('fin', language, width)
    const { page, text } = visitor
    if (width > 1000) {
      await page.goto(at('/refunds?status=pending'))
      const row = page.getByRole('row').filter({ hasText: refund?.number ?? '' })
      await row.getByLabel(text('lists.chooseRow')).check()
      await page.getByRole('button', { name: text('refund.payOut') }).click()
    } else {
      await page.goto(at(`/refunds/${refund?.number}`))
      await page.getByRole('button', { name: text('refund.paid') }).click()
    }
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/2\.55/).waitFor()
    await visitor.expectGoodPage('paying out')
    await dialog.getByRole('button', { name: text('refund.paid') }).click()
    await page.getByText(text('refund.said.paid')).waitFor()
    expect(valueOf(await company.admin.getRefund({ params: { id: refund?.number ?? '' } })).status).toBe('settled')
    visitor.expectNothingWrong()
  },
)
