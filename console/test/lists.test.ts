import { beforeAll, expect, test } from 'vitest'
import { changeRead } from './changed-read.ts'
import { find, goTo, setUp, upload } from './errands.ts'
import { SOON } from './patience.ts'
import { type RunningServer, startServer } from './server.ts'
import { type Visitor, visit } from './visitor.ts'

let server: RunningServer
let first: Visitor

/** One server and what stands in it, for all: requests of a table, a complaint, an order, a customer and a product. */
beforeAll(async () => {
  server = await startServer()
  first = await visit('zh-CN', 1440)
  await setUp(first, server.setUpLink)
  await upload(first)
  const post = async (path: string, items: readonly object[]) => {
    const data = { items }
    const answer = await first.page.request.post(`${server.address}${path}`, {
      headers: { origin: server.address },
      data,
    })
    expect(answer.status(), path).toBe(200)
    for (const { refusal } of (await answer.json()).items) expect(refusal).toBeNull()
  }
  await post('/api/customers', [
    { key: 'c', source: 'shop', number: '17850', name: '王小芳', phones: ['138 1234 5678'] },
  ])
  await post('/api/products', [{ key: 'p', code: '85123A', name: { en: 'White heart', 'zh-CN': '白色心形挂饰' } }])
  const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })
  await post('/api/warehouses', [
    { key: 'w1', code: 'HZ', name: both('Hangzhou warehouse', '杭州仓') },
    { key: 'w2', code: 'GZ', name: both('Guangzhou warehouse', '广州仓') },
  ])
  await post('/api/stock-receipts', [
    { key: 'r1', warehouse: 'HZ', product: '85123A', units: 1_200 },
    { key: 'r2', warehouse: 'GZ', product: '85123A', units: 3 },
  ])
  await post('/api/cases', [
    {
      key: 'k',
      type: 'complaint',
      source: 'shop',
      customer: '17850',
      title: '=投诉物流',
      fields: { about: 'service', description: '态度差' },
    },
  ])
})

/** Somebody who has come in by a link of their own, before a screen. */
async function comeIn(language: 'zh-CN' | 'en', width: number): Promise<Visitor> {
  const visitor = await visit(language, width)
  await visitor.page.goto(await server.signInLink())
  await visitor.page.getByRole('heading', { level: 1, name: visitor.text('places.home') }).waitFor()
  return visitor
}

/** Types into the search across everything, and opens the first of what was found in that group. */
async function findAnd({ page }: Visitor, typed: string, group: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').last().fill(typed)
  const found = page.getByRole('group', { name: group }).getByRole('option').first()
  await found.filter({ hasText: typed }).click()
}

/** On a phone the bar is at the lower edge of the screen, wherever the page ends, and says where one is. */
async function expectTabBar({ page, text }: Visitor): Promise<void> {
  const bar = page.getByRole('navigation', { name: text('frame.places') })
  expect(await bar.locator('[aria-current]').count()).toBe(1)
  const box = await bar.boundingBox()
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(page.viewportSize()?.height)
}

const LISTS = ['cases', 'orders', 'customers', 'products', 'stock', 'refunds', 'parcels'] as const

