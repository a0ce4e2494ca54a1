import { createClient } from '@aftersale/contract'
import { beforeAll, expect, test } from 'vitest'
import { browserFetch } from '../../server/src/cli/simulate/visitor.ts'
import { endEvent, flows, processFile, serviceTask, startEvent, userTask } from '../../server/test/bpmn-text.ts'
import { valueOf } from '../../server/test/http-server.ts'
import { sell } from '../../server/test/shop.ts'
import { administrator, find } from './errands.ts'
import { type RunningServer, startServer } from './server.ts'
import { texter } from './texter.ts'
import { type Visitor, visit } from './visitor.ts'

let server: RunningServer
let admin: ReturnType<typeof createClient>
let visitor: Visitor
beforeAll(async () => {
  server = await startServer({ providers: [await texter()] })
  admin = createClient(server.address, { fetch: browserFetch(server.address) })
  const token = server.setUpLink.split('#')[1] ?? ''
  valueOf(await admin.setUp({ body: { token, ...administrator } }))
  await brokenWork()
  visitor = await visit('zh-CN', 1440)
  await visitor.page.goto(await server.signInLink())
  await visitor.page.getByRole('navigation').first().waitFor()
})
/** Three steps that a program gave up, and a flow whose task somebody can be given. */
async function brokenWork() {
  const failing = processFile(
    'labels',
    startEvent(),
    serviceTask('Print', 'print', '打印面单'),
    endEvent(),
    flows('Start', 'Print', 'End'),
  )
  const asking = processFile(
    'asking',
    startEvent(),
    userTask('Ask', undefined, '核对'),
    endEvent(),
    flows('Start', 'Ask', 'End'),
  )
  const resources = [
    { name: 'labels.bpmn', content: failing },
    { name: 'asking.bpmn', content: asking },
  ]
  valueOf(await admin.deploy({ body: { resources } }))
  for (const businessKey of ['R1', 'R2', 'R3']) {
    valueOf(await admin.startInstance({ params: { key: 'labels' }, body: { businessKey } }))
  }
  valueOf(await admin.startInstance({ params: { key: 'asking' }, body: { businessKey: 'R4' } }))
  const { jobs } = valueOf(await admin.activateJobs({ body: { types: ['print'], worker: 'printer' } }))
  for (const { id, fence } of jobs) {
    valueOf(await admin.failJob({ params: { id }, body: { fence, message: '打印机缺纸', retries: 0 } }))
  }
}