test.each([
  ['zh-CN', 1440],
  ['en', 390],
] as const)('in %s at %i pixels every list and what it leads to is a good page', async (language, width) => {
  const visitor = await comeIn(language, width)
  const { page } = visitor
  await visitor.expectGoodPage('home')
  for (const list of LISTS) {
    await goTo(visitor, list)
    await page.locator('main tbody tr, main p').first().waitFor()
    await visitor.expectGoodPage(list)
    if (list === 'orders') await page.locator('main [title="17850"]', { hasText: '王小芳' }).first().waitFor()
    if (width < 500) await expectTabBar(visitor)
    const row = page.locator('[data-row]').first()
    if ((await row.count()) === 0 || list === 'cases') continue
    await row.click()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    const back = page.locator('main').getByRole('link', { name: visitor.text(`places.${list}`), exact: true })
    await back.first().waitFor()
    await visitor.expectGoodPage(`one of ${list}`)
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').last().fill('王小芳')
  await page.getByRole('option', { name: /王小芳.*17850/ }).waitFor()
  await visitor.expectGoodPage('palette')
  visitor.expectNothingWrong()
  await visitor.context.close()
})

test('a figure at home is what its list counts, and a list is narrowed and sorted', async () => {
  const { page, text } = first
  await page.goto(server.address)
  const figure = page.getByRole('link', { name: text('home.figure.waiting') })
  const count = /\d+/.exec((await figure.textContent()) ?? '')?.[0]
  await figure.click()
  await page.getByRole('heading', { level: 1, name: text('places.cases') }).waitFor()
  await expect.poll(() => page.locator('[data-row]').count(), SOON).toBe(Number(count))
  await page.getByLabel(text('lists.chooseAll')).check()
  const chosen = (many: number) => page.getByRole('toolbar', { name: text('lists.chosen', { count: many }) })
  await chosen(Number(count)).waitFor()

  await page.getByRole('button', { name: text('lists.addFilter') }).click()
  await page.getByRole('button', { name: text('lists.filter.type'), exact: true }).click()
  await find(page.getByLabel(text('lists.filter.type')).last(), '投诉')
  await expect.poll(() => page.locator('[data-row]').count(), SOON).toBe(1)
  await page.getByRole('button', { name: text('lists.column.due') }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('sort'), SOON).toBe('due')

  // What a filter hides is not acted upon, though it was chosen.
  await chosen(1).getByRole('combobox').click()
  await page.locator('.ant-select-item-option', { hasText: text('priorities.high') }).click()
  await chosen(1).waitFor({ state: 'detached' })
  const answer = await page.request.get(`${server.address}/api/cases?priority=high`)
  const changed = (await answer.json()).items.map(({ title }: { title: string }) => title)
  expect(changed).toEqual(['=投诉物流'])

  // A longer text has lines, and one line cannot hold them: it is changed at the case.
  const columns = ['number', 'field.about', 'field.description']
  await page.evaluate(`localStorage.setItem('aftersale.list.cases', '${JSON.stringify({ columns })}')`)
  await page.reload()
  await page.getByRole('cell', { name: '态度差', exact: true }).waitFor()
  expect(await page.getByRole('cell').getByRole('button').count()).toBe(1)
  first.expectNothingWrong()
})

test('stock is found by its product and narrowed to a warehouse by name; how much there is is counted, and nothing is told', async () => {
  const { page, text } = first
  await page.goto(`${server.address}/stock`)
  await page.getByText(text('lists.count.stock_other', { number: 2 })).waitFor()
  await page.getByRole('searchbox', { name: text('lists.search.stock') }).fill('心形')
  await expect.poll(() => new URL(page.url()).searchParams.get('q'), SOON).toBe('心形')
  await page.getByRole('button', { name: text('lists.addFilter') }).click()
  await page.getByRole('button', { name: text('lists.filter.warehouse'), exact: true }).click()
  await page.getByRole('button', { name: '杭州仓', exact: true }).click()
  await page.getByText(text('lists.count.stock_other', { number: 1 })).waitFor()
  const row = page.getByRole('row', { name: '85123A' })
  expect(await row.getByRole('cell').allInnerTexts()).toEqual([
    '白色心形挂饰',
    '85123A',
    '杭州仓',
    '1,200',
    '1,200',
    '0',
    '0',
    expect.stringContaining(text('values.none')),
  ])
  first.expectNothingWrong()
})

test('a part of a page that cannot be loaded says so, and is tried again', async () => {
  const { page, text } = await comeIn('en', 1440)
  const parcelsAgain = await changeRead(page, { route: 'listParcels', address: '**/api/parcels?*' }, 'cut')
  await goTo({ page, text }, 'orders')
  await page.locator('[data-row]').first().click()
  const parcels = page.getByRole('region', { name: text('places.parcels') })
  await parcels.getByRole('alert').getByText(text('states.partFailed')).waitFor()
  await parcelsAgain()
  await parcels.getByRole('button', { name: text('states.retry') }).click()
  await parcels.getByText(text('lists.none.parcels')).waitFor()

  // A choice without options is not one that has none.
  const typesAgain = await changeRead(page, { route: 'listCaseTypes', address: '**/api/case-types' }, 'cut')
  await goTo({ page, text }, 'cases')
  await page.getByRole('button', { name: text('lists.addFilter') }).click()
  await page.getByRole('button', { name: text('lists.filter.type'), exact: true }).click()
  await page.getByRole('alert').getByText(text('states.partFailed')).waitFor()
  await typesAgain()
  await page.getByRole('button', { name: text('states.retry') }).click()
  await page.getByRole('combobox', { name: text('lists.filter.type') }).waitFor()
  await page.context().close()
})

test('with the network gone a page that was not open yet says so in its place, and opens when it is back', async () => {
  const { page, text } = await comeIn('en', 1440)
  await goTo({ page, text }, 'cases')
  await page.context().setOffline(true)
  const refunds = page.getByRole('navigation').getByRole('link', { name: text('places.refunds'), exact: true })
  await refunds.click()
  await page.getByText(text('states.offline'), { exact: true }).waitFor()
  expect(await page.getByRole('main').count()).toBe(1)
  expect(await refunds.isVisible()).toBe(true)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: text('states.retry') }).click()
  await page.getByRole('heading', { level: 1, name: text('places.refunds') }).waitFor()
  await page.context().close()
})