/** An order of a customer, and its id. */
async function bought(orderNumber: string): Promise<string> {
  await sell(server.database, { orderNumber, customer: 'C-1', product: 'EAR-01', productName: '无线耳机' })
  const [order] = valueOf(await admin.listOrders({ query: { number: orderNumber } })).items
  return order?.id ?? ''
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const goTo = async (place: string) => {
  await visitor.page.goto(`${server.address}/admin/${place}`)
}
const press = (key: string, values = {}) =>
  visitor.page.getByRole('button', { name: visitor.text(key, values), exact: true }).click()
const choose = (label: string, option: string) =>
  find(visitor.page.getByRole('combobox', { name: label, exact: true }), option)

test('an administrator adds a person and gives a role; the person comes in and sees what the role allows; then leaves', async () => {
  const { page, text } = visitor
  await goTo('people')
  await press('people.add')
  await page.locator('#person-name').fill('陈静')
  await page.locator('#person-email').fill('chen@example.com')
  await press('people.addSubmit')
  await choose(text('people.role'), '店长')
  await choose(text('people.unit'), '公司')
  await visitor.expectGoodPage('a person')
  await press('people.giveRole')
  await page.getByText('公司的店长').first().waitFor()
  await press('people.makeLink')
  const link = await page.getByRole('textbox', { name: text('people.invite') }).inputValue()

  const chen = await visit('zh-CN', 1440)
  await chen.page.goto(link)
  await chen.page.locator('#password').fill('correct horse battery')
  await chen.page.getByRole('button', { name: text('invitation.submit') }).click()
  await chen.page.getByRole('navigation').first().waitFor()
  await chen.page.goto(`${server.address}/admin`)
  const topics = chen.page.getByRole('navigation', { name: text('admin.topics') })
  await topics.getByRole('link', { name: text('admin.places.roles') }).waitFor()
  expect(await topics.getByRole('link').allInnerTexts()).toEqual(
    ['roles', 'units', 'caseTypes', 'fields', 'words', 'templates', 'calendars', 'portal'].map((place) =>
      text(`admin.places.${place}`),
    ),
  )
  for (const closed of ['audit', 'jobs']) {
    await chen.page.goto(`${server.address}/admin/${closed}`)
    await chen.page.getByText(text('states.forbidden')).waitFor()
  }

  const [task] = valueOf(await admin.listWork({ query: { whose: 'all' } })).items
  valueOf(await admin.assignTask({ params: { id: task?.id ?? '' }, body: { to: 'chen@example.com' } }))
  await goTo('people')
  await page.getByRole('button', { name: '陈静' }).click()
  await press('people.leaveStart')
  await page.getByText(text('people.leaving.tasks')).waitFor()
  await choose(text('people.successor'), administrator.email)
  await visitor.expectGoodPage('leaving')
  await press('people.leaveSubmit', { name: '陈静' })
  await page.getByText(text('people.leftSaid_other', { name: '陈静', count: 1 })).waitFor()
  const [moved] = valueOf(await admin.listWork({ query: { whose: 'mine' } })).items
  expect(moved?.id).toBe(task?.id)
  await goTo('people')
  const working = valueOf(await admin.listAccounts()).items.filter(({ leftAt }) => leftAt === null)
  await page.getByText(text('people.count_other', { number: working.length }), { exact: true }).waitFor()
  await page.getByText(text('people.shown.left'), { exact: true }).click()
  await page.getByRole('button', { name: '陈静' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '陈静' }).waitFor()
  await chen.page.goto(`${server.address}/admin`)
  await chen.page.getByLabel(text('signIn.email')).waitFor()
  chen.expectNothingWrong()
  await chen.context.close()
  visitor.expectNothingWrong()
})

test('incidents of one step and reason are tried again together', async () => {
  const { page, text } = visitor
  await goTo('incidents')
  await page.getByRole('button', { name: '打印面单' }).click()
  await press('incident.retryAll', { count: 3 })
  await page.getByText(text('incident.retryPreview', { count: 3 })).waitFor()
  await visitor.expectGoodPage('incidents')
  await page.getByRole('button', { name: text('incident.retryAll', { count: 3 }), exact: true }).click()
  await page.getByText(text('incident.none')).waitFor()
  expect(valueOf(await admin.listIncidents({ query: {} })).items).toEqual([])
  visitor.expectNothingWrong()
})

test('a template opens in the studio and is published with a reason, and the audit tells who did, and what differs', async () => {
  const { page, text } = visitor
  await goTo('templates')
  await page.getByRole('button', { name: '投诉答复' }).click()
  await page.getByLabel(text('studioWording.textZh')).fill('关于您的投诉 {{ case.number }}：已处理。')
  await page.getByText(text('studio.saved'), { exact: true }).waitFor()
  await press('studio.publish')
  const sheet = page.getByRole('dialog')
  expect(await sheet.getByRole('button', { name: text('studio.publish') }).isDisabled()).toBe(true)
  await sheet.getByLabel(text('studio.note')).fill('措辞更清楚')
  await sheet.getByRole('button', { name: text('studio.publish') }).click()
  await page.getByText(text('studio.published'), { exact: true }).waitFor()
  await goTo('audit')
  await page
    .getByRole('button', { name: text('audit.actions.changed', { object: text('audit.objects.message-template') }) })
    .first()
    .click()
  await page.getByRole('dialog').getByText('关于您的投诉 {{ case.number }}：已处理。').waitFor()
  await visitor.expectGoodPage('an entry of the audit')
  visitor.expectNothingWrong()
})

test('words are changed in place and saved together, and read at once in a list of cases; taken away, people see the key', async () => {
  const { page, text } = visitor
  const items = [
    { key: 'w1', kind: 'source' as const, of: 'shop', words: { en: 'Shop', 'zh-CN': '旧店铺' } },
    { key: 'w2', kind: 'source' as const, of: 'gone', words: { en: 'Gone', 'zh-CN': '已关店铺' } },
  ]
  valueOf(await admin.putWords({ body: { items } }))
  const fields = { about: 'service', description: '态度差' }
  const complaint = { key: 'c1', type: 'complaint', source: 'shop', customer: 'C-9', title: '态度差', fields }
  valueOf(await admin.openCases({ body: { items: [complaint] } }))
  await goTo('words')
  await page.evaluate(`localStorage.setItem('aftersale.list.cases', '{"columns":["number","source"]}')`)
  await page
    .getByRole('radiogroup', { name: text('words.kind') })
    .getByText(text('words.kinds.source'))
    .click()
  await page.getByLabel(text('words.search')).fill('店铺')
  await page.getByLabel(`${text('words.chinese')} · shop`).fill('云帆旗舰店')
  await page.getByRole('button', { name: text('words.removeOf', { key: 'gone' }) }).click()
  await press('words.add')
  await page.getByLabel(text('words.newKey'), { exact: true }).fill('shop')
  await page.getByText(text('words.problems.keyTaken')).waitFor()
  await page.getByLabel(text('words.newKey'), { exact: true }).fill('outlet')
  await page.getByLabel(`${text('words.chinese')} · outlet`).fill('折扣店')
  expect(await page.getByRole('button', { name: text('words.save'), exact: true }).isDisabled()).toBe(true)
  await page.getByLabel(`${text('words.english')} · outlet`).fill('Outlet')
  await visitor.expectGoodPage('words')
  await page.reload()
  await page.getByText(text('words.changes_other', { formatted: 3 })).waitFor()
  await press('words.save')
  await page.getByText(text('words.saved')).waitFor()
  expect(valueOf(await admin.listWords()).source).toEqual({
    outlet: { en: 'Outlet', 'zh-CN': '折扣店' },
    shop: { en: 'Shop', 'zh-CN': '云帆旗舰店' },
  })
  await page
    .getByRole('navigation')
    .getByRole('link', { name: text('places.cases'), exact: true })
    .click()
  await page.getByRole('cell', { name: '云帆旗舰店' }).first().waitFor()
  visitor.expectNothingWrong()
})

test('open jobs are found by their type, and are given attempts', async () => {
  const { page, text } = visitor
  await goTo('incidents')
  await page.getByRole('link', { name: text('incident.toJobs') }).click()
  await find(page.getByRole('combobox', { name: text('job.type') }), 'print')
  await page
    .getByRole('button', { name: text('job.setRetriesOf', { name: 'print' }) })
    .first()
    .click()
  await page.getByRole('spinbutton', { name: text('job.retries') }).fill('7')
  await visitor.expectGoodPage('attempts')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('job.setRetries'), exact: true })
    .click()
  await page.getByText(text('job.retriesSet')).waitFor()
  const left = valueOf(await admin.listJobs({ query: { type: 'print' } })).items.map(({ retries }) => retries)
  expect(left.filter((retries) => retries === 7)).toHaveLength(1)
  visitor.expectNothingWrong()
})

test('a case that stopped says whether its customer has been told since', async () => {
  const { page, text } = visitor
  const document = {
    key: 'label',
    name: { en: 'Label', 'zh-CN': '面单' },
    process: 'labels',
    numbering: { prefix: 'LB', digits: 4 },
    priority: { fixed: 'normal' },
  }
  valueOf(await admin.putCaseTypes({ body: { items: [{ key: 'label', document: document as never }] } }))
  const stopped = { key: 'stopped', type: 'label', source: 'shop', customer: 'C-8', title: '面单未打印' }
  const [opened] = valueOf(await admin.openCases({ body: { items: [stopped] } })).items
  const number = opened?.done?.number ?? ''
  const { jobs } = valueOf(await admin.activateJobs({ body: { types: ['print'], worker: 'printer' } }))
  for (const { id, fence } of jobs) {
    valueOf(await admin.failJob({ params: { id }, body: { fence, message: '打印机缺纸', retries: 0 } }))
  }
  await page.goto(`${server.address}/cases/${number}`)
  await page.getByText(text('case.toldNothing')).waitFor()
  await visitor.expectGoodPage('a case that stopped')
  const reply = { key: 'told', kind: 'public' as const, text: '抱歉，面单稍后打印。' }
  valueOf(await admin.writeEntry({ params: { id: number }, body: reply }))
  await page.reload()
  await page.getByText(/^中断之后已告知客户（.*）：“抱歉，面单稍后打印。”$/).waitFor()
  visitor.expectNothingWrong()
})