test('a page comes in some dozen scripts', async () => {
  const { page, text } = await comeIn('en', 1440)
  await page.goto(`${server.address}/tasks`)
  await page.getByRole('heading', { level: 1, name: text('places.tasks') }).waitFor()
  const scripts = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length"
  const asked = await page.evaluate<number>(scripts)
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(36)
  await page.context().close()
})

test('after a release the console is loaded anew: at once, but where somebody has typed when they go elsewhere', async () => {
  const { page, text } = await comeIn('en', 1440)
  let isReleased = false
  await page.route('**/assets/*.js', (route) => (isReleased ? route.fulfill({ status: 404 }) : route.continue()))
  await page.route(`${server.address}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/newer.js"></script>' }),
  )
  const link = (place: string) => page.getByRole('navigation').getByRole('link', { name: text(`places.${place}`) })
  // What is asked for with a new page is there.
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isReleased = false
  })
  const release = () => {
    isReleased = true
    return page.waitForEvent('domcontentloaded')
  }
  await goTo({ page, text }, 'cases')
  await page.evaluate('window.wasHereBefore = true')
  const untyped = release()
  await link('orders').hover()
  await untyped
  await page.getByRole('heading', { level: 1, name: text('places.cases') }).waitFor()
  expect(await page.evaluate('window.wasHereBefore')).toBeUndefined()

  // As if the minute were over in which a page is not loaded anew twice.
  await page.evaluate('sessionStorage.clear()')
  await page.getByRole('button', { name: text('lists.views') }).click()
  await page.getByLabel(text('lists.viewName')).fill('mine')
  const typed = release()
  await link('customers').hover()
  await page.getByRole('status').getByText(text('states.newer')).waitFor()
  expect(await page.getByLabel(text('lists.viewName')).inputValue()).toBe('mine')
  await link('customers').click()
  await typed
  await page.getByRole('heading', { level: 1, name: text('places.customers') }).waitFor()
  expect(await page.getByText(text('states.newer')).count()).toBe(0)
  await page.context().close()
})

test('everything is found and opened by the keyboard alone', async () => {
  const { page, text } = first
  await page.goto(server.address)
  await page.getByRole('heading', { level: 1, name: text('places.home') }).waitFor()
  const lines: string[] = []
  page.on('request', (request) => request.url().includes('/api/live') && lines.push(request.url()))
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').last().waitFor()
  await page.keyboard.type('5678')
  const customer = page.getByRole('option', { name: /王小芳.*17850/ })
  await customer.waitFor()
  await page.getByRole('status').getByText(text('palette.keys')).waitFor()
  for (let step = 0; step < 10 && (await customer.getAttribute('aria-selected')) !== 'true'; step += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '王小芳' }).waitFor()
  await page.getByText('138 1234 5678').waitFor()
  // News is heard of the case that is open: a customer is none.
  expect(lines.filter((line) => line.includes('case='))).toEqual([])
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: /王小芳/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox').last().waitFor({ state: 'detached' })
  // A topic of administration, the cases of a type, a file of the business.
  await findAnd(first, text('admin.places.calendars'), text('palette.pages'))
  await page.getByRole('heading', { level: 1, name: text('admin.places.calendars') }).waitFor()
  await findAnd(first, '投诉', text('palette.types'))
  await page.getByRole('heading', { level: 1, name: text('places.cases') }).waitFor()
  expect(new URL(page.url()).searchParams.get('type')).toBe('complaint')
  await findAnd(first, 'complaint.dmn', text('palette.kind.model'))
  await page.waitForURL('**/studio/models/complaint.dmn')
  first.expectNothingWrong()
})