test('the portal has the name and the colour that were set, its picture is taken or refused; a code lets the customer of an order in', async () => {
  const { page, text } = visitor
  await goTo('portal')
  await page.getByLabel(text('role.nameZh')).fill('云帆')
  await page.getByText(text('portal.nameHalf')).waitFor()
  await page.getByLabel(text('role.nameEn')).fill('Yunfan')
  await page.getByLabel(text('portal.colour'), { exact: true }).fill('#0B5')
  await page.getByText(text('portal.colourWrong')).waitFor()
  await page.getByLabel(text('portal.colour'), { exact: true }).fill('#ffe100')
  const take = (buffer: Buffer) =>
    page.locator('#portal-logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
  // Saved is what is shown: a file takes its time to be read.
  const shows = (buffer: Buffer) =>
    page.locator(`img[alt="${text('portal.logo')}"][src$="${buffer.toString('base64')}"]`).waitFor()
  const noPicture = Buffer.from('<svg/>')
  await take(Buffer.alloc(512 * 1024 + 1))
  await page.getByText(text('portal.logoTooLarge')).waitFor()
  await take(noPicture)
  await shows(noPicture)
  await press('portal.save')
  await page.getByRole('alert').getByText('512 KB').waitFor()
  await take(PIXEL)
  await shows(PIXEL)
  await press('portal.save')
  await page.getByText(text('portal.saved')).waitFor()
  await visitor.expectGoodPage('the portal as it is set up')
  expect(valueOf(await admin.getPortalSettings())).toEqual({
    name: { en: 'Yunfan', 'zh-CN': '云帆' },
    colour: '#ffe100',
    hasLogo: true,
    sendsCodes: true,
    returnAddress: null,
  })

  await page.goto(`${server.address}/orders/${await bought('A-1')}`)
  await press('portal.letIn')
  await page.getByText(text('portal.noMobile')).waitFor()
  await press('portal.codeDone')
  const phones = ['138 1234 5678', '13900000001']
  await admin.putCustomers({ body: { items: [{ key: 'c', source: 'shop', number: 'C-1', name: '王小芳', phones }] } })
  await press('portal.letIn')
  await page.getByRole('radio', { name: '139****0001' }).check()
  await press('portal.sendTo', { to: '139****0001' })
  await page.getByText(/您的验证码为 \d{6}/).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: text('portal.codeStates.sent') })
    .waitFor()
  await visitor.expectGoodPage('a code that was sent')
  await press('portal.readOut')
  const shown = (key: string) => page.getByRole('textbox', { name: text(key), exact: true }).inputValue()
  const [address, code] = [await shown('portal.address'), await shown('portal.code')]
  await visitor.expectGoodPage('a code')
  await press('portal.codeDone')
  const customer = await visit('zh-CN', 390)
  await customer.page.goto(address)
  await customer.page.getByText('云帆', { exact: true }).waitFor()
  await customer.page.getByRole('button', { name: '用验证码查询' }).click()
  await customer.page.getByLabel('验证码').fill(code)
  await customer.page.getByRole('button', { name: '查询订单' }).click()
  await customer.page.getByText('无线耳机').first().waitFor()

  await press('portal.end')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('portal.end'), exact: true })
    .click()
  await page.getByText(text('portal.ended_other', { formatted: 1 })).waitFor()
  await customer.page.reload()
  await customer.page.getByRole('button', { name: '查询订单' }).waitFor()
  customer.expectNothingWrong()
  await customer.context.close()
  visitor.expectNothingWrong()
})

const PLACES = [
  'people',
  'roles',
  'units',
  'absences',
  'caseTypes',
  'fields',
  'words',
  'templates',
  'calendars',
  'portal',
  'automations',
  'incidents',
  'jobs',
  'providers',
  'apiKeys',
  'audit',
]
const OPENED = ['roles', 'calendars']

test.each([
  ['zh-CN', 390],
  ['en', 1440],
] as const)('in %s at %i pixels every page of administration is good, and what it opens', async (language, width) => {
  const walker = await visit(language, width)
  const { page, text } = walker
  await page.goto(await server.signInLink())
  await page.getByRole('navigation').first().waitFor()
  await page.goto(`${server.address}/admin`)
  const isPhone = width < 821
  if (isPhone) {
    await page.getByText(text('admin.about.people')).waitFor()
    await walker.expectGoodPage('topics')
  }
  for (const place of PLACES) {
    const name = text(`admin.places.${place}`)
    await page
      .getByRole('navigation', { name: text('admin.topics') })
      .getByRole('link', { name, exact: true })
      .click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    if (OPENED.includes(place)) {
      await page.locator('[data-row]').first().press('Enter')
      await page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor()
    }
    await walker.expectGoodPage(place)
    if (OPENED.includes(place)) {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    if (isPhone)
      await page
        .getByRole('main')
        .getByRole('link', { name: text('places.admin'), exact: true })
        .click()
  }
  walker.expectNothingWrong()
  await walker.context.close()
})
